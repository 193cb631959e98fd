import { LAYOUT, preferCodecs } from './layout.ts';

let warmedUp: Promise<void> | undefined;

/**
 * Lets the browser load and prepare what its first connection needs, while the person looks at the lobby: the first
 * description of a page takes some hundred milliseconds, later ones about ten. Never rejects; once per page.
 */
export function warmUpWebRtc(): Promise<void> {
  warmedUp ??= describeNothing().catch(() => undefined);
  return warmedUp;
}

async function describeNothing(): Promise<void> {
  const connection = new RTCPeerConnection();
  try {
    for (const [, kind] of LAYOUT) preferCodecs(connection.addTransceiver(kind), kind);
    // Creating an offer makes the certificate and starts the engine, and gathers nothing.
    await connection.createOffer();
  } finally {
    connection.close();
  }
}
