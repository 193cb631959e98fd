import { assert } from 'chai';
import { ReactiveElement } from 'lit';
import { SeatedNews } from '../../../../src/elements/mesh-call/seated-news.ts';
import { until } from '../../support/until.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { inside, mount, unmountAll } from '../support/mount.ts';
import { call, device, peer, self, type ShownCall } from '../support/snapshots.ts';

const line = ['Grace', 'Alice'].map((name) => ({ id: name, user: { name }, isSelf: name === 'Alice' }));
const waiting = call({
  state: 'waiting',
  full: true,
  capacity: 3,
  place: 2,
  peers: [peer('Bob'), peer('Carol')],
  waiting: line,
});

let isHidden = false;

function turn(hidden: boolean): void {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}

before(() => {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isHidden ? 'hidden' : 'visible'),
  });
});
after(() => Reflect.deleteProperty(document, 'visibilityState'));

afterEach(async () => {
  await unmountAll();
  isHidden = false;
});

async function seat(element: ShownCall, snapshot = call()): Promise<void> {
  element.snapshot = snapshot;
  await element.updateComplete;
}

const noticeIn = (element: Element): string =>
  element.shadowRoot?.querySelector('.notices')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const spokenIn = (element: Element): string => inside(element, '[role=status]').textContent;

describe('The waiting line', () => {
  it('says who is in, the own place, and lets one leave', async () => {
    const element = await mount('shown-call', { snapshot: waiting });
    const text = inside(element, '[part=full]').textContent;
    assert.include(text, 'Bob and Carol are in the call.');
    assert.include(text, 'You are number 2 in line');
    assert.include(text, 'Leave the line');
    assert.equal(element.shadowRoot?.querySelectorAll('.face').length, 3);
  });

  it('ends with a notice that says what the others hear and see', async () => {
    const element = await mount('shown-call', { snapshot: waiting });
    await seat(element);
    assert.include(noticeIn(element), 'you’re in the call now The others hear you. Your camera is off.');
    assert.include(spokenIn(element), 'you’re in the call now. The others hear you. Your camera is off.');
    await expectAccessible(element);
    await seat(element, call({ self: self({ camera: device() }) }));
    assert.include(noticeIn(element), 'The others hear and see you.');
  });

  it('has no such notice for who comes from the lobby', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    await seat(element);
    assert.equal(noticeIn(element), '');
    assert.equal(spokenIn(element), 'You are in the call.');
  });

  it('has a notice that can be dismissed', async () => {
    const element = await mount('shown-call', { snapshot: waiting });
    await seat(element);
    inside(element, '.notice.news button').click();
    await element.updateComplete;
    assert.equal(noticeIn(element), '');
  });
});

describe('The news of a seat', () => {
  class Host extends ReactiveElement {
    snapshot = waiting;
    readonly news = new SeatedNews(this, 30);
  }
  customElements.define('news-host', Host);

  const seated = async (): Promise<Host> => {
    const host = new Host();
    document.body.append(host);
    await host.updateComplete;
    host.snapshot = call();
    host.requestUpdate();
    await host.updateComplete;
    return host;
  };

  it('are over by themselves', async () => {
    const host = await seated();
    assert.isTrue(host.news.isNews);
    await until('they are over', () => !host.news.isNews);
    host.remove();
  });

  it('wait for who looks at something else', async () => {
    turn(true);
    const host = await seated();
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.isTrue(host.news.isNews);
    turn(false);
    await until('they are over', () => !host.news.isNews);
    host.remove();
  });
});

describe('A notification about a seat', () => {
  const Real = globalThis.Notification;
  /** Those that the browser was given, and what it said of each. */
  const asked: { readonly title: string; became: 'asked for' | 'shown' | 'closed' }[] = [];
  let permission: NotificationPermission;
  let questions = 0;

  /** The browser's own, which only notes what becomes of it. */
  class NotedNotification extends Real {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      const noted: (typeof asked)[number] = { title, became: 'asked for' };
      asked.push(noted);
      this.addEventListener('show', () => (noted.became = 'shown'));
      this.addEventListener('close', () => (noted.became = 'closed'));
    }

    static override get permission(): NotificationPermission {
      return permission;
    }

    static override requestPermission(): Promise<NotificationPermission> {
      questions += 1;
      return Promise.resolve(permission);
    }
  }

  before(() => Reflect.set(globalThis, 'Notification', NotedNotification));
  after(() => {
    Reflect.set(globalThis, 'Notification', Real);
    assert.equal(questions, 0, 'nobody is ever asked for it');
  });
  beforeEach(() => {
    asked.length = 0;
    ({ permission } = Real);
  });

  it('comes to who looks at something else, and goes when they look again', async () => {
    assert.equal(permission, 'granted');
    const element = await mount('shown-call', { snapshot: waiting });
    turn(true);
    await seat(element);
    await until('it is shown', () => asked[0]?.became === 'shown');
    assert.deepEqual(
      asked.map(({ title }) => title),
      ['It’s your turn: you’re in the call now'],
    );
    turn(false);
    await until('it is closed', () => asked[0]?.became === 'closed');
  });

  it('goes with the call', async () => {
    const element = await mount('shown-call', { snapshot: waiting });
    turn(true);
    await seat(element);
    await until('it is shown', () => asked[0]?.became === 'shown');
    await seat(element, call({ state: 'left' }));
    await until('it is closed', () => asked[0]?.became === 'closed');
  });

  it('does not come to who looks at the call, to a page that may not, nor to a quiet call', async () => {
    await seat(await mount('shown-call', { snapshot: waiting }));
    turn(true);
    await seat(await mount('shown-call', { snapshot: waiting, quiet: true }));
    permission = 'default';
    await seat(await mount('shown-call', { snapshot: waiting }));
    assert.equal(asked.length, 0);
  });
});
