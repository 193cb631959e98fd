import { BRIDGE, fieldsOf, readRequest } from '../host/bridge-messages.ts';
import { replyTo, type Operations } from '../host/bridge-server.ts';
import type { PolicyName } from '../host/content-security-policy.ts';
import type { PreparedWidget } from './prepare-widget.ts';

/** What the frame of a widget is made of. */
export interface WidgetFrameOptions {
  /** The other origin, where widgets live. */
  readonly origin: string;
  readonly widget: PreparedWidget;
  readonly policy: PolicyName;
  readonly sandbox: 'own' | 'opaque';
  readonly operations: Operations;
}

/** What every widget may do; an origin of its own is all that can come on top. */
const SANDBOX = 'allow-scripts';
const WITH_ORIGIN = `${SANDBOX} allow-same-origin`;

/**
 * The outer of the two frames of a widget: a page of another origin, which puts the widget into a frame of its own.
 * Answers what the widget asks as long as the returned iframe is in the page.
 */
export function openWidgetFrame(options: WidgetFrameOptions): HTMLIFrameElement {
  const { origin, widget, policy, sandbox, operations } = options;
  const iframe = document.createElement('iframe');
  iframe.title = 'Call, a widget';
  // The outer frame keeps its origin, or its own files would be foreign to it.
  iframe.setAttribute('sandbox', WITH_ORIGIN);
  iframe.allow = [...widget.devices].join('; ');
  iframe.src = `${origin}/widgets/sandbox.html?policy=${policy}`;

  const send = (message: object): void => iframe.contentWindow?.postMessage(message, origin);
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.origin !== origin || event.source === null || event.source !== iframe.contentWindow) return;
    if (fieldsOf(event.data)['ready'] === true) {
      const inner = sandbox === 'own' ? WITH_ORIGIN : SANDBOX;
      send({ bridge: BRIDGE, html: widget.html, sandbox: inner, allow: iframe.allow });
      return;
    }
    const request = readRequest(event.data);
    if (request) void replyTo(request, operations).then(send);
  });
  return iframe;
}
