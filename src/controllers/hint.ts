/**
 * A webhook, as far as it is read: it only says where to look. Anything may be missing, since anybody can send
 * anything.
 */
export interface Hint {
  /** The App's slug. */
  readonly app: string;
  /** The App did it itself, and so knows it already. */
  readonly own: boolean;
  readonly action?: string;
  readonly issue?: {
    readonly number?: number;
    readonly body?: string | null;
    readonly state?: string;
    readonly labels?: readonly unknown[];
    readonly pull_request?: object;
  };
  readonly comment?: { readonly body?: string; readonly user?: { readonly type?: string } };
  readonly changes?: { readonly body?: { readonly from?: string } };
  readonly pull_request?: {
    readonly number?: number;
    readonly merged?: boolean;
    readonly labels?: readonly unknown[];
  };
  readonly merge_group?: { readonly head_ref?: string };
  readonly check_run?: Checked & { readonly check_suite?: { readonly id?: number } };
  readonly check_suite?: Checked & { readonly id?: number };
  readonly requested_action?: { readonly identifier?: string };
}

/** A check of some App, on a commit. */
export interface Checked {
  readonly app?: { readonly slug?: string };
  readonly pull_requests?: readonly { readonly number?: number }[];
}

/** The numbers of the objects that a webhook touches; what is not a positive whole number is dropped. */
export type Listener = (hint: Hint) => readonly (number | null | undefined)[];

/** By the name of the event, as in `X-GitHub-Event`. `app.yml` subscribes to these, and a test holds the two equal. */
export type Listeners = Readonly<Record<string, Listener>>;

/**
 * The pull requests whose check somebody asked to run again. Empty when GitHub names none, as for those of forks; null
 * when the check is not this App's.
 */
export function rerun(hint: Hint, checked: Checked | undefined): number[] | null {
  const { action, app } = hint;
  if (checked?.app?.slug !== app || !(action === 'rerequested' || isPressed(hint, LOOK_AGAIN))) return null;
  return (checked.pull_requests ?? []).flatMap(({ number }) => number ?? []);
}

/** Identifiers of the buttons below the check. */
export const LOOK_AGAIN = 'look-again';
export const EXPLAIN = 'explain';

/** The pull requests below whose check somebody pressed a button. GitHub names none for those of forks. */
export function pressed(hint: Hint, identifier: string): number[] {
  const { check_run: run, app } = hint;
  if (run?.app?.slug !== app || !isPressed(hint, identifier)) return [];
  return (run?.pull_requests ?? []).flatMap(({ number }) => number ?? []);
}

const isPressed = ({ action, requested_action }: Hint, identifier: string) =>
  action === 'requested_action' && requested_action?.identifier === identifier;
