import { assert } from 'chai';
import { CallSession } from '../../../src/call/call-session.ts';
import { type PageFeature, policyOf, withheldFeatures } from '../../../src/media/page-permissions.ts';
import { SharedRoom } from '../support/shared-room.ts';

const ALL: readonly PageFeature[] = ['microphone', 'camera', 'display-capture', 'autoplay', 'fullscreen'];

describe('what the embedding page doesn’t allow', () => {
  const frames: HTMLIFrameElement[] = [];

  afterEach(() => {
    for (const frame of frames.splice(0)) frame.remove();
  });

  /** The document in an iframe with this `allow`. */
  const framed = async (allow: string | undefined): Promise<Document> => {
    const frame = document.createElement('iframe');
    if (allow !== undefined) frame.allow = allow;
    frame.srcdoc = '<!doctype html><title>A page in a page</title>';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    frames.push(frame);
    await loaded;
    if (!frame.contentDocument) throw new Error('The iframe has no document.');
    return frame.contentDocument;
  };

  it('is nothing for a page of its own', () => {
    assert.deepEqual(withheldFeatures(policyOf(document)), []);
  });

  it('is nothing for an iframe of the same site that says nothing', async () => {
    assert.deepEqual(withheldFeatures(policyOf(await framed(undefined))), []);
  });

  for (const feature of ALL) {
    it(`is ${feature} where that is refused`, async () => {
      const others = ALL.filter((other) => other !== feature).map((other) => `${other} *`);
      const page = await framed([`${feature} 'none'`, ...others].join('; '));
      assert.deepEqual(withheldFeatures(policyOf(page)), [feature]);
    });
  }

  it('counts as allowed where the browser doesn’t tell', () => {
    assert.deepEqual(
      withheldFeatures(() => undefined),
      [],
    );
    assert.deepEqual(withheldFeatures(policyOf(undefined)), []);
  });

  it('is in the snapshot of a session from the beginning, and doesn’t change', () => {
    const room = new SharedRoom();
    const session = new CallSession({
      room: { awareness: room.enter() },
      pagePolicy: (feature) => feature !== 'camera' && feature !== 'fullscreen',
    });
    const { withheld } = session.snapshot;
    assert.deepEqual(withheld, ['camera', 'fullscreen']);
    assert.isFrozen(withheld);
    session.close();
    assert.equal(session.snapshot.withheld, withheld);
    room.close();
  });
});
