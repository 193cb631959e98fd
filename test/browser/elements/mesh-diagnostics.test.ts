import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Diagnosis } from '../../../src/call/diagnosis.ts';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';
import { checkResults, diagnosedNames, diagnosisOf } from '../../../demo/states/diagnoses.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, peer } from './support/snapshots.ts';

describe('<mesh-diagnostics>', () => {
  afterEach(unmountAll);

  for (const count of [1, 3, 6]) {
    it(`is accessible with ${count} people`, async () => {
      await expectAccessible(
        await mount('mesh-diagnostics', {
          diagnosis: diagnosisOf(count),
          names: diagnosedNames,
          results: checkResults,
        }),
      );
    });
  }

  it('fits into 240 px', async () => {
    const properties = { diagnosis: diagnosisOf(6), names: diagnosedNames, results: checkResults };
    const element = await mount('mesh-diagnostics', properties, { width: 240 });
    assert.isAtMost(element.scrollWidth, 240);
  });

  it('says of each person what the connection is like', async () => {
    const element = await mount('mesh-diagnostics', { diagnosis: diagnosisOf(4), names: diagnosedNames });
    const [alice, bob, carol] = textsOf(element, '.person');
    assert.match(alice ?? '', /Alice Moreau.*direct, UDP.*12 ms.*1\.2 Mbit\/s · 1280 × 720, 30\/s/);
    assert.match(bob ?? '', /through a relay, TLS.*6\.2 % received.*the network.*once/);
    assert.match(carol ?? '', /Reconnecting/);
  });

  it('names what the page around it doesn’t allow, and what its owner has to write', async () => {
    const element = await mount('mesh-diagnostics', {
      diagnosis: { ...diagnosisOf(1), withheld: ['display-capture', 'fullscreen'] },
    });
    const text = element.shadowRoot?.textContent ?? '';
    assert.include(text, 'doesn’t allow: display-capture, fullscreen');
    assert.include(text, 'allow="display-capture; fullscreen"');
    await expectAccessible(element);
  });

  it('uses letters where it knows no names', async () => {
    const element = await mount('mesh-diagnostics', { diagnosis: diagnosisOf(2) });
    assert.match(textsOf(element, '.person')[0] ?? '', /Person A/);
  });

  it('says what a check found and what to do', async () => {
    const element = await mount('mesh-diagnostics', { diagnosis: diagnosisOf(1), results: checkResults });
    const [microphone, camera] = textsOf(element, '.results li');
    assert.match(microphone ?? '', /Microphone\s*Problem.*Only silence\. Look for a switch/);
    assert.match(camera ?? '', /Camera\s*Works$/);
  });

  it('shows the report as selected text with the check and without names', async () => {
    const element = await mount('mesh-diagnostics', {
      diagnosis: diagnosisOf(3),
      names: diagnosedNames,
      results: checkResults,
    });
    buttonWith(element, 'Show the report').click();
    await until('the report is there', () => element.shadowRoot?.querySelector('textarea') !== null);
    const text = inside(element, 'textarea') as HTMLTextAreaElement;
    await until('it is selected', () => text.value !== '' && text.selectionEnd === text.value.length);
    assert.notInclude(text.value, 'Alice');
    const report = JSON.parse(text.value) as Diagnosis & { check: unknown[] };
    assert.deepEqual([report.peers.length, report.check.length], [2, checkResults.length]);
    await expectAccessible(element);
  });

  it('leaves the report selected where the page may not copy, and says so', async () => {
    const element = await mount('mesh-diagnostics', { diagnosis: diagnosisOf(3) });
    const clipboard = navigator.clipboard;
    const denied = { writeText: () => Promise.reject(new DOMException('No.', 'NotAllowedError')) };
    Object.defineProperty(navigator, 'clipboard', { value: denied, configurable: true });
    try {
      buttonWith(element, 'Show the report').click();
      await until('the report is there', () => element.shadowRoot?.querySelector('textarea') !== null);
      const text = inside(element, 'textarea') as HTMLTextAreaElement;
      text.setSelectionRange(0, 0);
      buttonWith(element, 'Copy').click();
      await until('it is selected', () => text.selectionEnd === text.value.length);
      await drawn(element);
      assert.include(inside(element, '.report .quiet').textContent, 'The text is selected');
      assert.include(inside(element, '[role=status]').textContent, 'The text is selected');
      await expectAccessible(element);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('works alone with for: it shows the live call, runs its check and tells nobody’s secrets', async () => {
    const world = new CallWorld();
    const bob = world.person('Bob');
    const owner = document.createElement('mesh-call');
    owner.id = 'diagnosed';
    owner.displayName = 'Alice';
    owner.startMuted = true;
    owner.startCameraOff = true;
    owner.awareness = world.stranger();
    document.body.append(owner);
    try {
      await Promise.all([owner.updateComplete, bob.join()]);
      await owner.join();
      await until('both are connected', () => owner.snapshot.peers[0]?.link === 'connected', 10_000);
      const element = await mount('mesh-diagnostics', { for: 'diagnosed' });
      await until('Bob’s connection is shown', () => {
        void element.refresh();
        return /Bob.*direct/.test(textsOf(element, '.person')[0] ?? '');
      });
      buttonWith(element, 'Run the check').click();
      await until('all results are there', () => textsOf(element, '.results li').length === 5, 10_000);
      buttonWith(element, 'Show the report').click();
      await until('the report is there', () => element.shadowRoot?.querySelector('textarea') !== null);
      const report = (inside(element, 'textarea') as HTMLTextAreaElement).value;
      const { peers, devices } = owner.snapshot;
      const labels = devices
        .flatMap(({ label, deviceId }) => [label, deviceId])
        .filter((text) => text.length > 2);
      for (const secret of ['Alice', 'Bob', 'diagnosed', location.host, peers[0]?.id ?? '', ...labels]) {
        assert.notInclude(report, secret);
      }
      assert.notMatch(report, /\d+\.\d+\.\d+\.\d+|[\da-f]{1,4}(:[\da-f]{0,4}){3,}|\.local/i);
    } finally {
      owner.remove();
      await world.end();
    }
  });

  for (const sandbox of ['', 'allow-downloads']) {
    it(`needs neither blob: nor inline code in a sandbox ${sandbox && `with ${sandbox}`}`, async () => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', `allow-scripts allow-same-origin ${sandbox}`);
      const policy = `default-src 'none'; script-src ${location.origin}`;
      frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
      <script type="module" src="/src/define.ts"></script><mesh-diagnostics></mesh-diagnostics>`;
      document.body.append(frame);
      try {
        await until('the element is defined', () => definedIn(frame), 10_000);
        const violations: string[] = [];
        const page = frame.contentDocument;
        page?.addEventListener('securitypolicyviolation', ({ blockedURI }) => violations.push(blockedURI));
        const element = page?.querySelector('mesh-diagnostics');
        if (!element) throw new Error('The page has no element.');
        element.diagnosis = diagnosisOf(3);
        await element.updateComplete;
        buttonWith(element, 'Show the report').click();
        await until('the report is there', () => element.shadowRoot?.querySelector('textarea') !== null);
        buttonWith(element, 'Copy').click();
        await element.updateComplete;
        const download = element.shadowRoot?.querySelector('a');
        assert.equal(download?.download, sandbox === '' ? undefined : 'mesh-call-report.json');
        download?.click();
        const text = inside(element, 'textarea') as HTMLTextAreaElement;
        assert.equal((JSON.parse(text.value) as Diagnosis).peers.length, 2);
        assert.deepEqual(violations, []);
        assert.isAbove(element.offsetHeight, 100);
      } finally {
        frame.remove();
      }
    });
  }
});

describe('the panel about the connection in <mesh-call>', () => {
  afterEach(unmountAll);

  async function opened(width = 640): Promise<MeshCall> {
    const snapshot = call({ peers: [peer('Bob'), peer('Carol')] });
    const element = await mount('shown-call', { snapshot }, { width, height: 480 });
    const controls = controlsOf(element);
    inside(controls, '.more').focus();
    inside(controls, '.more').click();
    await until('the menu is open', () => controls.shadowRoot?.activeElement?.closest('.menu') !== null);
    inside(controls, '.menu .connection-button').click();
    await drawn(element);
    await drawn(controlsOf(element));
    return element;
  }

  it('is opened from the menu of the bar and takes the focus', async () => {
    const element = await opened();
    const panel = inside(controlsOf(element), '.connection-panel') as HTMLDialogElement;
    assert.isTrue(panel.open && panel.matches(':modal'));
    assert.isTrue(panel.contains(controlsOf(element).shadowRoot?.activeElement ?? null));
  });

  it('is accessible', async () => {
    await expectAccessible(await opened());
  });

  it('closes with Escape and gives the focus back', async () => {
    const element = await opened();
    await sendKeys({ press: 'Escape' });
    const panel = inside(controlsOf(element), '.connection-panel') as HTMLDialogElement;
    await until('it is closed', () => !panel.open);
    assert.isTrue(controlsOf(element).shadowRoot?.activeElement === inside(controlsOf(element), '.more'));
  });

  it('closes by its button', async () => {
    const element = await opened();
    inside(controlsOf(element), '.connection-panel header button').click();
    assert.isFalse((inside(controlsOf(element), '.connection-panel') as HTMLDialogElement).open);
  });

  it('stays open while the call goes on', async () => {
    const element = await opened();
    (element as MeshCall & { snapshot: MeshCall['snapshot'] }).snapshot = call({ peers: [peer('Bob')] });
    await drawn(element);
    assert.isTrue((inside(controlsOf(element), '.connection-panel') as HTMLDialogElement).open);
  });

  it('never lets the number of people reach under the controls', async () => {
    const waiting = [{ id: 'g', user: { name: 'Grace' }, isSelf: false }];
    for (const width of [240, 360, 619, 620, 800]) {
      const snapshot = call({ peers: [peer('Bob')], waiting });
      const element = await mount('shown-call', { snapshot }, { width, height: 400 });
      const bar = inside(element, '.bar');
      assert.isAtMost(bar.scrollWidth, bar.clientWidth);
      const figure = inside(element, '.bar .figure');
      if (getComputedStyle(figure).clipPath !== 'none') continue;
      const controls = inside(element, '.bar .controls').getBoundingClientRect();
      assert.isAtMost(figure.getBoundingClientRect().right, controls.left, `in ${width} px`);
    }
  });
});

function controlsOf(element: Element): HTMLElement {
  return inside(element, 'mesh-controls');
}

function textsOf(element: Element, selector: string): string[] {
  const found = [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
  return found.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}

function buttonWith(element: Element, text: string): HTMLButtonElement {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find(({ textContent }) => textContent.trim() === text);
  return found ?? buttonOf(element);
}

/** The frame's own registry says whether its module has run. */
function definedIn({ contentWindow }: HTMLIFrameElement): boolean {
  return contentWindow?.customElements.get('mesh-diagnostics') !== undefined;
}
