import { deviceIntent, type WidgetDevice } from './device-intent.ts';

/** A widget file as the portal puts it into its frame. */
export interface PreparedWidget {
  readonly html: string;
  /** What its meta tag asks for; a frame gets nothing else. */
  readonly devices: ReadonlySet<WidgetDevice>;
}

/** The files of this package on its CDN; the strict policy knows no CDN, and this server has the same files. */
const CDN = /^https:\/\/cdn\.jsdelivr\.net\/npm\/mesh-call@[\w.-]+\//;

/** Reads the meta tag of a widget, and puts the SDK before its scripts. */
export function prepareWidget(file: string, origin: string): PreparedWidget {
  const page = new DOMParser().parseFromString(file, 'text/html');
  const intent = page.querySelector<HTMLMetaElement>('meta[name="robutler:widget"]');
  for (const script of page.querySelectorAll<HTMLScriptElement>('script[src]')) {
    script.setAttribute('src', (script.getAttribute('src') ?? '').replace(CDN, `${origin}/`));
  }
  const sdk = page.createElement('script');
  sdk.type = 'module';
  // A widget without an origin asks for it across origins, like for every module.
  sdk.src = `${origin}/widgets/sdk.v2.js`;
  page.head.prepend(sdk);
  return {
    html: `<!doctype html>\n${page.documentElement.outerHTML}`,
    devices: deviceIntent(intent?.content ?? ''),
  };
}
