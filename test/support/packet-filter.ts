import { execFileSync } from 'node:child_process';

/** With the folders that iptables is in, which not everybody has on PATH. */
const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** As many as one rule of iptables can name. */
const PORTS_IN_A_RULE = 15;

/** Loses packets on the way from one process of this machine to another. Only in a network of the tests' own. */
export class PacketFilter {
  readonly #rules: string[] = [];

  /** Whether there is such a network here; nobody else's shall be touched. */
  static get isPossible(): boolean {
    if (process.env['MESH_CALL_BOX'] === undefined) return false;
    try {
      iptables('-L INPUT');
      return true;
    } catch {
      return false;
    }
  }

  /** From now on nothing arrives that was sent from these UDP ports. */
  silence(ports: readonly number[]): void {
    for (let from = 0; from < ports.length; from += PORTS_IN_A_RULE) {
      const some = ports.slice(from, from + PORTS_IN_A_RULE).join(',');
      const rule = `INPUT -p udp -m multiport --sports ${some} -j DROP`;
      iptables(`-I ${rule}`);
      this.#rules.push(rule);
    }
  }

  /** Everything arrives again. */
  clear(): void {
    for (const rule of this.#rules.splice(0)) iptables(`-D ${rule}`);
  }
}

function iptables(line: string): void {
  execFileSync('iptables', ['-w', ...line.split(' ')], { env: environment, stdio: 'ignore' });
}
