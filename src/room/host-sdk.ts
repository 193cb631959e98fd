/*
 * The part of a host platform's SDK that a call uses, as `host.collab` documents it. Described by shape; everything
 * that comes back is read with care, because the pages that document it disagree in places.
 */

/** What a token opens. */
export type HostScope = 'workspace' | 'item' | 'room';

/** Where a widget runs. */
export interface HostPlace {
  readonly workspaceId?: string;
  readonly itemId?: string;
}

/** `host` of a widget page. */
export interface HostLike {
  /** Resolves when the rest may be used. */
  ready(): Promise<unknown>;
  /** True on a page that has no portal behind it: a file, a preview, a third-party site. */
  readonly detached?: boolean;
  readonly workspace?: HostPlace | undefined;
  /** Where some guides have the item's id. */
  readonly context?: HostPlace | undefined;
  readonly collab?: HostCollab | undefined;
}

/** `host.collab`. */
export interface HostCollab {
  getToken(scope: HostScope, scopeId: string): Promise<unknown>;
  getTurnCredentials?(): Promise<unknown>;
  room?(contentId: string): { join(code: string): Promise<unknown> };
}

/** The room that a host shall open. */
export interface HostAddress {
  readonly host: HostLike;
  /** Default: the item that the widget belongs to, or else the workspace. */
  readonly scope?: HostScope | undefined;
  /** Default: the host's own id for the scope. */
  readonly scopeId?: string | undefined;
  /** A lobby within the item, by its code. */
  readonly roomCode?: string | undefined;
}
