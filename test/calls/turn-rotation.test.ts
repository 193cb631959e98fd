import { testRelayRotation } from '../support/relay-rotation.ts';

testRelayRotation(['alice', 'bob'], 2);
