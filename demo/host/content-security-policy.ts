/** The two policies that the host platform's guides describe. */
export type PolicyName = 'strict' | 'newer';

/** The origins that a policy is made of. */
export interface PolicyOrigins {
  /** Where widgets and their files come from. */
  readonly widgets: string;
  /** Where the host page and the room server are. */
  readonly portal: string;
}

/** The Content-Security-Policy of a widget. */
export function widgetPolicy(name: PolicyName, { widgets, portal }: PolicyOrigins): string {
  // The platform has TLS; this server has not, so its rooms are at `ws:`, which `wss:` doesn't include.
  const rooms = portal.replace(/^http/, 'ws');
  const policies: Readonly<Record<PolicyName, readonly string[]>> = {
    // Nothing but a list of origins: no 'unsafe-inline', no blob:, no data:, no wildcard.
    strict: [
      `default-src ${widgets}`,
      `script-src ${widgets}`,
      `style-src ${widgets}`,
      `connect-src ${widgets} ${rooms}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ],
    newer: [
      "default-src 'self'",
      "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' https: blob:",
      "style-src 'self' 'unsafe-inline' https:",
      "img-src 'self' data: blob: https:",
      "font-src 'self' data: https:",
      "media-src 'self' blob: data: https:",
      `connect-src 'self' https: wss: data: blob: ${rooms}`,
      "worker-src 'self' blob:",
    ],
  };
  return [...policies[name], `frame-ancestors ${portal}`].join('; ');
}
