import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, device } from './support/snapshots.ts';

for (const [tag, kind, label] of [
  ['mic-toggle', 'microphone', 'Microphone'],
  ['camera-toggle', 'camera', 'Camera'],
] as const) {
  describe(`<${tag}>`, () => {
    afterEach(unmountAll);

    const states = [
      ['on', device()],
      ['off', device({ state: 'off' })],
      ['pending', device({ state: 'off', pending: true })],
      ['blocked', blocked('capture-denied', kind)],
      ['blocked', blocked('capture-no-device', kind)],
    ] as const;

    it('is accessible in each state', async () => {
      for (const [, each] of states) await expectAccessible(await mount(tag, { device: each }));
    });

    it('keeps its name and says its state with aria-pressed', async () => {
      const toggle = await mount(tag, { device: device() });
      const button = inside(toggle, 'button');
      assert.equal(button.ariaLabel, label);
      assert.equal(button.ariaPressed, 'true');
      toggle.device = device({ state: 'off' });
      await drawn(toggle);
      assert.equal(button.ariaLabel, label);
      assert.equal(button.ariaPressed, 'false');
    });

    it('hides its tooltip with Escape, until it is come to anew', async () => {
      const toggle = await mount(tag, { device: device() });
      const button = inside(toggle, 'button');
      const tip = inside(toggle, '.tip');
      await sendKeys({ press: 'Tab' });
      assert.equal(toggle.shadowRoot?.activeElement, button);
      await until('the tooltip is there', () => getComputedStyle(tip).visibility === 'visible');
      await sendKeys({ press: 'Escape' });
      await until('it is gone', () => getComputedStyle(tip).visibility === 'hidden');
      assert.equal(toggle.shadowRoot?.activeElement, button);
      button.blur();
      await sendKeys({ press: 'Shift+Tab' });
      await sendKeys({ press: 'Tab' });
      await until('it is there again', () => getComputedStyle(tip).visibility === 'visible');
    });

    it('offers each state to selectors', async () => {
      for (const [state, each] of states) {
        const toggle = await mount(tag, { device: each });
        assert.isTrue(toggle.matches(`:state(${state})`), state);
        assert.equal(toggle.matches(':state(on)'), state === 'on');
      }
    });

    it('describes why it is blocked, and what to do', async () => {
      const toggle = await mount(tag, { device: blocked('capture-no-device', kind) });
      const description = inside(
        toggle,
        `#${inside(toggle, 'button').getAttribute('aria-describedby') ?? ''}`,
      );
      assert.include(description.textContent, `${label} not found. Plug one in`);
    });

    it('is unusable without a call, and when it is disabled', async () => {
      const alone = await mount(tag);
      assert.isTrue(buttonOf(alone).disabled);
      const disabled = await mount(tag, { device: device(), disabled: true });
      assert.isTrue(buttonOf(disabled).disabled);
    });

    it('gives its focus to the button', async () => {
      const toggle = await mount(tag, { device: device() });
      toggle.focus();
      assert.equal(toggle.shadowRoot?.activeElement, inside(toggle, 'button'));
    });

    it('is at least 44 pixels wide and high', async () => {
      const { width, height } = inside(
        await mount(tag, { device: device() }),
        'button',
      ).getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 44);
    });
  });
}
