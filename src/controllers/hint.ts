import type { Policy } from '../policy/schema.ts';

/**
 * The part of a webhook that is read: it only says where to look. Anything may be missing, because anybody can send
 * anything.
 */
export interface Hint {
  /** The App's slug. */
  readonly app: string;
  /** The App did it itself, so there is nothing new. */
  readonly own: boolean;
  /** The policy of the repository, where it was read lately. */
  readonly policy?: Policy | null;
  readonly action?: string;
  readonly issue?: {
    readonly number?: number;
    readonly body?: string | null;
    readonly state?: string;
    readonly labels?: readonly unknown[];
    readonly pull_request?: object;
  };
  readonly comment?: { readonly body?: string; readonly user?: { readonly type?: string } };
  readonly changes?: {
    readonly body?: { readonly from?: string };
    /** The issue was transferred here from another repository. */
    readonly old_issue?: object;
  };
  readonly pull_request?: {
    readonly number?: number;
    readonly merged?: boolean;
    readonly labels?: readonly unknown[];
  };
  readonly review?: { readonly state?: string };
  readonly merge_group?: { readonly head_ref?: string };
  readonly check_run?: Checked & { readonly check_suite?: { readonly id?: number } };
  readonly check_suite?: Checked & { readonly id?: number };
  readonly requested_action?: { readonly identifier?: string };
}

/** An App's check on a commit. */
export interface Checked {
  readonly app?: { readonly slug?: string };
  readonly pull_requests?: readonly { readonly number?: number }[];
}

/** Why a controller subscribes to an event, and what it does with one. */
export interface Listener {
  /** A sentence for `app.yml`: which of these events matter. */
  readonly why: string;
  /** The numbers of the objects that a webhook touches; anything but a positive whole number is dropped. */
  objects(hint: Hint): readonly (number | null | undefined)[];
}

/** By the name of the event, as in `X-GitHub-Event`. `app.yml` subscribes to these. */
export type Listeners = Readonly<Record<string, Listener>>;

/**
 * The pull requests whose check somebody asked to run again. Empty if GitHub names none, as for those of forks; null
 * if the check is not this App's.
 */
export function rerun(hint: Hint, checked: Checked | undefined): number[] | null {
  const { action, app } = hint;
  if (checked?.app?.slug !== app || !(action === 'rerequested' || isPressed(hint, LOOK_AGAIN))) return null;
  return (checked.pull_requests ?? []).flatMap(({ number }) => number ?? []);
}

/** Identifiers of the check's buttons. */
export const LOOK_AGAIN = 'look-again';
export const EXPLAIN = 'explain';

/** The pull requests on whose check somebody pressed a button. GitHub names none for those of forks. */
export function pressed(hint: Hint, identifier: string): number[] {
  const { check_run: run, app } = hint;
  if (run?.app?.slug !== app || !isPressed(hint, identifier)) return [];
  return (run?.pull_requests ?? []).flatMap(({ number }) => number ?? []);
}

const isPressed = ({ action, requested_action }: Hint, identifier: string) =>
  action === 'requested_action' && requested_action?.identifier === identifier;
