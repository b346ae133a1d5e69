import type { Kind, ObjectRef } from '../controllers/controller.ts';
import { pullOfGroup } from '../github/merge-group.ts';
import { hasCommand } from '../incident/commands/read.ts';

/** Events that Debrief subscribes to. `app.yml` holds the same list, and a test keeps them equal. */
export const EVENTS = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'merge_group',
  'pull_request',
] as const;

/* Only what is read of a payload; all of it may be missing, since anybody can send anything. */
interface Payload {
  readonly action?: string;
  readonly sender?: { readonly login?: string };
  readonly repository?: { readonly name?: string; readonly owner?: { readonly login?: string } };
  readonly issue?: {
    readonly number?: number;
    readonly labels?: readonly unknown[];
    readonly pull_request?: object;
  };
  readonly comment?: { readonly body?: string; readonly user?: { readonly type?: string } };
  readonly changes?: { readonly body?: { readonly from?: string } };
  readonly pull_request?: { readonly number?: number; readonly merged?: boolean };
  readonly merge_group?: { readonly head_ref?: string };
  readonly check_run?: Checked & { readonly check_suite?: { readonly id?: number } };
  readonly check_suite?: Checked & { readonly id?: number };
}
interface Checked {
  readonly app?: { readonly slug?: string };
  readonly pull_requests?: readonly { readonly number?: number }[];
}

const ISSUE = new Set([
  ...['assigned', 'closed', 'demilestoned', 'edited', 'labeled', 'milestoned', 'opened'],
  ...['reopened', 'typed', 'unassigned', 'unlabeled', 'unlocked', 'untyped'],
]);
const PULL = new Set([
  ...['closed', 'converted_to_draft', 'edited', 'labeled', 'opened', 'ready_for_review'],
  ...['reopened', 'synchronize', 'unlabeled'],
]);

/**
 * The objects that a delivery touches. Pure, and the one place that knows. A delivery is only a hint to look again,
 * so what is left out here costs nothing but delay; what is let in costs a look. `app` is the App's slug: what it
 * did itself it knows already.
 */
export function route(event: string, payload: unknown, app: string): ObjectRef[] {
  const hint = (typeof payload === 'object' && payload !== null ? payload : {}) as Payload;
  const ref = (kind: Kind, number: number | undefined): ObjectRef[] => {
    const owner = hint.repository?.owner?.login;
    const repo = hint.repository?.name;
    const valid = Number.isSafeInteger(number) && (number as number) > 0;
    return owner && repo && valid ? [{ kind, owner, repo, number: number as number }] : [];
  };
  const own = hint.sender?.login?.toLowerCase() === `${app}[bot]`.toLowerCase();
  const rerequested = (checked: Checked | undefined, suite: number | undefined) => {
    if (hint.action !== 'rerequested' || checked?.app?.slug !== app) return [];
    const named = (checked.pull_requests ?? []).flatMap(({ number }) => ref('post-mortem', number));
    // GitHub names no pull request of a fork: they are looked for.
    return named.length ? named : ref('check-suite', suite);
  };

  switch (event) {
    case 'issues':
      // The App knows what it did: what was cut off is finished by the same entry of the queue, tried again.
      if (own) return [];
      return ISSUE.has(hint.action ?? '') && concerns(hint) ? ref('incident', hint.issue?.number) : [];
    case 'issue_comment':
      return !own && isCommand(hint) ? ref('incident', hint.issue?.number) : [];
    case 'pull_request': {
      if (!PULL.has(hint.action ?? '')) return [];
      const { number, merged } = hint.pull_request ?? {};
      const items = hint.action === 'closed' && merged ? ref('action-items', number) : [];
      return [...ref('post-mortem', number), ...items];
    }
    case 'merge_group':
      // The commit that the queue waits for is looked up, as everything is.
      return hint.action === 'checks_requested'
        ? ref('post-mortem', pullOfGroup(hint.merge_group?.head_ref) ?? undefined)
        : [];
    case 'check_run':
      return rerequested(hint.check_run, hint.check_run?.check_suite?.id);
    case 'check_suite':
      return rerequested(hint.check_suite, hint.check_suite?.id);
    default:
      return [];
  }
}

/** An incident has labels, or has just lost one. */
function concerns(hint: Payload): boolean {
  return Boolean(hint.issue?.labels?.length) || hint.action === 'unlabeled' || hint.action === 'labeled';
}

/**
 * A comment matters when it holds a command, held one before it was edited, or was written by a bot and deleted by
 * somebody: it may have been the panel. Comments of bots are never commands.
 */
function isCommand({ action, issue, comment, changes }: Payload): boolean {
  if (issue?.pull_request) return false;
  const bot = comment?.user?.type === 'Bot';
  if (action === 'deleted' && bot) return Boolean(issue?.labels?.length);
  const texts = [comment?.body, changes?.body?.from].filter((text) => typeof text === 'string');
  return (
    !bot && ['created', 'edited', 'deleted'].includes(action ?? '') && texts.some((text) => hasCommand(text))
  );
}
