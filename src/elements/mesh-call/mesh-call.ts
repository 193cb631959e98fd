import type { PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { IceServerSource, RelayProtocol } from '../../call/call-options.ts';
import type { CallSession } from '../../call/call-session.ts';
import type { CallSnapshot, UserIdentity } from '../../call/snapshot.ts';
import { MeshCallOwner } from '../../controllers/mesh-call-owner.ts';
import type { AwarenessLike } from '../../protocol/awareness-like.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { GridLayout, SelfView } from '../shared/arrangement.ts';
import { pageHost, whenPageHostComes } from './page-host.ts';
import type { HostLike, HostScope } from '../../room/host-sdk.ts';
import type { ProviderLike } from '../../room/room-source.ts';
import { talkViewOf, type TalkView } from '../shared/talk-view.ts';
import { PageBehaviours } from './behaviours/page-behaviours.ts';
import type { CallIntent } from './call-intent.ts';
import { CallView } from './call-view.ts';
import { choicesFor, hasDevices, rememberDevices, restoreDevices } from './choice-memory.ts';
import { type Choices, rememberChoices } from './remembered-choices.ts';
import { isTokenProblem } from './notices.ts';
import { forwardEvents } from './forward-events.ts';
import { idleSnapshot } from './idle-snapshot.ts';
import { MeshErrorEvent } from './mesh-call-events.ts';
import { callOptionsOf, namesRoom, roomOf, tokenOf, userOf } from './options-of.ts';
import { goWithoutHeld, performOnSession, settled } from './perform-on-session.ts';
import { keyboardShortcuts } from './keys/keyboard-shortcuts.ts';
import { KeyBehaviours } from './keys/key-behaviours.ts';
import { pushToTalk } from './keys/push-to-talk.ts';
import { SettingsRecord, setupKeys } from './settings-record.ts';
import type { ShortcutsShown } from './shortcuts-panel.ts';

/**
 * A live call of up to six people: lobby, picture grid and controls, over a room's awareness.
 *
 * It enters the room, and shows the lobby, as soon as it is connected and knows its room: `awareness`,
 * `provider`, `url` and `room`, or the `host` platform around a widget, in this order. Giving another room moves there:
 * devices stay on, and whoever was in the call asks for a seat in the new room's.
 *
 * Its texts are in the language of the nearest `lang` attribute, or else the browser's.
 *
 * @tag mesh-call
 *
 * @fires {MeshStateEvent} mesh-state - `snapshot.state` changed.
 * @fires {MeshJoinedEvent} mesh-joined - We hold a seat.
 * @fires {MeshLeftEvent} mesh-left - We gave up or lost our seat.
 * @fires {MeshPeerJoinedEvent} mesh-peer-joined - Somebody else took a seat.
 * @fires {MeshPeerLeftEvent} mesh-peer-left - Somebody else gave up a seat.
 * @fires {MeshHandRaisedEvent} mesh-hand-raised - Somebody else raised their hand.
 * @fires {MeshReactionEvent} mesh-reaction - Somebody reacts, ourselves included.
 * @fires {MeshMessageEvent} mesh-message - Somebody has written a message, ourselves included.
 * @fires {MeshFullEvent} mesh-full - The call is full, and we wait in line.
 * @fires {MeshErrorEvent} mesh-error - Something went wrong; `error.code` says what.
 *
 * @slot lobby - In place of the lobby.
 * @slot lobby-note - In the lobby, between who is in the call and the join button.
 * @slot controls - In place of the controls in the call.
 * @slot control - Further controls, in the bar before the leave button.
 * @slot more-control - Further controls that are only in the bar's menu.
 * @slot captions - What is said, as lines over the pictures. The region is a polite log (`role="log"`).
 * @slot grid - In place of the people and screens in the call: another `<mesh-grid>`, or an element of your own.
 * @slot empty - In place of the text for somebody who is alone in the call.
 * @slot full - In place of the view for somebody who waits in line.
 * @slot ended - In place of the view after leaving.
 *
 * @csspart frame - Everything inside.
 * @csspart lobby - The lobby.
 * @csspart full - The view for somebody who waits in line.
 * @csspart preview - The own picture in lobby and waiting line.
 * @csspart question - What the browser will ask in the lobby, with the button after which it does.
 * @csspart panel - Text and buttons beside the preview.
 * @csspart join - The join button.
 * @csspart stage - The call.
 * @csspart grid - The `<mesh-grid>` with the tiles.
 * @csspart tile - One tile.
 * @csspart own-tile - The own tile.
 * @csspart screen - One shared screen.
 * @csspart tile-name - The badge with the name in a tile.
 * @csspart tile-status - The text over a tile whose connection is not in order.
 * @csspart tile-retry - The button in a tile to try again to connect to that person.
 * @csspart tile-ring - The ring in a tile of somebody who speaks.
 * @csspart tile-rating - The button in a tile that is the sign of a connection that is not good.
 * @csspart tile-reason - The text that it shows.
 * @csspart tile-hand - The sign of a raised hand in a tile.
 * @csspart tile-reactions - The reactions over a tile.
 * @csspart tile-menu-button - The button in a tile for what one can do about that person.
 * @csspart tile-menu - What it opens.
 * @csspart tile-backdrop - The colours of a picture, around one that doesn't fill its tile.
 * @csspart mover - The button on the own picture in a corner, which moves it.
 * @csspart video - The video in a tile.
 * @csspart avatar - The initials in a tile.
 * @csspart empty - The empty seat for somebody who is alone.
 * @csspart controls - The bar with the controls.
 * @csspart side-panel - The messages or the people beside the pictures, or over them.
 * @csspart message - A message.
 * @csspart own-message - A message of our own.
 * @csspart message-field - The field for a message.
 * @csspart person - Somebody in the list of people.
 * @csspart connection-button - The entry of the bar's menu that opens the panel about the connection.
 * @csspart connection-panel - That panel.
 * @csspart device-button - The button that opens the choice of devices in the call.
 * @csspart device-panel - That panel.
 * @csspart more-button - The button that opens the bar's menu.
 * @csspart more-menu - That menu.
 * @csspart shortcuts-panel - The overview of the keyboard shortcuts.
 * @csspart talking - The text for somebody who is heard as long as they hold the space bar.
 * @csspart captions - The region of the captions.
 * @csspart devices - The choice of devices in the lobby.
 * @csspart faces - Who is in the call, as initials, in the lobby.
 * @csspart notice - A problem with its next step.
 * @csspart status - The views that are text only: connecting, left, failed.
 */
export class MeshCall extends CallView {
  /** Name of the room, together with `url`. */
  @property() room: string | undefined;
  /** Address of the room's Hocuspocus server, `wss://…`. */
  @property() url: string | undefined;
  /** Token for the room's server. Another one counts from the next connection on, and at once after a refusal. */
  @property() token: string | undefined;
  /** Asked for a fresh token on each connection to the server and after a refusal; takes the place of `token`. */
  @property({ attribute: false }) tokenFunction: (() => string | Promise<string>) | undefined;
  /** A provider that the page already has; the page goes on to own it. */
  @property({ attribute: false }) provider: ProviderLike | undefined;
  /** An awareness that the page already has. */
  @property({ attribute: false }) awareness: AwarenessLike | undefined;
  /** The SDK of the platform around a widget; by itself the page's own `host`, where there is one. */
  @property({ attribute: false }) host: HostLike | undefined = pageHost();
  /** What the host shall open: `item`, `workspace` or `room`; by itself the item, or else the workspace. */
  @property() scope: HostScope | undefined;
  /** Id of the item, workspace or room; by itself the host's own. */
  @property({ attribute: 'scope-id' }) scopeId: string | undefined;
  /** Code of a lobby within the item. */
  @property({ attribute: 'room-code' }) roomCode: string | undefined;
  /** Own name; without it, and without `user`, the lobby asks. */
  @property({ attribute: 'display-name' }) displayName: string | undefined;
  /** Who we are, from the page's own sign-in; takes the place of `displayName`. */
  @property({ attribute: false }) user: UserIdentity | undefined;
  /** Seats in the call, oneself included: 2 to 6, default 6. */
  @property({ type: Number, attribute: 'max-peers' }) maxPeers: number | undefined;
  /** Begins with the microphone off. */
  @property({ type: Boolean, attribute: 'start-muted' }) startMuted = false;
  /** Begins with the camera off. */
  @property({ type: Boolean, attribute: 'start-camera-off' }) startCameraOff = false;
  /** Fills the window or frame of its page, whatever margins and heights the page has. */
  @property({ type: Boolean, reflect: true }) fill = false;
  /** Joins without a lobby. */
  @property({ type: Boolean }) autojoin = false;
  /** Stays in the lobby after the page was loaded anew in the middle of a call, instead of going back into it. */
  @property({ type: Boolean, attribute: 'no-rejoin' }) noRejoin = false;
  /** Neither remembers what the person chooses (devices, on or off, a typed name, shortcuts) nor uses what it did. */
  @property({ type: Boolean, attribute: 'no-memory' }) noMemory = false;
  /** Has no keyboard shortcuts, and no talking with the space bar. */
  @property({ type: Boolean, attribute: 'no-shortcuts' }) noShortcuts = false;
  /** Makes no sounds for who comes and goes, raised hands, messages and the own turn, and shows no notification. */
  @property({ type: Boolean }) quiet = false;
  /** Leaves the media keys and the system's buttons for microphone, camera and hanging up to the page. */
  @property({ type: Boolean, attribute: 'no-media-session' }) noMediaSession = false;
  /** Lets the screen go off in the call. */
  @property({ type: Boolean, attribute: 'no-wake-lock' }) noWakeLock = false;
  /** Lets the page be closed, or loaded anew, in a call with others without the browser's question. */
  @property({ type: Boolean, attribute: 'no-leave-warning' }) noLeaveWarning = false;
  /** How the people are arranged: `auto`, `grid` or `speaker`, see `<mesh-grid>`; the person can choose another. */
  @property() layout: GridLayout | undefined;
  /** Where the own picture is: `auto`, `tile`, `corner` or `hidden`, see `<mesh-grid>`; the person can choose another. */
  @property({ attribute: 'self-view' }) selfView: SelfView | undefined;
  /** `relay` sends all media through a TURN server. */
  @property({ attribute: 'ice-transport-policy' }) iceTransportPolicy: RTCIceTransportPolicy | undefined;
  /** `udp`, `tcp` or `tls`: reach TURN servers over this protocol only. */
  @property({ attribute: 'relay-protocol' }) relayProtocol: RelayProtocol | undefined;
  /** STUN and TURN servers, or a function that is asked before each connection. */
  @property({ attribute: false }) iceServers: IceServerSource | undefined;
  /** Sent in place of what microphone and camera give; the page goes on to own it. */
  @property({ attribute: false }) localStream: MediaStream | undefined;

  protected override setupError: CallError | undefined;
  @state() protected override wantsIn = false;
  /** Whether the person has the keyboard shortcuts on. */
  @state() private usesShortcuts = true;
  /** True while the microphone is on only because the space bar is held. */
  @state() private isHoldingToTalk = false;

  readonly #owner = new MeshCallOwner(this, (session, signal) => {
    session.addEventListener('change', () => this.requestUpdate(), { signal });
    forwardEvents(session, this, signal);
    if (!this.noMemory) rememberDevices(session, signal);
  });
  readonly #idle = idleSnapshot();
  /** What the present session, or the last try to have one, was made of. */
  readonly #record = new SettingsRecord();
  #typedName = '';
  #choices: Choices = {};

  constructor() {
    super();
    this.#listenToKeys();
    new PageBehaviours(this, () => this.talkView.open === 'chat');
    whenPageHostComes(this, (host) => {
      // A host that comes late ends no call that goes on without it.
      if (!namesRoom(this)) this.host = host;
    });
  }

  /** The present call session. It stays the same one when the room changes; removing the element ends it. */
  get session(): CallSession | undefined {
    return this.#owner.session;
  }

  /** The state of the call; `idle` without a room. */
  override get snapshot(): CallSnapshot {
    return this.session?.snapshot ?? this.#idle;
  }

  protected override get shortcuts(): ShortcutsShown | undefined {
    if (this.noShortcuts) return undefined;
    return {
      isOn: this.usesShortcuts,
      isHoldingToTalk: this.isHoldingToTalk,
      show: this.#showShortcuts,
      turn: (on) => {
        this.usesShortcuts = on;
        if (!this.noMemory) rememberChoices({ shortcuts: on });
      },
    };
  }

  /** Asks for a seat. Resolves when it is held or a place in the waiting line is; rejects with a `CallError`. */
  async join(): Promise<void> {
    // Before anything is awaited: an element that was never in a document doesn't complete its first update.
    this.#owner.requireDocument();
    await this.updateComplete;
    if (!this.session) this.#open();
    if (this.setupError) throw this.setupError;
    const { session } = this;
    this.wantsIn = true;
    try {
      if (session) await this.#join(session);
    } catch (error) {
      // A failed session joins when the person tries again; any other is back in its lobby.
      if (session === this.session && this.snapshot.state !== 'failed') this.wantsIn = false;
      throw error;
    }
  }

  /** Leaves the call or the waiting line, and releases the devices. */
  leave(): void {
    this.wantsIn = false;
    this.session?.leave();
  }

  /** Turns the own microphone on or off. Never rejects: the outcome is in the snapshot. */
  async toggleMicrophone(): Promise<void> {
    await this.session?.setMicrophone(this.snapshot.self.microphone.state !== 'on');
  }

  /** Turns the own camera on or off. Never rejects: the outcome is in the snapshot. */
  async toggleCamera(): Promise<void> {
    await this.session?.setCamera(this.snapshot.self.camera.state !== 'on');
  }

  protected override get talkView(): TalkView {
    return this.session ? talkViewOf(this.session) : super.talkView;
  }

  /** The keys that the call listens to for as long as it lasts. */
  #listenToKeys(): void {
    const keys = {
      usesShortcuts: () => this.usesShortcuts,
      showShortcuts: this.#showShortcuts,
      isHolding: () => this.isHoldingToTalk,
      setHolding: (holding: boolean) => (this.isHoldingToTalk = holding),
    };
    new KeyBehaviours(this, [keyboardShortcuts(keys), pushToTalk(keys)]);
  }

  readonly #showShortcuts = (): void => {
    const panel = this.renderRoot.querySelector<HTMLDialogElement>('.shortcuts-panel');
    if (panel?.open === false) panel.showModal();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.isConnected) {
      this.#followRoom(changed);
      if (changed.has('user') || changed.has('displayName')) this.#tellUser();
      if (this.#hasOtherToken(changed)) this.#tellToken();
    }
    super.willUpdate(changed);
  }

  protected override perform(intent: CallIntent): void {
    const { session } = this;
    switch (intent.type) {
      case 'join':
        if (intent.name) {
          this.#typedName = intent.name;
          this.#tellUser();
        }
        if (session) goWithoutHeld(session);
        // A session that was closed stays so; another one is made of the same settings.
        return session?.snapshot.state === 'closed' ? this.#renew(true) : settled(this.join());
      case 'leave':
        return this.leave();
      case 'retry':
        return this.#enter();
      case 'take-over':
        this.wantsIn = true;
        return settled(this.door.open().then(() => session?.takeOver()));
    }
    if (session) performOnSession(session, intent);
  }

  /**
   * Brings the session to the room that the properties name. They are compared with what the session was made of,
   * because changes while the element is in no document are not looked at when they happen.
   */
  #followRoom(changed: PropertyValues<this>): void {
    const { state } = this.snapshot;
    const inCall = state === 'joining' || state === 'waiting' || state === 'joined';
    const otherRoom = this.#record.roomDiffers(this);
    if (this.session === undefined) {
      const otherwise = otherRoom || this.#record.setupDiffers(this) || changed.size > 0;
      if (otherwise || this.setupError === undefined) this.#renew(this.autojoin);
      return;
    }
    const wantsIn = this.autojoin || inCall || (this.wantsIn && state !== 'left');
    const canMove = state !== 'closed' && namesRoom(this) && !this.#record.setupDiffers(this);
    if (otherRoom && canMove) this.#move(wantsIn);
    else if (otherRoom) this.#renew(wantsIn);
    else if (!inCall && setupKeys.some((key) => changed.has(key))) this.#renew(this.autojoin);
  }

  #move(wantsIn: boolean): void {
    this.#record.remember(this);
    this.wantsIn = wantsIn;
    settled(this.session?.move(roomOf(this)));
    this.#enter();
  }

  /** Ends the present session, and begins the one that the properties describe, when they name a room. */
  #renew(wantsIn: boolean): void {
    this.#owner.close();
    this.#record.remember(this);
    this.setupError = undefined;
    this.wantsIn = wantsIn;
    if (!namesRoom(this)) return;
    this.#open();
    this.#enter();
  }

  #open(): void {
    try {
      this.#choices = choicesFor(this);
      this.usesShortcuts = this.#choices.shortcuts ?? true;
      const options = callOptionsOf(this, userOf(this, this.#typedName), this.#choices);
      this.#owner.open(options);
    } catch (thrown) {
      // A session is refused with nothing else.
      this.setupError = thrown as CallError;
      this.dispatchEvent(new MeshErrorEvent(this.setupError));
    }
  }

  /** Goes into the room, and on into the call where that is wanted. */
  #enter(): void {
    const { session } = this;
    if (session === undefined) return;
    const restored = hasDevices(this.#choices) ? restoreDevices(session, this.#choices) : undefined;
    // The preview starts only after the room has let us in: nobody is asked for a camera in vain. And nobody is asked
    // before the lobby has said what for.
    if (this.wantsIn) settled(restored ? restored.then(() => this.#join(session)) : this.#join(session));
    else settled(Promise.all([session.connect(), restored]).then(() => session.startCapture({ ask: false })));
  }

  async #join(session: CallSession): Promise<void> {
    await this.door.open();
    await session.join();
  }

  /** A function is asked each time anyway, so only one that comes or goes is news: pages make new ones all the time. */
  #hasOtherToken(changed: PropertyValues<this>): boolean {
    if (changed.has('tokenFunction') && !(changed.get('tokenFunction') && this.tokenFunction)) return true;
    return changed.has('token') && this.tokenFunction === undefined;
  }

  #tellToken(): void {
    this.session?.setToken(tokenOf(this));
    const { state, error } = this.snapshot;
    if (state === 'failed' && isTokenProblem(error)) this.#enter();
  }

  #tellUser(): void {
    const user = userOf(this, this.#typedName);
    if (user) this.session?.setUser(user);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-call': MeshCall;
  }
}
