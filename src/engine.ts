/** The call without any element: for pages that bring their own user interface. */
export { CallSession } from './call/call-session.ts';
export {
  CallChangeEvent,
  CallErrorEvent,
  CallFullEvent,
  CallJoinedEvent,
  CallLeftEvent,
  HandRaisedEvent,
  MessageReceivedEvent,
  PeerJoinedEvent,
  PeerLeftEvent,
  ReactionEvent,
  type CallEvents,
  type LeaveReason,
} from './call/call-events.ts';
export type { CallOptions, IceServerLease, IceServerSource, RelayProtocol } from './call/call-options.ts';
export type { DeviceDiagnosis, Diagnosis, DiagnosisOptions, PeerDiagnosis } from './call/diagnosis.ts';
export { type CallCheckOptions, checkCall } from './call/check/check-call.ts';
export type { CheckCode, CheckName, CheckResult } from './call/check/check-result.ts';
export type { BrowserName } from './call/browser-name.ts';
export type {
  IncomingQuality,
  LinkQuality,
  OutgoingQuality,
  PictureQuality,
} from './quality/link-quality.ts';
export type { LevelListener } from './call/call-levels.ts';
export type { LinkGrade, LinkRating, LinkReason } from './quality/link-rating.ts';
export type { PathAddresses } from './quality/selected-path.ts';
export { leaseFromTurnCredentials } from './room/ice-servers.ts';
export type {
  CallSnapshot,
  CallState,
  DeviceChoice,
  DeviceState,
  LocalDeviceSnapshot,
  MessageSnapshot,
  OneWayReception,
  PageFeature,
  PeerSnapshot,
  PictureReception,
  ReactionName,
  ReactionSnapshot,
  Receiver,
  Reception,
  Recovery,
  RecoveryStep,
  SelfSnapshot,
  SpeakerSnapshot,
  UserIdentity,
  VoiceReception,
  WaitingSnapshot,
} from './call/snapshot.ts';
export { MAX_TEXT_LENGTH } from './protocol/constants.ts';
export { REACTIONS } from './protocol/reactions.ts';
export type { PagePolicy } from './media/page-permissions.ts';
export type { LinkState } from './links/link-state.ts';
export type { AwarenessChanges, AwarenessLike, AwarenessUpdateHandler } from './protocol/awareness-like.ts';
export {
  CallError,
  type CallErrorCode,
  type CallErrorDetails,
  type CaptureDevice,
} from './protocol/errors.ts';
export { consoleLogger, type LogEntry, type Logger, type LogLevel } from './protocol/logger.ts';
export type { RoomStatus } from './room/room-connection.ts';
export type { HostAddress, HostCollab, HostLike, HostPlace, HostScope } from './room/host-sdk.ts';
export type { ProviderLike, RoomSource, TokenSource } from './room/room-source.ts';
