/** Which files the build for CDNs consists of: the entry, and what pages load later or not at all. */

/** The file that pages name. */
export const entryName = 'mesh-call.js';

/** The files with translations, in dist/ as rollup names modules. */
export const locale = /\/elements\/locales\/([a-z]+)\.js$/;

/** What begins each of the other files, and all that only it needs. In this order, where two need the same. */
const beginnings = [
  { file: 'mesh-call.stage', module: /\/dist\/elements\/stage-elements\.js$/ },
  { file: 'mesh-call.room', module: /\/dist\/room\/own-rooms\.js$/ },
];

/**
 * Puts all that is loaded together into one file. A page that brings its own room never loads that of the room, and
 * the elements of the call come after the first view. Only each language has a file of its own.
 *
 * @returns {import('rollup').GetManualChunk}
 */
export function fewFiles() {
  /** @type {ReadonlySet<string> | undefined} */
  let eager;
  /** @type {{ file: string, modules: ReadonlySet<string> }[] | undefined} */
  let later;
  return (id, { getModuleInfo, getModuleIds }) => {
    const importsOf = (/** @type {string} */ each) => getModuleInfo(each)?.importedIds ?? [];
    const all = [...getModuleIds()];
    eager ??= reachable(
      all.filter((each) => getModuleInfo(each)?.isEntry),
      importsOf,
    );
    later ??= beginnings.map(({ file, module }) => ({
      file,
      modules: reachable(
        all.filter((each) => module.test(each)),
        importsOf,
      ),
    }));
    if (eager.has(id)) return undefined;
    const [, language] = locale.exec(id) ?? [];
    if (language !== undefined) return `mesh-call.${language}`;
    return later.find(({ modules }) => modules.has(id))?.file;
  };
}

/**
 * @param {readonly string[]} starts
 * @param {(id: string) => readonly string[]} next
 */
function reachable(starts, next) {
  const found = new Set(starts);
  // A set that grows while it is walked through is walked through to its new end.
  for (const id of found) for (const each of next(id)) found.add(each);
  return found;
}

/**
 * Fails when a part is no longer loaded later, or another file appeared that pages would have to load.
 *
 * @returns {import('rollup').Plugin}
 */
export function knownFilesOnly() {
  const known = [entryName, ...beginnings.map(({ file }) => `${file}.js`)].sort().join();
  return {
    name: 'known-files-only',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const code = chunks.filter(({ moduleIds }) => !moduleIds.every((id) => locale.test(id)));
      const names = code
        .map(({ fileName }) => fileName)
        .sort()
        .join();
      if (names !== known) this.error(`Expected ${known}, got ${names}`);
      const imports = chunks.find(({ isEntry }) => isEntry)?.imports ?? [];
      if (imports.length > 0) this.error(`${entryName} loads ${imports.join(', ')} at once instead of later`);
      for (const { fileName, imports: others } of chunks) {
        const strange = others.filter((each) => each !== entryName);
        if (strange.length > 0) this.error(`${fileName} needs ${strange.join(', ')}`);
      }
    },
  };
}
