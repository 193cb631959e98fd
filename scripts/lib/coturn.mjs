/** coturn, a TURN server, as tests and demo run it. */

import { networkInterfaces } from 'node:os';
import { findProgram } from './programs.mjs';

/** @returns {string | undefined} path of coturn's program */
export function findCoturn() {
  return findProgram('turnserver');
}

/** What a person has to do when there is no coturn. */
export const HOW_TO_INSTALL_COTURN =
  'coturn (turnserver) was not found. On Debian and Ubuntu: sudo apt-get install coturn; with Homebrew: brew install coturn';

/** Arguments that let it tell who is granted what; it reads its settings too late to find them there. */
export const COTURN_LOG = ['--verbose', '--log-file=stdout', '--simple-log'];

/**
 * Settings in the shape of turnserver.conf. Relays may lead anywhere, also to this machine: both people of a call can
 * be on it. For a server in public see docs/server.md.
 *
 * @param {{ address: string, port: number, secret: string }} where
 * @returns {readonly string[]}
 */
export function coturnSettings({ address, port, secret }) {
  return [
    `listening-ip=${address}`,
    `relay-ip=${address}`,
    `listening-port=${port}`,
    'realm=mesh-call',
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'fingerprint',
    'allow-loopback-peers',
    'no-cli',
    'no-tls',
    'no-dtls',
    'pidfile=/dev/null',
  ];
}

/**
 * Whether this line of the log tells that the server answers.
 *
 * @param {string} line
 */
export function tellsReady(line) {
  return /UDP listener opened/i.test(line);
}

/**
 * The user name under which a relay was granted, as this line of the log tells.
 *
 * @param {string} line
 * @returns {string | undefined}
 */
export function grantedUser(line) {
  return /user <([^>]+)>: incoming packet ALLOCATE processed, success/.exec(line)?.[1];
}

/** An address of this machine that is not the loopback one, where there is one: browsers offer it first. */
export function ownAddress() {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
