import type { Namespace } from './namespace.ts';

/**
 * What a router does with the addresses behind it (RFC 4787). `cone`: one port outside for each port inside, whoever
 * it talks to. `symmetric`: another port for each other end, which nobody else can use. `no-udp`: a cone that lets
 * only TCP out.
 */
export type Nat = 'cone' | 'symmetric' | 'no-udp';

/** Below those that systems choose for connections (32768 and more). */
const OTHER_PORTS = '20000-30000';

/** A router with a house behind it: `lan` is its side to the house, `wan` that to the internet. */
export class Router {
  readonly #namespace: Namespace;
  readonly #gateway: string;
  /** The interface by which the machine of the house is connected to this router. */
  readonly device: string;

  constructor(namespace: Namespace, gateway: string, nat: Nat, device: string) {
    this.#namespace = namespace;
    this.#gateway = gateway;
    this.device = device;
    namespace.set('net/ipv4/ip_forward', '1');
    this.#becomeNat(nat);
  }

  /** The name of the host that this is. */
  get name(): string {
    return this.#namespace.name;
  }

  /** Pulls out the cable to the internet, or plugs it in again. */
  setConnected(connected: boolean): void {
    this.#namespace.run(`ip link set wan ${connected ? 'up' : 'down'}`);
    // The route was lost with the link.
    if (connected) this.#namespace.run(`ip route replace default via ${this.#gateway}`);
  }

  /** Loses its side to the internet for an instant, and with it the ports that it has given to connections. */
  forgetConnections(): void {
    this.setConnected(false);
    this.setConnected(true);
  }

  /** The same, and whoever is behind it gets other ports than before for UDP. */
  giveOtherPorts(): void {
    // Who had a port of its own choice would get the same one again.
    this.#namespace.run(
      `iptables -t nat -I POSTROUTING -o wan -p udp -j MASQUERADE --to-ports ${OTHER_PORTS}`,
    );
    this.forgetConnections();
  }

  /** Loses this part of all packets in both directions, from 0 to 1. */
  setLoss(part: number): void {
    this.#namespace.run('iptables -t mangle -F FORWARD');
    if (part > 0) {
      const some = `-m statistic --mode random --probability ${part}`;
      this.#namespace.run(`iptables -t mangle -A FORWARD ${some} -j DROP`);
    }
  }

  /** Lets so much out to the internet, kbit/s; undefined: without limit. */
  setRate(rate: number | undefined): void {
    if (rate === undefined) this.#namespace.run('tc qdisc del dev wan root');
    else this.#namespace.run(`tc qdisc add dev wan root tbf rate ${rate}kbit burst 8kb latency 200ms`);
  }

  /** From now on lets only TCP out, also for connections that exist. */
  blockUdp(): void {
    this.#namespace.run('iptables -I FORWARD -p udp -j DROP');
  }

  #becomeNat(nat: Nat): void {
    const rule = (line: string): void => this.#namespace.run(`iptables ${line}`);
    // A packet that comes too early would otherwise be noted as a connection of the router's own, and the hole that is
    // punched a moment later could not have that port.
    rule('-A INPUT -i wan -p udp -j DROP');
    rule('-P FORWARD DROP');
    if (nat === 'no-udp') rule('-A FORWARD -i lan -p udp -j DROP');
    rule('-A FORWARD -i lan -j ACCEPT');
    rule('-A FORWARD -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT');
    rule(`-t nat -A POSTROUTING -o wan -j MASQUERADE${nat === 'symmetric' ? ' --random-fully' : ''}`);
  }
}
