/** Everything public, without side effects: to register the elements import `mesh-call/define`. */
export * from './at-once.ts';
export { ChatToggle } from './elements/chat-toggle/chat-toggle.ts';
export { HandToggle } from './elements/hand-toggle/hand-toggle.ts';
export { LayoutButton } from './elements/layout-button/layout-button.ts';
export { LeaveButton } from './elements/leave-button/leave-button.ts';
export { type ChatState, MeshChat } from './elements/mesh-chat/mesh-chat.ts';
export { MeshControls } from './elements/mesh-controls/mesh-controls.ts';
export { MeshDiagnostics } from './elements/mesh-diagnostics/mesh-diagnostics.ts';
export { MeshGrid } from './elements/mesh-grid/mesh-grid.ts';
export { MeshPeople, type PeopleState } from './elements/mesh-people/mesh-people.ts';
export { PeopleToggle } from './elements/people-toggle/people-toggle.ts';
export { PersonMenu } from './elements/person-menu/person-menu.ts';
export { ReactionButton } from './elements/reaction-button/reaction-button.ts';
export { ScreenToggle } from './elements/screen-toggle/screen-toggle.ts';
