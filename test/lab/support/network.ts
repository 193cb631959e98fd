import { readFileSync } from 'node:fs';
import { EmulatedLink } from './emulated-link.ts';
import { command, Namespace } from './namespace.ts';
import { Router, type Nat } from './router.ts';

/*
 *  house 1 ── router 1 ──┐                     ┌── this process  198.18.0.60
 * 10.1.2.2   198.18.1.2  ├── internet (bridge) ┤
 *  house 2 ── router 2 ──┘     198.18.0.1      └── other hosts, for instance a relay
 * 10.1.3.2   198.18.1.3
 *
 * The addresses of the internet are those reserved for measuring (RFC 2544), so nothing can be meant but this lab.
 */
const GATEWAY = '198.18.0.1';
const THIS_PROCESS = '198.18.0.60';
/** Hosts are in 198.18.0.*, routers in 198.18.1.* and those that follow. */
const PREFIX = 16;
const ROUTERS_PER_SUBNET = 250;

/** The name of the file system that hides the machine's /run, where namespaces are kept by their names. */
const RUN_OF_LAB = 'mesh-call-lab';

/** A house with one machine, behind a router. */
export interface House {
  readonly machine: Namespace;
  readonly router: Router;
}

/** An internet that this process is connected to, and to which houses and other hosts can be added. */
export class Network {
  /** Where this process is reached from everywhere. */
  readonly ownAddress = THIS_PROCESS;
  readonly #internet: Namespace;
  readonly #namespaces = new Set<Namespace>();
  readonly #links = new Set<EmulatedLink>();
  #routers = 0;

  /** Must run in the tests' own network (test/support/box.sh): it gives this process another interface. */
  constructor() {
    keepNamespacesToOurselves();
    this.#internet = this.#add('internet');
    this.#internet.run('ip link add bridge type bridge');
    this.#internet.run('ip link set bridge up');
    this.#internet.run(`ip addr add ${GATEWAY}/${PREFIX} dev bridge`);
    command(`ip link add lab type veth peer name to-lab netns ${this.#internet.name}`);
    this.#internet.run('ip link set to-lab master bridge up');
    command(`ip addr add ${THIS_PROCESS}/${PREFIX} dev lab`);
    command('ip link set lab up');
  }

  /** Connects one more machine to the internet. The address is one of 198.18.0.0/24 that is free. */
  addHost(name: string, address: string): Namespace {
    const host = this.#add(name);
    this.#plugIn(host, address);
    return host;
  }

  /** Builds a house whose router is this kind of NAT. At most 60,000 routers. */
  addHouse(nat: Nat): House {
    const machine = this.#add(`house${this.#routers + 1}`);
    return { machine, router: this.#addRouter(machine, nat) };
  }

  /**
   * Gives a house another way into the internet in place of the one that it has, as when a phone goes from Wi-Fi to
   * mobile: another interface, another address, another router.
   */
  moveHouse({ machine, router }: House, nat: Nat): House {
    machine.run(`ip link set ${router.device} down`);
    return { machine, router: this.#addRouter(machine, nat) };
  }

  /** The same without a moment between the two, so that browsers are never offline. */
  moveHouseSmoothly({ machine, router }: House, nat: Nat): House {
    const next = this.#addRouter(machine, nat);
    machine.run(`ip link set ${router.device} down`);
    return { machine, router: next };
  }

  /** Puts a link that can be slow between this house and the internet; it stays until the network is taken away. */
  async emulateLink({ router }: House): Promise<EmulatedLink> {
    const link = await EmulatedLink.insert(this.#internet, plugOf(router.name));
    this.#links.add(link);
    return link;
  }

  #addRouter(machine: Namespace, nat: Nat): Router {
    this.#routers += 1;
    const number = this.#routers;
    const device = `eth${number}`;
    const [subnet, host] = [Math.floor(number / ROUTERS_PER_SUBNET), (number % ROUTERS_PER_SUBNET) + 1];
    const lan = `10.${subnet + 1}.${host}`;
    const router = this.addHost(`router${number}`, `198.18.${subnet + 1}.${host}`);
    router.run(`ip link add lan type veth peer name ${device} netns ${machine.name}`);
    router.run(`ip addr add ${lan}.1/24 dev lan`);
    router.run('ip link set lan up');
    const made = new Router(router, GATEWAY, nat, device);
    machine.run(`ip addr add ${lan}.2/24 dev ${device}`);
    machine.run(`ip link set ${device} up`);
    machine.run(`ip route replace default via ${lan}.1`);
    return made;
  }

  /** Takes everything away. */
  async close(): Promise<void> {
    await Promise.all([...this.#links].map((link) => link.close()));
    this.#links.clear();
    for (const namespace of this.#namespaces) namespace.remove();
    this.#namespaces.clear();
  }

  #add(name: string): Namespace {
    const namespace = new Namespace(name);
    this.#namespaces.add(namespace);
    return namespace;
  }

  #plugIn(namespace: Namespace, address: string): void {
    const plug = plugOf(namespace.name);
    namespace.run(`ip link add wan type veth peer name ${plug} netns ${this.#internet.name}`);
    this.#internet.run(`ip link set ${plug} master bridge up`);
    namespace.run(`ip addr add ${address}/${PREFIX} dev wan`);
    namespace.run('ip link set wan up');
    // A relay needs it too: coturn gives up an allocation when it is asked for an address without a route.
    namespace.run(`ip route add default via ${GATEWAY}`);
  }
}

/** The internet's end of the wire to this host. */
function plugOf(host: string): string {
  return `to-${host}`;
}

/** The names of the lab's namespaces are seen by nobody else, may be taken elsewhere, and vanish with the tests. */
function keepNamespacesToOurselves(): void {
  if (readFileSync('/proc/self/mounts', 'utf8').includes(`${RUN_OF_LAB} /run `)) return;
  command(`mount -t tmpfs ${RUN_OF_LAB} /run`);
}
