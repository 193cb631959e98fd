import { mkdirSync, readFileSync } from 'node:fs';
import { command, Namespace } from './namespace.ts';
import { Router } from './router.ts';

/*
 *   house 1 ── router 1 ──┐                     ┌── relay     198.18.0.50
 *  10.1.0.2   198.18.0.11 ├── internet (bridge) ┤
 *   house 2 ── router 2 ──┘     198.18.0.1      └── services  198.18.0.60 (this process)
 *  10.2.0.2   198.18.0.12
 *
 * The addresses of the internet are those reserved for measuring (RFC 2544), so nothing can be meant but this lab.
 */
const GATEWAY = '198.18.0.1';
const RELAY = '198.18.0.50';
const SERVICES = '198.18.0.60';

/** Where named namespaces are kept; a file system of our own, so that nothing of them stays behind. */
const NAMESPACES_FOLDER = '/run/netns';

/** A house with one machine, behind a router. */
export interface House {
  readonly machine: Namespace;
  readonly router: Router;
}

/** An internet with two houses, a place for a relay, and this process as the place of all other services. */
export class Network {
  readonly houses: readonly [House, House];
  readonly relay: Namespace;
  /** Where the relay is reached. */
  readonly relayAddress = RELAY;
  /** Where this process is reached from the houses. */
  readonly servicesAddress = SERVICES;
  readonly #internet: Namespace;

  /** Must run in the tests' own network (test/support/box.sh) as root: it gives this process another interface. */
  constructor() {
    keepNamespacesToOurselves();
    this.#internet = new Namespace('internet');
    this.#internet.run('ip link add bridge type bridge');
    this.#internet.run('ip link set bridge up');
    this.#internet.run(`ip addr add ${GATEWAY}/24 dev bridge`);
    this.relay = new Namespace('relay');
    this.#plugIn(this.relay, RELAY);
    this.#plugInThisProcess();
    this.houses = [this.#house(1), this.#house(2)];
  }

  /** Takes everything away. */
  close(): void {
    const machines = this.houses.flatMap(({ machine, router }) => [machine, router.namespace]);
    for (const namespace of [...machines, this.relay, this.#internet]) namespace.remove();
  }

  #house(number: 1 | 2): House {
    const machine = new Namespace(`house${number}`);
    const router = new Namespace(`router${number}`);
    this.#plugIn(router, `198.18.0.1${number}`);
    router.run(`ip link add lan type veth peer name eth0 netns ${machine.name}`);
    router.run(`ip addr add 10.${number}.0.1/24 dev lan`);
    router.run('ip link set lan up');
    machine.run(`ip addr add 10.${number}.0.2/24 dev eth0`);
    machine.run('ip link set eth0 up');
    machine.run(`ip route add default via 10.${number}.0.1`);
    return { machine, router: new Router(router) };
  }

  #plugIn(namespace: Namespace, address: string): void {
    const plug = `to-${namespace.name}`;
    namespace.run(`ip link add wan type veth peer name ${plug} netns ${this.#internet.name}`);
    this.#internet.run(`ip link set ${plug} master bridge up`);
    namespace.run(`ip addr add ${address}/24 dev wan`);
    namespace.run('ip link set wan up');
    // The relay needs it too: coturn gives up an allocation when it is asked for an address without a route.
    namespace.run(`ip route add default via ${GATEWAY}`);
  }

  #plugInThisProcess(): void {
    command(`ip link add lab type veth peer name to-services netns ${this.#internet.name}`);
    this.#internet.run('ip link set to-services master bridge up');
    command(`ip addr add ${SERVICES}/24 dev lab`);
    command('ip link set lab up');
  }
}

function keepNamespacesToOurselves(): void {
  if (readFileSync('/proc/self/mounts', 'utf8').includes(` ${NAMESPACES_FOLDER} `)) return;
  mkdirSync(NAMESPACES_FOLDER, { recursive: true });
  command(`mount -t tmpfs none ${NAMESPACES_FOLDER}`);
}
