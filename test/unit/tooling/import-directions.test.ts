import { globSync } from 'node:fs';
import { deepEqual, equal } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { importDirections } from '../../../scripts/lint/import-directions.mjs';

/** Only these rules, without type information, so that the files need not exist. */
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...importDirections(),
  ],
});

async function complaints(filePath: string, code: string): Promise<number> {
  const [result] = await eslint.lintText(code, { filePath });
  equal(result!.fatalErrorCount, 0, `${code} must at least parse`);
  return result!.errorCount;
}

/** Each line: a file, and what it imports. */
type Case = readonly [file: string, code: string];

const ALLOWED: readonly Case[] = [
  ['src/index.ts', `export * from './elements/mic-toggle/mic-toggle.ts';`],
  ['src/cdn.ts', `import './define.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import { html } from 'lit';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import { msg } from '@lit/localize';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import { x } from '../shared/icons.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import { x } from '../../controllers/mesh-call-controller.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import type { X } from '../../call/snapshot.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import { type X } from '../../roster/seats.ts';`],
  // A folder inside elements may be called like a layer.
  ['src/elements/mic-toggle/mic-toggle.ts', `import { x } from '../links/x.ts';`],
  ['src/controllers/owner.ts', `import type { ReactiveController } from 'lit';`],
  ['src/controllers/owner.ts', `import { createContext } from '@lit/context';`],
  ['src/controllers/owner.ts', `import { CallSession } from '../call/call-session.ts';`],
  ['src/call/call-session.ts', `import { Links } from '../links/links.ts';`],
  ['src/links/link.ts', `import type { Channel } from '../signaling/channel.ts';`],
  ['src/links/link.ts', `import { x } from '../protocol/x.ts';`],
  ['src/room/hocuspocus.ts', `const p = import('@hocuspocus/provider');`],
  ['src/room/hocuspocus.ts', `let p: typeof import('./provider.ts');`],
  ['src/links/codec.ts', `import { deflateSync } from 'fflate';`],
  ['src/server/guard.ts', `import { createHmac } from 'node:crypto';`],
];

const FORBIDDEN: readonly Case[] = [
  ['src/elements/mic-toggle/mic-toggle.ts', `import { CallSession } from '../../call/call-session.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `export { seats } from '../../roster/seats.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import '../../define.ts';`],
  ['src/elements/mic-toggle/mic-toggle.ts', `import type * as Y from 'yjs';`],
  ['src/elements/deep/down/x.ts', `import { x } from '../../../call/x.ts';`],
  ['src/controllers/owner.ts', `import { html } from 'lit';`],
  ['src/controllers/owner.ts', `import { x } from '../elements/shared/icons.ts';`],
  ['src/controllers/owner.ts', `import { x } from '../links/link.ts';`],
  ['src/call/call-session.ts', `import { LitElement } from 'lit';`],
  ['src/call/call-session.ts', `import type { ReactiveController } from 'lit';`],
  ['src/call/call-session.ts', `import { x } from '../controllers/owner.ts';`],
  ['src/call/call-session.ts', `import * as Y from 'yjs';`],
  ['src/call/call-session.ts', `import { x } from '../server/guard.ts';`],
  ['src/links/link.ts', `import { Channel } from '../signaling/channel.ts';`],
  ['src/links/link.ts', `const x = import('../signaling/channel.ts');`],
  ['src/roster/seats.ts', `import { x } from '../call/call-session.ts';`],
  ['src/roster/seats.ts', `import type { X } from '../links/link.ts';`],
  ['src/roster/seats.ts', `export * from '../signaling/channel.ts';`],
  ['src/roster/seats.ts', `const x = import('../call/call-session.ts');`],
  ['src/roster/seats.ts', `let x: import('../call/call-session.ts').CallSession;`],
  ['src/roster/seats.ts', `import { html } from 'lit';`],
  ['src/roster/seats.ts', `import { property } from 'lit/decorators.js';`],
  ['src/protocol/ids.ts', `import { x } from '../roster/seats.ts';`],
  ['src/protocol/ids.ts', `import { x } from '../index.ts';`],
  ['src/protocol/ids.ts', `import { x } from '../../test/support/cast.ts';`],
  ['src/protocol/ids.ts', `import { deflateSync } from 'fflate';`],
  ['src/room/hocuspocus.ts', `import { randomUUID } from 'node:crypto';`],
];

describe('import directions', () => {
  for (const [file, code] of ALLOWED) {
    test(`${file} may say ${code}`, async () => equal(await complaints(file, code), 0));
  }

  for (const [file, code] of FORBIDDEN) {
    test(`${file} may not say ${code}`, async () => equal(await complaints(file, code), 1));
  }

  test('every module in a folder of src belongs to a layer', async () => {
    const project = new ESLint();
    const unchecked: string[] = [];
    for (const file of globSync('src/*/**/*.ts')) {
      const { rules } = (await project.calculateConfigForFile(file)) as Linter.Config;
      if (!rules?.['no-restricted-imports']) unchecked.push(file);
    }
    deepEqual(unchecked, []);
  });
});
