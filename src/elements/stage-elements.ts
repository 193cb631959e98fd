import { ChatToggle } from './chat-toggle/chat-toggle.ts';
import { HandToggle } from './hand-toggle/hand-toggle.ts';
import { LayoutButton } from './layout-button/layout-button.ts';
import { LeaveButton } from './leave-button/leave-button.ts';
import { MeshChat } from './mesh-chat/mesh-chat.ts';
import { MeshControls } from './mesh-controls/mesh-controls.ts';
import { MeshDiagnostics } from './mesh-diagnostics/mesh-diagnostics.ts';
import { MeshGrid } from './mesh-grid/mesh-grid.ts';
import { MeshPeople } from './mesh-people/mesh-people.ts';
import { PeopleToggle } from './people-toggle/people-toggle.ts';
import { PersonMenu } from './person-menu/person-menu.ts';
import { ReactionButton } from './reaction-button/reaction-button.ts';
import { ScreenToggle } from './screen-toggle/screen-toggle.ts';

/** The elements that are seen in the call and not before it. A page loads them after its first view, as one file. */
export const stageElements = {
  'mesh-controls': MeshControls,
  'mesh-diagnostics': MeshDiagnostics,
  'mesh-grid': MeshGrid,
  'person-menu': PersonMenu,
  'layout-button': LayoutButton,
  'screen-toggle': ScreenToggle,
  'leave-button': LeaveButton,
  'hand-toggle': HandToggle,
  'reaction-button': ReactionButton,
  'chat-toggle': ChatToggle,
  'people-toggle': PeopleToggle,
  'mesh-chat': MeshChat,
  'mesh-people': MeshPeople,
};
