import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { MessageSnapshot } from '../../../src/call/snapshot.ts';
import type { MeshChat } from '../../../src/elements/mesh-chat/mesh-chat.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, peer, self, type ShownCall } from './support/snapshots.ts';

function message(id: number, text: string, change: Partial<MessageSnapshot> = {}): MessageSnapshot {
  const from = change.isSelf === true ? 'self' : 'Bob';
  return { id, from, name: from, isSelf: false, text, time: Date.UTC(2026, 0, 1), unreached: [], ...change };
}

/** A control in the bar of a call. */
function control(shown: ShownCall, tag: string): HTMLElement {
  return inside(inside(shown, 'mesh-controls'), tag);
}

/** Whether the bar has room for a control. */
function isVisible(element: HTMLElement): boolean {
  return getComputedStyle(element).visibility === 'visible';
}

/** What is announced of a call. */
function status(shown: ShownCall): string {
  return inside(shown, '[role=status]').textContent;
}

afterEach(async () => {
  await unmountAll();
  await emulateMedia({ reducedMotion: 'no-preference' });
});

describe('<hand-toggle>', () => {
  it('is a toggle button that says its place in the order', async () => {
    const toggle = await mount('hand-toggle', { hand: 0 });
    assert.equal(buttonOf(toggle).ariaPressed, 'false');
    toggle.hand = 2;
    await drawn(toggle);
    assert.equal(buttonOf(toggle).ariaPressed, 'true');
    assert.include(inside(toggle, '.tip').textContent, 'number 2 in line');
    assert.isTrue(toggle.matches(':state(on)'));
    await expectAccessible(toggle);
  });

  it('is unusable without a call', async () => {
    assert.isTrue(buttonOf(await mount('hand-toggle')).disabled);
  });
});

describe('<reaction-button>', () => {
  const labels = (items: Iterable<Element>): string => [...items].map(({ ariaLabel }) => ariaLabel).join();

  const focused = (button: Element): string | null | undefined => button.shadowRoot?.activeElement?.ariaLabel;
  const isOpen = (button: Element): boolean => buttonOf(button).ariaExpanded === 'true';

  const opened = async (): Promise<HTMLElementTagNameMap['reaction-button']> => {
    const button = await mount('reaction-button', { ready: true });
    buttonOf(button).click();
    await until('the first one has the focus', () => focused(button) === 'Thumbs up');
    await drawn(button);
    return button;
  };

  it('opens a menu with the focus in it, which arrows go round', async () => {
    const button = await opened();
    assert.isTrue(isOpen(button));
    const items = button.shadowRoot?.querySelectorAll('[role=menuitem]') ?? [];
    assert.equal(labels(items), 'Thumbs up,Heart,Laughing,Surprised,Celebrating,Applause');
    await sendKeys({ press: 'ArrowRight' });
    assert.equal(focused(button), 'Heart');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'ArrowRight' });
    assert.equal(focused(button), 'Thumbs up');
    await sendKeys({ press: 'ArrowLeft' });
    assert.equal(focused(button), 'Applause');
    await sendKeys({ press: 'h' });
    assert.equal(focused(button), 'Heart');
    assert.equal(button.shadowRoot?.querySelectorAll('[role=menuitem][tabindex="0"]').length, 1);
  });

  it('closes with Escape, and the focus returns', async () => {
    const button = await opened();
    await sendKeys({ press: 'Escape' });
    await until('it is closed', () => !isOpen(button));
    assert.equal(button.shadowRoot?.activeElement, buttonOf(button));
  });

  it('closes when the person goes elsewhere', async () => {
    const button = await opened();
    const other = document.createElement('button');
    button.after(other);
    other.focus();
    await until('it is closed', () => !isOpen(button));
    buttonOf(button).click();
    await until('it is open', () => isOpen(button));
    await sendMouse({ type: 'click', position: [790, 590] });
    await until('it is closed by a click elsewhere', () => !isOpen(button));
  });

  it('is accessible when it is open, and stays in the window', async () => {
    const button = await opened();
    const box = inside(button, '.menu-panel').getBoundingClientRect();
    assert.isAtLeast(box.left, 0);
    assert.isAtLeast(box.top, 0);
    await expectAccessible(button);
  });
});

describe('<mesh-chat>', () => {
  const joined = call({ messages: [message(1, 'hello')] });

  it('says that nothing is stored while there is nothing, and afterwards', async () => {
    const chat = await mount('mesh-chat', { state: call() }, { height: 400 });
    const log = inside(chat, '[role=log]');
    assert.include(log.textContent, 'Messages are not stored. Who joins later doesn’t see them');
    chat.state = joined;
    await drawn(chat);
    assert.include(log.textContent, 'Messages are not stored');
    assert.include(log.textContent, 'hello');
  });

  it('is accessible, empty and with messages', async () => {
    const chat = await mount('mesh-chat', { state: call() }, { height: 400 });
    await expectAccessible(chat);
    chat.state = call({
      messages: [
        message(1, 'see https://example.com'),
        message(2, 'mine https://example.com', {
          isSelf: true,
          unreached: [{ id: 'Bob', name: 'Bob' }],
        }),
      ],
    });
    await drawn(chat);
    await expectAccessible(chat);
  });

  it('shows what people write as text, and lets only addresses of the web lead anywhere', async () => {
    const text = '<img src=x onerror=alert(1)> https://example.com/x javascript:alert(1)';
    const chat = await mount('mesh-chat', { state: call({ messages: [message(1, text)] }) }, { height: 400 });
    assert.include(inside(chat, '.bubble').textContent, text);
    assert.isNull(chat.shadowRoot?.querySelector('img'));
    const links = [...(chat.shadowRoot?.querySelectorAll('a') ?? [])];
    assert.deepEqual(
      links.map(({ href, rel, target }) => [href, rel, target]),
      [['https://example.com/x', 'noopener noreferrer nofollow', '_blank']],
    );
  });

  it('says who has not got a message', async () => {
    const mine = message(1, 'hello', { isSelf: true, unreached: [{ id: 'x', name: 'Carol' }] });
    const chat = await mount('mesh-chat', { state: call({ messages: [mine] }) }, { height: 400 });
    assert.include(inside(chat, '.unreached').textContent, 'Not received yet by Carol');
  });

  it('has a field with a label to see, which can’t be used outside of a call', async () => {
    const chat = await mount('mesh-chat', { state: call({ state: 'left' }) }, { height: 400 });
    const field = inside(chat, 'textarea') as HTMLTextAreaElement;
    assert.equal(field.labels[0]?.textContent, 'Message to everybody');
    assert.isTrue(field.disabled);
    assert.include(inside(chat, '.hint').textContent, 'once you are in the call');
  });

  it('keeps the text that it could not send', async () => {
    const chat = await mount('mesh-chat', { state: joined }, { height: 400 });
    chat.focus();
    await sendKeys({ type: 'hello' });
    await sendKeys({ press: 'Enter' });
    await drawn(chat);
    assert.equal((inside(chat, 'textarea') as HTMLTextAreaElement).value, 'hello');
    assert.include(inside(chat, '.hint').textContent, 'Wait a moment');
  });

  it('makes a new line with Shift and Enter', async () => {
    const chat = await mount('mesh-chat', { state: joined }, { height: 400 });
    chat.focus();
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Shift+Enter' });
    await sendKeys({ type: 'b' });
    assert.equal((inside(chat, 'textarea') as HTMLTextAreaElement).value, 'a\nb');
  });

  it('says towards the end how many characters are left', async () => {
    const chat = await mount('mesh-chat', { state: joined }, { height: 400 });
    const field = inside(chat, 'textarea') as HTMLTextAreaElement;
    field.value = 'x'.repeat(1900);
    field.dispatchEvent(new Event('input'));
    await drawn(chat);
    assert.include(inside(chat, '.hint').textContent, 'Characters left: 100');
    const said = (): string => inside(chat, '[role=status]').textContent;
    assert.equal(said(), 'Characters left: 100');
    for (const [length, left, spoken] of [
      [1910, 90, 100],
      [1955, 45, 45],
      [1970, 30, 45],
    ] as const) {
      field.value = 'x'.repeat(length);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn(chat);
      assert.include(inside(chat, '.hint').textContent, `Characters left: ${left}`);
      assert.equal(said(), `Characters left: ${spoken}`, 'not at each key');
    }
  });

  describe('with more messages than fit', () => {
    const many = Array.from({ length: 40 }, (_, index) => message(index + 1, `message ${index + 1}`));
    let chat: MeshChat;
    let log: HTMLElement;

    beforeEach(async () => {
      chat = await mount('mesh-chat', { state: call({ messages: many }) }, { height: 300 });
      log = inside(chat, '.log');
    });

    const fromEnd = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    const add = async (next: MessageSnapshot): Promise<void> => {
      chat.state = call({ messages: [...many, next] });
      await drawn(chat);
    };

    it('shows the newest, and follows while the reader is there', async () => {
      assert.isBelow(fromEnd(), 2);
      await add(message(41, 'newest'));
      assert.isBelow(fromEnd(), 2);
    });

    it('stays where the reader is, and leads to the new ones on request', async () => {
      log.scrollTop = 0;
      await add(message(41, 'newest'));
      assert.equal(log.scrollTop, 0);
      inside(chat, '.newer button').click();
      await drawn(chat);
      assert.isBelow(fromEnd(), 2);
      assert.isNull(chat.shadowRoot?.querySelector('.newer'));
    });

    it('stays with the newest when it gets another size', async () => {
      inside(chat, 'form').style.paddingBlockEnd = '60px';
      await until('the end is in sight', () => fromEnd() < 2);
      log.scrollTop = 0;
      await until('the reader is elsewhere', () => log.scrollTop === 0);
      inside(chat, 'form').style.paddingBlockEnd = '';
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      assert.equal(log.scrollTop, 0);
    });

    it('goes to what the reader wrote', async () => {
      log.scrollTop = 0;
      await add(message(41, 'mine', { isSelf: true }));
      assert.isBelow(fromEnd(), 2);
    });
  });
});

describe('<mesh-people>', () => {
  const state = call({
    self: self({ hand: 2 }),
    peers: [
      peer('Bob', { hand: 1, microphone: false }),
      peer('Carol', { link: 'reconnecting', screen: true, camera: true }),
    ],
    waiting: [{ id: 'd', user: { name: 'Dave' }, isSelf: false }],
  });

  it('says of each one what there is to know, in words', async () => {
    const people = await mount('mesh-people', { state });
    const rows = [...(people.shadowRoot?.querySelectorAll('ul > li') ?? [])].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    assert.include(rows[0], 'Alice (You)');
    assert.include(rows[1], 'Hand raised, number 1, Microphone is off, Camera is off');
    assert.include(rows[2], 'Shares a screen, Microphone is on, Camera is on');
    assert.include(rows[2], 'Reconnecting');
    assert.include(inside(people, '.hands').textContent, 'Raised hands: Bob and you');
    assert.include(inside(people, 'ol').textContent, 'Dave');
    assert.include(people.shadowRoot?.textContent, 'In the call (3 of 6)');
  });

  it('has a menu for each of the others, which the keyboard reaches, and none for oneself', async () => {
    const people = await mount('mesh-people', { state });
    const menus = [...(people.shadowRoot?.querySelectorAll('person-menu') ?? [])];
    assert.deepEqual(
      menus.map((menu) => buttonOf(menu).ariaLabel),
      ['Options for Bob', 'Options for Carol'],
    );
    await sendKeys({ press: 'Tab' });
    assert.isTrue(people.shadowRoot?.activeElement === menus[0]);
    await sendKeys({ press: 'Enter' });
    await until('the menu is open', () => menus[0]?.matches(':state(open)') ?? false);
    await sendKeys({ press: 'Escape' });
    await until('it is closed', () => !menus[0]?.matches(':state(open)'));
    assert.isTrue(people.shadowRoot?.activeElement === menus[0], 'the focus is back');
    people.state = { ...state, peers: state.peers.slice(1) };
    await drawn(people);
    assert.equal(people.shadowRoot?.activeElement, inside(people, '[part=people]'), 'it stays in the list');
  });

  it('is accessible', async () => {
    await expectAccessible(await mount('mesh-people', { state }));
  });

  it('is not drawn again because somebody speaks', async () => {
    const people = await mount('mesh-people', { state });
    const updates: unknown[] = [];
    new MutationObserver((records) => updates.push(...records)).observe(people.shadowRoot ?? people, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    people.state = { ...state, peers: state.peers.map((each) => ({ ...each, speaking: true })) };
    await drawn(people);
    assert.deepEqual(updates, []);
  });
});

describe('the panel beside the pictures', () => {
  async function shown(width = 900, height = 600): Promise<ShownCall> {
    await setViewport({ width: Math.max(width, 800), height: 700 });
    const element = await mount('shown-call', { snapshot: call() }, { width, height });
    if (width >= 900) await until('the bar is measured', () => isVisible(control(element, 'people-toggle')));
    return element;
  }

  function toggle(shownCall: ShownCall, tag: 'chat-toggle' | 'people-toggle'): HTMLButtonElement {
    return buttonOf(control(shownCall, tag));
  }

  const panel = (shownCall: ShownCall): Element | null | undefined =>
    shownCall.shadowRoot?.querySelector('.side-panel');

  it('opens with the focus where one writes, and gives it back', async () => {
    const element = await shown();
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    assert.equal(toggle(element, 'chat-toggle').ariaExpanded, 'true');
    assert.equal(element.shadowRoot?.activeElement?.localName, 'mesh-chat');
    await sendKeys({ press: 'Escape' });
    await drawn(element);
    assert.isNull(panel(element));
    assert.equal(inside(element, 'mesh-controls').shadowRoot?.activeElement?.localName, 'chat-toggle');
  });

  it('shows people in place of messages', async () => {
    const element = await shown();
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    toggle(element, 'people-toggle').click();
    await drawn(element);
    assert.equal(panel(element)?.querySelector('mesh-people')?.localName, 'mesh-people');
    assert.isNull(element.shadowRoot?.querySelector('mesh-chat'));
    inside(element, '.side-panel .close').click();
    await drawn(element);
    assert.equal(inside(element, 'mesh-controls').shadowRoot?.activeElement?.localName, 'people-toggle');
  });

  it('keeps what is written while it is closed', async () => {
    const element = await shown();
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    await sendKeys({ type: 'half a sen' });
    await sendKeys({ press: 'Escape' });
    await drawn(element);
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    const field = inside(inside(element, 'mesh-chat'), 'textarea') as HTMLTextAreaElement;
    assert.equal(field.value, 'half a sen');
  });

  it('lies beside the pictures in a wide frame, and over them in a narrow one', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    for (const [width, beside] of [
      [900, true],
      [400, false],
    ] as const) {
      const element = await shown(width);
      toggle(element, 'chat-toggle').click();
      await drawn(element);
      const box = panel(element)?.getBoundingClientRect();
      const grid = inside(element, '.grid-area').getBoundingClientRect();
      const bar = inside(element, '.bar').getBoundingClientRect();
      assert.equal((box?.left ?? 0) >= grid.right, beside, `${width}`);
      await until(
        'the controls are free',
        () => (panel(element)?.getBoundingClientRect().bottom ?? 0) <= bar.top + 1,
      );
      assert.equal(getComputedStyle(inside(element, '.grid-area')).visibility, beside ? 'visible' : 'hidden');
      await unmountAll();
    }
  });

  it('counts unread messages on the button and in its name, until they are in sight', async () => {
    const element = await shown();
    element.snapshot = call({ messages: [message(1, 'one'), message(2, 'two')] });
    await drawn(element);
    assert.equal(toggle(element, 'chat-toggle').ariaLabel, 'Messages, unread: 2');
    assert.equal(inside(control(element, 'chat-toggle'), '.mark').textContent.trim(), '2');
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    await until('all are read', () => toggle(element, 'chat-toggle').ariaLabel === 'Messages');
  });

  it('closes with the call', async () => {
    const element = await shown();
    toggle(element, 'chat-toggle').click();
    await drawn(element);
    element.snapshot = call({ state: 'left', peers: [] });
    await drawn(element);
    element.snapshot = call();
    await drawn(element);
    assert.isNull(panel(element));
  });
});

describe('what is announced', () => {
  it('says whose hand went up, once', async () => {
    const element = await mount('shown-call', { snapshot: call() }, { height: 600 });
    element.snapshot = call({ peers: [peer('Bob', { hand: 1 })] });
    await drawn(element);
    assert.include(status(element), 'Bob raised their hand.');
  });

  it('says what others write, while the messages are closed', async () => {
    const element = await mount('shown-call', { snapshot: call() }, { width: 900, height: 600 });
    element.snapshot = call({ messages: [message(1, 'hello'), message(2, 'mine', { isSelf: true })] });
    await drawn(element);
    assert.include(status(element), 'Message from Bob: hello');
    assert.notInclude(status(element), 'mine');
    buttonOf(control(element, 'chat-toggle')).click();
    await drawn(element);
    element.snapshot = call({ messages: [...element.snapshot.messages, message(3, 'again')] });
    await drawn(element);
    assert.notInclude(status(element), 'again');
  });
});

describe('a tile', () => {
  it('has the sign of a raised hand with its place', async () => {
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { hand: 2 }) }, { height: 200 });
    assert.include(inside(tile, '[part=hand]').textContent, 'Hand raised, number 2');
    await expectAccessible(tile);
    tile.peer = peer('Bob');
    await drawn(tile);
    assert.isNull(tile.shadowRoot?.querySelector('[part=hand]'));
  });

  it('shows reactions, which stand still where motion is not wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const tile = await mount(
      'mesh-peer-tile',
      { peer: peer('Bob'), reactions: [{ id: 1, from: 'Bob', isSelf: false, reaction: 'clap' }] },
      { height: 200 },
    );
    const reaction = inside(tile, '.reaction');
    assert.equal(reaction.ariaLabel, 'Applause');
    assert.equal(getComputedStyle(reaction).animationName, 'none');
    assert.equal(getComputedStyle(reaction).opacity, '1');
  });
});
