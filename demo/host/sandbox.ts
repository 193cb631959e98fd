/**
 * The page between host page and widget, on an origin of its own: it gives the widget its Content-Security-Policy,
 * which a `srcdoc` inherits, and passes messages on. A widget that breaks out of its frame lands here, where nothing is.
 */

import { BRIDGE, fieldsOf, readReply, readRequest } from './bridge-messages.ts';
import { twinOrigin } from './twin-origin.ts';

const hostOrigin = twinOrigin(location.href);

if (hostOrigin !== undefined && parent !== window) {
  let widget: HTMLIFrameElement | undefined;

  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source === parent && origin === hostOrigin) {
      if (widget) passToWidget(widget, data);
      else widget = openWidget(data);
    } else if (source !== null && source === widget?.contentWindow) {
      const request = readRequest(data);
      if (request) parent.postMessage(request, hostOrigin);
    }
  });
  parent.postMessage({ bridge: BRIDGE, ready: true }, hostOrigin);
}

function openWidget(data: unknown): HTMLIFrameElement | undefined {
  const { html, sandbox, allow } = fieldsOf(data);
  if (typeof html !== 'string' || typeof sandbox !== 'string' || typeof allow !== 'string') return undefined;
  const iframe = document.createElement('iframe');
  iframe.title = 'Widget';
  iframe.setAttribute('sandbox', sandbox);
  iframe.allow = allow;
  // The strict policy leaves a widget no way to take the margins off its own page.
  iframe.setAttribute('marginwidth', '0');
  iframe.setAttribute('marginheight', '0');
  iframe.srcdoc = html;
  document.body.append(iframe);
  return iframe;
}

function passToWidget(widget: HTMLIFrameElement, data: unknown): void {
  const reply = readReply(data);
  // A sandboxed widget has no origin to name. It can't lead its frame to another site: `frame-src` is our own.
  if (reply) widget.contentWindow?.postMessage(reply, '*');
}
