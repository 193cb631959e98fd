import { testRelayRotation } from '../support/relay-rotation.ts';

testRelayRotation(['alice', 'bob', 'carol'], 3);
