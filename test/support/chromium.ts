import { findChromium, howToInstall } from '../../scripts/lib/chromium.mjs';

/** The Chromium that the tests drive: the one that CHROME_PATH names, otherwise the first on PATH. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === undefined) throw new Error(howToInstall());
  return path;
}

/** Whoever asks for devices gets them. */
export const GIVES_DEVICES = '--use-fake-ui-for-media-stream';
/** Loudspeakers are among them, which no sound leaves. */
export const FAKE_DEVICES = '--use-fake-device-for-media-stream=fps=30';

/** Fake devices that are granted without a question, media that plays without a gesture, nothing phoned home. */
export const chromiumFlags: string[] = [
  // As root, in containers, the sandbox can't be set up.
  '--no-sandbox',
  FAKE_DEVICES,
  GIVES_DEVICES,
  '--autoplay-policy=no-user-gesture-required',
  // A network namespace with nothing but `lo` still has to offer a candidate.
  '--allow-loopback-in-peer-connection',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
