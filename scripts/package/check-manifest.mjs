import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/**
 * Whether package.json and the files in the package fit together.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} problems, in words
 */
export async function checkManifest(tarball) {
  const file = readFileSync(tarball);
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, level: 'warning' });
  return messages.map((message) => `package.json: ${formatMessage(message, pkg) ?? message.code}`);
}
