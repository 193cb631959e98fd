import { assert } from 'chai';
import { LitElement, html, type TemplateResult } from 'lit';
import type { CallSession } from '../../../src/call/call-session.ts';
import { MeshCallController } from '../../../src/controllers/mesh-call-controller.ts';
import { MeshCallOwner } from '../../../src/controllers/mesh-call-owner.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';

/** The smallest owner of a call. */
class CallHost extends LitElement {
  readonly owner = new MeshCallOwner(this, () => undefined);
}

/** The smallest user of a call; counts how often it is drawn. */
class CallUser extends LitElement {
  static override properties = { for: {} };
  declare for: string | undefined;
  drawn = 0;
  readonly call = new MeshCallController(this);
  readonly microphone = new MeshCallController(this, { select: ({ self }) => self.microphone.state });

  override render(): TemplateResult {
    this.drawn += 1;
    return html`${this.call.snapshot?.state}`;
  }
}

/** Draws only what it selects. */
class MicrophoneUser extends LitElement {
  drawn = 0;
  readonly call = new MeshCallController(this, { select: ({ self }) => self.microphone.state });

  override render(): TemplateResult {
    this.drawn += 1;
    return html`${this.call.selected}`;
  }
}

customElements.define('call-user', CallUser);
customElements.define('microphone-user', MicrophoneUser);
customElements.define('call-host', CallHost);

describe('MeshCallController', () => {
  let room: SharedRoom;
  let page: HTMLElement;

  beforeEach(() => {
    room = new SharedRoom();
    page = document.body.appendChild(document.createElement('main'));
  });

  afterEach(async () => {
    page.remove();
    await task();
    room.close();
  });

  const addHost = (id = ''): CallHost => {
    const host = new CallHost();
    host.id = id;
    page.append(host);
    return host;
  };
  const addUser = (parent: Element, target?: string): CallUser => {
    const user = new CallUser();
    if (target !== undefined) user.for = target;
    parent.append(user);
    return user;
  };
  const open = (host: CallHost): CallSession =>
    host.owner.open({ room: { awareness: room.enter() }, microphone: false, camera: false });

  it('finds the session of its ancestor, made before or after it', () => {
    const host = addHost();
    const early = addUser(host);
    assert.isUndefined(early.call.session);
    const session = open(host);
    expectSame(early.call.session, session);
    expectSame(addUser(host).call.session, session);
  });

  it('finds it from inside a shadow tree', () => {
    const host = addHost();
    const session = open(host);
    const shadow = host.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const user = new CallUser();
    shadow.append(user);
    expectSame(user.call.session, session);
  });

  it('finds it by id from anywhere in the same tree', () => {
    const host = addHost('one');
    const session = open(host);
    expectSame(addUser(page, 'one').call.session, session);
    assert.isUndefined(addUser(page).call.session);
  });

  it('finds a target that comes, is named, or is upgraded later', async () => {
    const user = addUser(page, 'late');
    const host = addHost();
    const session = open(host);
    assert.isUndefined(user.call.session);
    host.id = 'late';
    await until('the named target is found', () => user.call.session === session);

    const waiting = addUser(page, 'later');
    const plain = page.appendChild(document.createElement('late-host'));
    plain.id = 'later';
    await task();
    customElements.define('late-host', class extends CallHost {});
    const later = open(upgraded(plain));
    expectSame(waiting.call.session, later);
  });

  it('finds an ancestor that is upgraded later', () => {
    const plain = page.appendChild(document.createElement('later-host'));
    const user = addUser(plain);
    customElements.define('later-host', class extends CallHost {});
    const session = open(upgraded(plain));
    expectSame(user.call.session, session);
  });

  it('follows another id', async () => {
    const [one, two] = [open(addHost('one')), open(addHost('two'))];
    const user = addUser(page, 'one');
    expectSame(user.call.session, one);
    user.for = 'two';
    await user.updateComplete;
    expectSame(user.call.session, two);
    user.for = 'nobody';
    await user.updateComplete;
    assert.isUndefined(user.call.session);
  });

  it('follows the session of another room, and the end of it', () => {
    const host = addHost();
    const user = addUser(host);
    open(host);
    const second = open(host);
    expectSame(user.call.session, second);
    host.owner.close();
    assert.isUndefined(user.call.session);
    assert.isUndefined(user.call.snapshot);
  });

  it('updates its host when the snapshot changes', async () => {
    const host = addHost();
    const user = addUser(host);
    const session = open(host);
    await session.connect();
    await until('the lobby is drawn', () => user.renderRoot.textContent.includes('lobby'));
  });

  it('updates a host that selects a part only when that part changes', async () => {
    const host = addHost();
    const session = open(host);
    const everything = addUser(host);
    const part = new MicrophoneUser();
    host.append(part);
    await Promise.all([everything.updateComplete, part.updateComplete]);
    const { drawn } = part;
    await session.connect();
    await until('the lobby is drawn', () => everything.renderRoot.textContent.includes('lobby'));
    assert.equal(part.drawn, drawn);
    assert.equal(part.call.selected, 'off');
  });

  it('changes its session when its host is moved into another call', () => {
    const [one, two] = [addHost(), addHost()];
    open(one);
    const session = open(two);
    const user = addUser(one);
    two.append(user);
    expectSame(user.call.session, session);
  });

  it('leaves nothing behind when its host is removed', () => {
    const host = addHost();
    const session = open(host);
    let listeners = 0;
    const add = session.addEventListener.bind(session);
    const remove = session.removeEventListener.bind(session);
    Object.assign(session, {
      addEventListener: (...given: Parameters<typeof add>) => {
        listeners += 1;
        add(...given);
      },
      removeEventListener: (...given: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...given);
      },
    });
    const user = addUser(host);
    assert.isAbove(listeners, 0);
    user.remove();
    assert.equal(listeners, 0);
    assert.isUndefined(user.call.session);
  });
});

describe('MeshCallOwner', () => {
  let room: SharedRoom;

  beforeEach(() => {
    room = new SharedRoom();
  });

  afterEach(() => room.close());

  const openHost = (): [CallHost, CallSession] => {
    const host = document.body.appendChild(new CallHost());
    return [host, host.owner.open({ room: { awareness: room.enter() }, microphone: false, camera: false })];
  };

  it('keeps its session while its host is moved, also with promises in between', async () => {
    const [host, session] = openHost();
    host.remove();
    await Promise.resolve();
    document.body.append(host);
    await task();
    expectSame(host.owner.session, session);
    assert.notEqual(session.snapshot.state, 'closed');
    host.remove();
    await task();
  });

  it('closes its session when its host is removed', async () => {
    const [host, session] = openHost();
    host.remove();
    await task();
    assert.equal(session.snapshot.state, 'closed');
    assert.isUndefined(host.owner.session);
  });
});

/** The element, which has become a host meanwhile. */
function upgraded(element: Element): CallHost {
  if (!(element instanceof CallHost)) throw new Error(`${element.localName} is no host.`);
  return element;
}

/** Compares sessions; a session is far too large for the message of a failed comparison. */
function expectSame(session: CallSession | undefined, expected: CallSession): void {
  assert.isTrue(session === expected, session ? 'another session' : 'no session');
}

/** Lets the present task and the one after it end. */
function task(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
