import { html, type TemplateResult } from 'lit';
import type { CallSnapshot } from 'mesh-call/engine';
import { call, others, presenting } from './snapshots.ts';

/** Two who share a screen each. */
function twoScreens(count: number): CallSnapshot['peers'] {
  const [first, second, ...rest] = presenting(count);
  if (!first || !second) return presenting(count);
  return [first, { ...second, screen: true, screenStream: first.screenStream }, ...rest];
}

/** Each arrangement of people and screens, by the name that `?only=` takes. */
export function layoutStates(): readonly (readonly [string, TemplateResult])[] {
  const speaking = (count: number): CallSnapshot =>
    call({
      peers: others(count).map((each, index) => ({ ...each, speaking: index === 1 })),
      activeSpeaker: 'Bob',
    });
  const inCall = (peers: CallSnapshot['peers'], layout: string, selfView: string): TemplateResult =>
    html`<states-call layout=${layout} self-view=${selfView} .snapshot=${call({ peers })}></states-call>`;
  return [
    ...[2, 3, 4, 6].map(
      (count) =>
        [
          `layout-speaker-${count}`,
          html`<states-call layout="speaker" .snapshot=${speaking(count)}></states-call>`,
        ] as const,
    ),
    ...[2, 3, 6].flatMap((count) => [
      [`layout-corner-${count}`, inCall(others(count), 'auto', 'corner')] as const,
      [`layout-hidden-${count}`, inCall(others(count), 'auto', 'hidden')] as const,
    ]),
    [
      'call-captions',
      html`<states-call .snapshot=${call({ peers: others(4) })}>
        <p slot="captions">Bob: I think we should show it to the others first.</p>
        <p slot="captions">Carol: Fine with me. Thursday, then?</p>
      </states-call>`,
    ],
    ['layout-tile-2', inCall(others(2), 'auto', 'tile')],
    ['layout-two-screens', inCall(twoScreens(4), 'auto', 'auto')],
    ['layout-grid-with-screen', inCall(presenting(4), 'grid', 'auto')],
    ['layout-presentation-corner', inCall(presenting(3), 'auto', 'corner')],
    [
      'mesh-grid-pinned',
      html`<mesh-grid
        .snapshot=${call({ peers: others(5) })}
        .pinned=${['Alice Moreau', 'Erin Nakamura']}
      ></mesh-grid>`,
    ],
    ['mesh-grid-alone', html`<mesh-grid .snapshot=${call({ peers: [] })}></mesh-grid>`],
  ];
}
