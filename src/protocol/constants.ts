/**
 * Every number of the protocol, with its unit, its reason and where it comes from. "Measured" means: by
 * experiment on Hocuspocus 3.1 to 4.7, see `docs/architecture.md`.
 */

/** Version of the wire format, written as `v`. A peer with another one is shown, but not connected. */
export const PROTOCOL_VERSION = 1;

/** Seats in a call, oneself included. A mesh of more asks too much of a phone's uplink and encoder. */
export const MAX_SEATS = 6;

/** A call needs two. */
export const MIN_SEATS = 2;

/** Participants that are looked at in one room; one update can carry thousands of invented ones. */
export const MAX_PARTICIPANTS = 32;

/** Characters of a session id: 10 base-36 digits are 51 random bits. */
export const SESSION_ID_LENGTH = 10;

/** Characters of a display name that are shown. */
export const MAX_NAME_LENGTH = 64;

/** Largest ticket or sequence number accepted; far above what a call can reach, far below 2^53. */
export const MAX_COUNTER = 2 ** 31;

/** Unacknowledged messages of one peer that are read. */
export const MAX_BOX_MESSAGES = 64;

/** Destinations in one peer's outbox. */
export const MAX_BOX_DESTINATIONS = 16;

/** Bytes of all outboxes together that are published; what doesn't fit waits for acknowledgements. */
export const MAX_BOX_BYTES = 24 * 1024;

/**
 * Bytes of the whole awareness state. A server closes the connection on a message above its limit and the
 * provider then repeats the message for ever (measured); 64 KiB is the smallest limit in common use.
 */
export const MAX_STATE_BYTES = 48 * 1024;

/** Bytes of one message; the largest real description measured is 10 KB before it is compressed. */
export const MAX_MESSAGE_BYTES = 16 * 1024;

/** Characters of a sealed text that is passed on: one message with its numbers, encrypted, as base64url. */
export const MAX_SEALED_LENGTH = 24 * 1024;

/** Texts per second that are passed on for one peer, and the burst: setting up a connection takes about ten. */
export const PASS_ON_PER_SECOND = 20;
export const PASS_ON_BURST = 60;

/** The same in characters. */
export const PASS_ON_CHARACTERS_PER_SECOND = 16 * 1024;
export const PASS_ON_CHARACTERS_BURST = 128 * 1024;

/** Sealed texts that are opened from one peer: what it may pass on for the four others who can be beyond it. */
export const OPEN_PER_SECOND = 4 * PASS_ON_PER_SECOND;
export const OPEN_BURST = 4 * PASS_ON_BURST;

/** Sealed texts that wait for the platform's cryptography in one direction; more than that is a flood. */
export const MAX_WAITING_TEXTS = 64;

/** A message that the room has not brought after this long goes through others as well, ms. */
export const DETOUR_AFTER_MS = 1500;

/** Distances between two attempts to bring the same messages through others, ms; the last one for all further ones. */
export const DETOUR_PACE_MS: readonly number[] = [500, 1000, 2000, 4000];

/** Messages in one such attempt. */
export const DETOUR_MESSAGES = 8;

/** Somebody who wrote through others this recently is answered in the same way, ms. */
export const DETOUR_RETURN_MS = 5000;

/** Characters of a compressed description on the wire. */
export const MAX_COMPRESSED_DESCRIPTION_LENGTH = 12 * 1024;

/** Bytes of an inflated description; inflating stops there. */
export const MAX_DESCRIPTION_BYTES = 32 * 1024;

/** Candidates in one message, and characters of one; the longest real one measured has 221. */
export const MAX_CANDIDATES_PER_MESSAGE = 64;
export const MAX_CANDIDATE_LENGTH = 512;

/**
 * Milliseconds between two publications for each byte of the first: at most 20 kB/s upwards while a call is being
 * set up. Each publication repeats the whole state to everybody, so a large one has to wait for company.
 */
export const PUBLISH_PACE_MS_PER_BYTE = 1 / 20;

/** Shortest distance between two publications, ms. */
export const PUBLISH_MIN_GAP_MS = 5;

/** Publications allowed in a burst, and refilled per second, whatever their size. */
export const PUBLISH_BURST = 20;
export const PUBLISH_PER_SECOND = 8;

/** Delay of an acknowledgement or of a mere clean-up, ms: nobody waits for them, so they travel with others. */
export const ACKNOWLEDGE_DELAY_MS = 300;
export const PRUNE_DELAY_MS = 400;

/** Ages at which unacknowledged messages are published again, ms; the heartbeat of 15 s does the rest. */
export const REPUBLISH_UNACKNOWLEDGED_MS: readonly number[] = [3000, 6000, 12_000];

/** A remote update renews our own state when our last publication is older than this, ms: hidden tabs' timers sleep. */
export const RENEW_AFTER_MS = 12_000;

/** Somebody who comes back is answered with our own state after a random delay in this range, ms. */
export const REAPPEAR_JITTER_MS: readonly [number, number] = [20, 120];

/** Age of an unacknowledged message at which signaling counts as blocked, ms. */
export const SIGNALING_BLOCKED_AFTER_MS = 6000;

/** Messages per second taken from one peer, and the burst; the rest stays in its outbox until later. */
export const RECEIVE_PER_SECOND = 30;
export const RECEIVE_BURST = 120;

/** State changes per second looked at from one client, and the burst. */
export const READ_PER_SECOND = 30;
export const READ_BURST = 60;

/** Links made to one session in a row, and refilled per second: somebody who flickers must not keep us busy. */
export const LINK_BURST = 3;
export const LINKS_PER_SECOND = 1 / 10;

/** The same for all sessions together; five at once are a full call. */
export const ALL_LINKS_BURST = 20;
export const ALL_LINKS_PER_SECOND = 1;

/** Where claims compete for the last seats, a claim settles this long before it counts, ms (measured: no over-admission up to 150 ms of one-way delay). */
export const SETTLE_MS = 1000;

/** Whoever holds a seat for this long is established: no later claim pushes them out, whatever its ticket, ms. */
export const ESTABLISHED_AFTER_MS = 3000;

/** Whoever is connected to nobody while more are in than there are seats asks again behind them after this, ms. */
export const STRANDED_AFTER_MS = 6000;

/** Someone who vanished from the room without a goodbye and doesn't answer on the control channel is gone after this, ms. */
export const VANISHED_GRACE_MS = 2000;

/** Somebody who has said nothing on the control channel for this long is asked whether they are there, ms. */
export const PULSE_ASK_AFTER_MS = 1000;

/** Between two such questions, ms. Timers of hidden pages make it 1 s. */
export const PULSE_ASK_AGAIN_MS = 900;

/** Who was asked so often and for so long, ms, and sent nothing at all, is lost. ICE checks each path every 2.5 s. */
export const PULSE_ASKED_OFTEN = 3;
export const PULSE_PATIENCE_MS = 2600;

/** A timer that comes later than this, ms, means that our own page has slept or was busy; 1 s is due to being hidden. */
export const PULSE_LATE_MS = 1500;

/**
 * While the room is away, somebody whose link is lost is asked through the others this often, ms. They are gone after
 * this long without an answer, ms, provided that anybody else has answered, because then the fault is not ours: sooner
 * when the control channel was closed, as by a page that is gone; otherwise when an outage of their network could not
 * heal by itself any more, which takes up to 12 s and a moment (measured).
 */
export const SEARCH_STEP_MS = 750;
export const SEARCH_CLOSED_MS = 4000;
export const SEARCH_SILENT_MS = 11_000;

/** Where nobody else answers either, they are gone after this, ms; outages of up to 12 s heal by themselves (measured). */
export const SEARCH_ALONE_MS = 20_000;

/** Somebody connected who seems to have said goodbye has to answer within this, ms: the state could be forged. */
export const FAREWELL_GRACE_MS = 500;

/** Whoever leaves keeps a connection this long for its goodbye to arrive, ms: a few round trips, and nobody notices. */
export const FAREWELL_MS = 300;

/**
 * The seat of somebody whose page goes is kept for this long, ms: a page that is loaded anew is mostly in the room within
 * 3 s. Whoever is seen in the room by then gets the longer time, ms: their browser may ask for devices, or they for a name.
 */
export const HELD_MS = 5000;
export const HELD_FOR_HEIR_MS = 20_000;

/** Our clock beyond this can soon not grow any more (a double counts exactly to 2^53). */
export const POISONED_CLOCK = 2 ** 51;

/** Characters (UTF-16 code units) of one text message: a long paragraph. As JSON it is far below `MAX_MESSAGE_BYTES`. */
export const MAX_TEXT_LENGTH = 2000;

/** Text messages that are kept in sight, and that wait for somebody whose link is away. */
export const MAX_TEXTS = 200;

/** Text messages per second that we send, and the burst: nobody types faster, and everybody has to read it. */
export const SAY_PER_SECOND = 1;
export const SAY_BURST = 10;

/** The same as taken from one peer; more than it may send, because what waited for its link comes at once. */
export const TEXTS_PER_SECOND = 2;
export const TEXTS_BURST = 40;

/** Text messages on their way to one peer; the next one follows when one of them has arrived. */
export const TEXTS_UNDER_WAY = 8;

/** Text messages that are on their way without a word of the peer for this long are sent again, ms. */
export const SAY_AGAIN_MS = 3000;

/** How long a reaction is shown, ms. */
export const REACTION_MS = 5000;

/** Reactions per second from one peer, ourselves included, and the burst. */
export const REACTIONS_PER_SECOND = 2;
export const REACTIONS_BURST = 6;
