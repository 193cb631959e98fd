import { tokensOf } from './manifest/css-tokens.mjs';
import { literalTypes } from './manifest/literal-types.mjs';

/** What the custom elements manifest is made from, and that it tells only what users of the elements can use. */
export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  // The path of the manifest stands in package.json already.
  packagejson: false,
  quiet: true,
  plugins: [
    { name: 'public-only', packageLinkPhase: keepWhatIsPublic },
    { name: 'css-tokens', packageLinkPhase: listTokens },
    { name: 'literal-types', packageLinkPhase: spellOutTypes },
  ],
};

/**
 * The part of a manifest that is changed here.
 *
 * @typedef {{ modules: Module[] }} Manifest
 * @typedef {{ path: string, declarations: Declaration[] }} Module
 * @typedef {{ tagName?: string, members?: Member[], attributes?: Member[], events?: { name?: string }[], cssProperties?: CssToken[] }} Declaration
 * @typedef {import('./manifest/css-tokens.mjs').CssToken} CssToken
 * @typedef {{ text: string }} Type
 * @typedef {{ name: string, privacy?: string, static?: boolean, type?: Type, parsedType?: Type }} Member
 */

/**
 * Shared base classes have been copied into the elements by now, helpers concern nobody, and an event without a
 * name is one that is dispatched from a variable; it is documented by name at its class.
 *
 * @param {{ customElementsManifest: Manifest }} phase
 */
function keepWhatIsPublic({ customElementsManifest: manifest }) {
  for (const module of manifest.modules) {
    module.declarations = module.declarations.filter(({ tagName }) => tagName !== undefined);
    for (const element of module.declarations) {
      element.members = element.members?.filter(isPublic) ?? [];
      element.events = element.events?.filter(({ name }) => name) ?? [];
    }
  }
  manifest.modules = manifest.modules
    .filter(({ declarations }) => declarations.length > 0)
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * The tokens come from the file that has them, so that each is described once; what an element has beside them is in
 * its own comment.
 *
 * @param {{ customElementsManifest: Manifest }} phase
 */
function listTokens({ customElementsManifest: { modules } }) {
  for (const { path, declarations } of modules) {
    for (const element of declarations) {
      const tokens = tokensOf(path);
      const known = new Set(tokens.map(({ name }) => name));
      const own = (element.cssProperties ?? []).filter(({ name }) => !known.has(name));
      element.cssProperties = [...own, ...tokens];
    }
  }
}

/**
 * Says beside the name of a type which strings it has, under the name that several tools look for.
 *
 * @param {{ customElementsManifest: Manifest }} phase
 */
function spellOutTypes({ customElementsManifest: { modules } }) {
  const known = literalTypes('src');
  for (const { members = [], attributes = [] } of modules.flatMap(({ declarations }) => declarations)) {
    for (const member of [...members, ...attributes]) {
      const text = known.get(member.type?.text.replace(' | undefined', '') ?? '');
      if (text !== undefined) member.parsedType = { text };
    }
  }
}

/** @param {Member} member */
function isPublic({ name, privacy = 'public', static: isStatic = false }) {
  return privacy === 'public' && !isStatic && !name.startsWith('#');
}
