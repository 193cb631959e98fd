import { spawnSync } from 'node:child_process';
import { hasTurnServer } from '../../support/turn-server.ts';
import { findProgram } from '../../../scripts/lib/programs.mjs';

/** Why there can be no lab here; false where there can be one. As the `skip` of tests. */
export function whyNoLab(): string | false {
  if (process.platform !== 'linux') return 'networks can only be built on Linux';
  if (process.getuid?.() !== 0) return 'only root can build networks: sudo npm test';
  if (process.env['MESH_CALL_BOX'] === undefined) return 'the tests have no network of their own';
  const missing = [
    ...(findProgram('ip') ? [] : ['iproute2']),
    ...(findProgram('iptables') ? [] : ['iptables']),
    ...(hasTurnServer() ? [] : ['coturn']),
  ];
  if (missing.length > 0)
    return `${missing.join(', ')} is missing (Debian: apt-get install ${missing.join(' ')})`;
  return whyNoNat();
}

/** A kernel without the tables can have no NAT, whatever is installed. */
function whyNoNat(): string | false {
  const iptables = findProgram('iptables') ?? 'iptables';
  const { status, stderr } = spawnSync(iptables, ['-t', 'nat', '-L', '-n'], { encoding: 'utf8' });
  return status === 0 ? false : `this kernel has no NAT: ${stderr.trim()}`;
}
