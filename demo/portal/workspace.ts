/** A document of a workspace. */
export interface WorkspaceItem {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** The one workspace of the demo's portal. */
export const WORKSPACE: {
  readonly id: string;
  readonly name: string;
  readonly items: readonly WorkspaceItem[];
} = {
  id: 'harbour',
  name: 'Harbour Studio',
  items: [
    {
      id: 'ferry-launch',
      title: 'Ferry launch plan',
      summary: 'Who does what until the first crossing on the twelfth.',
    },
    {
      id: 'design-review',
      title: 'Design review',
      summary: 'Tickets, signs and the timetable, page by page.',
    },
    {
      id: 'crew-notes',
      title: 'Crew notes',
      summary: 'What went well this week, and what the next one needs.',
    },
  ],
};

/** Whether the workspace has an item of this id. */
export function hasItem(id: string): boolean {
  return WORKSPACE.items.some((item) => item.id === id);
}
