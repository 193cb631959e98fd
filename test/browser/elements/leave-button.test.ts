import { assert } from 'chai';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, inside, mount, unmountAll } from './support/mount.ts';

describe('<leave-button>', () => {
  afterEach(unmountAll);

  it('is accessible', async () => {
    await expectAccessible(await mount('leave-button', { state: 'joined' }));
    await expectAccessible(await mount('leave-button'));
  });

  it('is usable only where there is something to leave', async () => {
    for (const [state, disabled] of [
      ['joined', false],
      ['waiting', false],
      ['joining', false],
      ['lobby', true],
      ['left', true],
      ['failed', true],
    ] as const) {
      const button = buttonOf(await mount('leave-button', { state }));
      assert.equal(button.disabled, disabled, state);
    }
  });

  it('names what is left', async () => {
    assert.equal(
      inside(await mount('leave-button', { state: 'joined' }), 'button').ariaLabel,
      'Leave the call',
    );
    assert.equal(
      inside(await mount('leave-button', { state: 'waiting' }), 'button').ariaLabel,
      'Leave the line',
    );
  });
});
