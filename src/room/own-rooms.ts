/** The rooms to which we connect ourselves: what is loaded only when such a room is entered. */
export { HocuspocusRoom } from './hocuspocus-room.ts';
export { HostRoom } from './host-room.ts';
