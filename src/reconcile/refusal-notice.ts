import { findMarker, writeMarker } from '../github/markers.ts';
import { nameOf } from '../github/names.ts';
import { type GitHub, GitHubError, type IssueEvent } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { oneLine, shorten } from '../markdown/write/plain.ts';
import { theirs } from '../markdown/write/theirs.ts';
import type { Receipts } from '../vocabulary/receipt.ts';
import type { IssueRef } from '../vocabulary/refs.ts';
import type { Outcome } from './reconcile.ts';

/** A step that GitHub refused for a reason that waiting does not change. */
interface Refusal {
  readonly says: string;
  readonly why: string;
  /** The HTTP status; null where it was not GitHub's. */
  readonly status: number | null;
}

/** What to do about a refusal, by what GitHub says; the first that matches. */
const REMEDIES: readonly { readonly when: RegExp; readonly todo: string }[] = [
  { when: /archived/i, todo: 'The repository is archived: unarchive it in its settings.' },
  {
    when: /rule violation|ruleset|protected branch|creations being restricted/i,
    todo: 'Let the App create branches that begin with `debrief/`: Settings → Rules, add it to the bypass list.',
  },
  {
    when: /not accessible by integration|403 .*permission/i,
    todo: 'The App lacks a permission: an owner can grant it under Settings → GitHub Apps → Configure.',
  },
  {
    when: /issues (?:has|have|are|is).{0,20}disabled|: 410 /i,
    todo: 'Turn issues on: Settings → General → Features.',
  },
  { when: /locked/i, todo: 'The conversation is locked: unlock it.' },
  {
    when: /: 404 /,
    todo: 'It is not there, or the App may not see it: check which repositories it is installed on.',
  },
];
const OTHERWISE = 'GitHub’s message above says what has to change.';

/**
 * Says in one comment on the object what GitHub refused, why, and what to do; edits it as that changes, and takes it back
 * once everything was done. A 404 is reported only once it has lasted: a lagging replica answers 404 for what exists.
 * Where even a comment is refused, the log is all that is left: false then.
 *
 * @param events those of the object, as far as they were read
 * @param now milliseconds
 */
export async function tellRefusals(
  ref: IssueRef,
  github: GitHub,
  outcome: Outcome,
  events: readonly IssueEvent[],
  receipts: Receipts,
  now: number,
): Promise<boolean> {
  const found = refusalsOf(outcome);
  const hasLasted = await missingLasts(ref, outcome, found, receipts, now);
  const refusals = found.filter(({ status }) => status !== 404 || hasLasted);
  // Too early to say, and not over either: the comment stays as it is.
  if (!refusals.length && found.length) return true;
  try {
    const known = refusals.length ? await github.issueEvents(ref) : events;
    const told = known.flatMap((event) =>
      event.type === 'commented' && findMarker(event.comment, 'refused') ? [event.comment] : [],
    )[0];
    if (!told && !refusals.length) return true;
    const body = `${writeMarker('refused')}\n${refusals.length ? text(refusals) : DONE}`;
    if (!told) await github.comment(ref, body);
    else if (told.body.trim() !== body) await github.editComment(ref, told.id, body);
    return true;
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}

/** Whether GitHub has answered 404 to steps for longer than it lags. Noted as a receipt, and forgotten once steps are done. */
async function missingLasts(
  ref: IssueRef,
  { receipts: steps }: Outcome,
  refusals: readonly Refusal[],
  receipts: Receipts,
  now: number,
): Promise<boolean> {
  const key = `${nameOf(ref)} answered 404`;
  if (refusals.some(({ status }) => status === 404)) {
    const first = await receipts.begin(key, now);
    return first !== null && now - first.at >= LAG;
  }
  if (steps.length) await receipts.forget(key);
  return false;
}

const DONE = 'GitHub had refused something here. Debrief tried again, and it is done now.';

function refusalsOf({ steps, receipts, failures }: Outcome): Refusal[] {
  return receipts.flatMap(({ outcome, reason = '' }, index) => {
    const failure = failures.find(({ message }) => message === reason);
    const passes = failure !== undefined && failure.retryAfter !== null;
    if (outcome !== 'refused' || passes) return [];
    return [{ says: steps[index]!.says, why: reason, status: failure?.status ?? null }];
  });
}

function text(refusals: readonly Refusal[]): string {
  const lines = refusals.map(({ says, why }) => {
    const todo = REMEDIES.find(({ when }) => when.test(why))?.todo ?? OTHERWISE;
    return {
      line: phrase`${theirs(says)} ${theirs(shorten(oneLine(why), 400))}. **What to do:** ${theirs(todo)}`,
    };
  });
  return print(markdown`**Not done, because GitHub refused it**

${list(lines)}

Debrief tries again on its own, and at the next event here.`).trimEnd();
}
