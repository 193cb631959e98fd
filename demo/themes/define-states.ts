import { StatesCall } from '../states/states-call.ts';

customElements.define('mesh-call', StatesCall);
