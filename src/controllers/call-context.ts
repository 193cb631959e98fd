import { createContext } from '@lit/context';
import type { CallSession } from '../call/call-session.ts';

/**
 * The context under which `<mesh-call>` offers its call session (web components community group, context
 * protocol). Its value is `undefined` while the element has no session.
 *
 * The key is a registered symbol, so that two copies of this package on one page still understand each other.
 */
export const callContext = createContext<CallSession | undefined>(Symbol.for('mesh-call/session'));
