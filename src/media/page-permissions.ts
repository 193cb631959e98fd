/**
 * What an embedding page can keep from the page in its iframe, by the names that Permissions Policy and the `allow`
 * attribute use.
 */
export type PageFeature = 'microphone' | 'camera' | 'display-capture' | 'autoplay' | 'fullscreen';

/** Tells whether the page may use a feature; undefined where the browser doesn't tell. */
export type PagePolicy = (feature: PageFeature) => boolean | undefined;

const FEATURES: readonly PageFeature[] = [
  'microphone',
  'camera',
  'display-capture',
  'autoplay',
  'fullscreen',
];

/** The features that the page may not use, whatever the person says. What can't be known counts as allowed. */
export function withheldFeatures(policy: PagePolicy): readonly PageFeature[] {
  return Object.freeze(FEATURES.filter((feature) => policy(feature) === false));
}

/** The policy of a document, as far as its browser tells: Chromium does, the others know about fullscreen only. */
export function policyOf(page: Document | undefined): PagePolicy {
  return (feature) => {
    if (!page) return undefined;
    // The first is the name in the specification, the second the one that browsers have.
    const policy: unknown = Reflect.get(page, 'permissionsPolicy') ?? Reflect.get(page, 'featurePolicy');
    // Of a feature that it doesn't know a browser says that it is not allowed.
    const known = ask(policy, 'features');
    if (Array.isArray(known) && known.includes(feature))
      return Boolean(ask(policy, 'allowsFeature', feature));
    if (feature !== 'fullscreen') return undefined;
    const enabled: unknown = Reflect.get(page, 'fullscreenEnabled');
    return typeof enabled === 'boolean' ? enabled : undefined;
  };
}

/** The policy of the page that we run in. */
export const documentPolicy: PagePolicy = policyOf(globalThis.document);

function ask(policy: unknown, method: string, ...values: readonly unknown[]): unknown {
  if (typeof policy !== 'object' || policy === null) return undefined;
  const answer: unknown = Reflect.get(policy, method);
  return typeof answer === 'function' ? Reflect.apply(answer, policy, values) : undefined;
}
