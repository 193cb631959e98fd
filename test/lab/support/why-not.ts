import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from '../../../scripts/lib/programs.mjs';
import { hasTurnServer } from '../../support/turn-server.ts';
import { environment } from './namespace.ts';

/** What the lab is made of, tried in a network that ends with the trial. */
const TRIAL = [
  'ip link add trial type bridge',
  'ip link add trial0 type veth peer name trial1',
  'iptables -A FORWARD -m conntrack --ctstate ESTABLISHED -j ACCEPT',
  'iptables -t nat -A POSTROUTING -o trial0 -j MASQUERADE --random-fully',
].join(' && ');

/**
 * Why there can be no lab here; false where there can be one. As the `skip` of tests.
 *
 * @param needsLinks Whether links are emulated in it.
 */
export function whyNoLab({ needsLinks = false } = {}): string | false {
  if (process.platform !== 'linux') return 'networks can only be built on Linux';
  const missing = [
    ...(findProgram('ip') ? [] : ['iproute2']),
    ...(findProgram('iptables') ? [] : ['iptables']),
    ...(hasTurnServer() ? [] : ['coturn']),
    ...(!needsLinks || findProgram('python3') ? [] : ['python3']),
  ];
  if (missing.length > 0) {
    return `${missing.join(', ')} can't be found (Debian: sudo apt-get install ${missing.join(' ')})`;
  }
  // test/support/box.sh has said at the beginning of the step why there is none.
  if (process.env['MESH_CALL_BOX'] === undefined)
    return 'the tests have no network of their own; root can give them one';
  if (needsLinks && !existsSync('/dev/net/tun')) return 'this system has no TAP devices (/dev/net/tun)';
  const { status, stderr } = spawnSync('unshare', ['--net', 'sh', '-c', TRIAL], {
    encoding: 'utf8',
    env: environment,
  });
  return status === 0 ? false : `this system can't build the networks: ${stderr.trim()}`;
}
