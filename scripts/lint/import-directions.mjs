/**
 * Who may import whom, as lint rules: imports point downward in the layers of the package (docs/architecture.md).
 * The table is the rule; what follows it only turns it into ESLint's words.
 */

/**
 * What the modules of one folder under src may import besides each other: folders, and packages (with all their
 * paths; a scope stands for all its packages).
 *
 * @typedef {object} Layer
 * @property {readonly string[]} values what may be imported for use
 * @property {readonly string[]} [types] what may only be imported as types
 * @property {boolean} [anyPackage] whether packages are left out of this
 */

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  elements: {
    values: ['controllers', 'lit', '@lit'],
    types: ['call', 'talk', 'links', 'quality', 'media', 'room', 'signaling', 'roster', 'protocol'],
  },
  controllers: { values: ['call', '@lit/context'], types: ['lit'] },
  call: { values: ['plain', 'talk', 'links', 'quality', 'media', 'room', 'signaling', 'roster', 'protocol'] },
  talk: { values: ['signaling', 'protocol'] },
  plain: { values: ['links', 'protocol'], types: ['signaling'] },
  links: { values: ['protocol', 'fflate'], types: ['signaling'] },
  quality: { values: ['protocol'] },
  media: { values: ['protocol'] },
  // Nobody else may load Yjs: a page that brings its own must not get a second one.
  room: { values: ['protocol', 'yjs', 'y-protocols', '@hocuspocus'] },
  signaling: { values: ['protocol'] },
  roster: { values: ['protocol'] },
  protocol: { values: ['lib0'] },
  server: { values: ['protocol'], anyPackage: true },
};

/** Files lie at most this many folders below src. */
const MAX_DEPTH = 4;

/**
 * The ESLint configurations, one per layer and depth: how an import is written depends on where it stands.
 *
 * @returns {import('eslint').Linter.Config[]}
 */
export function importDirections() {
  const depths = Array.from({ length: MAX_DEPTH }, (_, index) => index + 1);
  return Object.keys(layers).flatMap((folder) =>
    depths.map((depth) => ({
      name: `import-directions/${folder}/${depth}`,
      files: [`src/${folder}/${'*/'.repeat(depth - 1)}*.ts`],
      rules: rulesFor(patternsFor(folder, depth)),
    })),
  );
}

/** @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Pattern what can't be imported */

/**
 * @param {string} folder
 * @param {number} depth
 * @returns {Pattern[]}
 */
function patternsFor(folder, depth) {
  const { values, types = [], anyPackage = false } = layers[folder] ?? { values: [] };
  const allowed = [...values, ...types.map((name) => `types of ${name}`)].join(', ') || 'nothing else';
  const message = `${folder}/ may import ${allowed}. The folders and their order: docs/architecture.md.`;
  const folders = `^${'\\.\\./'.repeat(depth)}`;
  const named = (/** @type {readonly string[]} */ names) => `(${names.join('|')})(/|$)`;
  return [
    { regex: `${folders}(?!${named([folder, ...values, ...types])})`, message },
    ...(anyPackage ? [] : [{ regex: `^(?!${named([...values, ...types])})[^.]`, message }]),
    ...(types.length === 0
      ? []
      : [{ regex: `(^|${folders})${named(types)}`, message, allowTypeImports: true }]),
  ];
}

/**
 * @param {readonly Pattern[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
function rulesFor(patterns) {
  return {
    'no-restricted-imports': ['error', { patterns }],
    // That rule looks neither at `import()`, which never loads only types, nor at `typeof import()`, which does.
    'no-restricted-syntax': [
      'error',
      ...patterns.flatMap(({ regex, message, allowTypeImports = false }) => {
        const literal = `Literal[value=/${regex.replaceAll('/', '\\/')}/]`;
        const places = [
          `ImportExpression > ${literal}`,
          ...(allowTypeImports ? [] : [`TSImportType ${literal}`]),
        ];
        return places.map((selector) => ({ selector, message }));
      }),
    ],
  };
}
