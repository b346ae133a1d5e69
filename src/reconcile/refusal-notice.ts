import { findMarker, writeMarker } from '../github/markers.ts';
import { nameOf } from '../github/names.ts';
import { type Comment, type GitHub, GitHubError, type IssueEvent, type RefusalKind } from '../github/port.ts';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { oneLine, shorten } from '../markdown/write/plain.ts';
import { userMarkdown } from '../markdown/write/user-text.ts';
import { HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import type { ObjectRef } from '../vocabulary/refs.ts';
import type { Refusals } from '../vocabulary/refusals.ts';
import type { Outcome, TakenStep } from './reconcile.ts';

/** What to do about a refusal of GitHub; null where its own words must do. */
const REMEDIES: Readonly<Record<RefusalKind, string | null>> = {
  archived: 'The repository is archived: unarchive it in its settings.',
  protected:
    'Let the App create branches that begin with `debrief/`: Settings → Rules, add it to the bypass list.',
  permission: 'The App lacks a permission: an owner can grant it under Settings → GitHub Apps → Configure.',
  'issues-off': 'Turn issues on: Settings → General → Features.',
  locked: 'The conversation is locked: unlock it.',
  missing: 'It does not exist, or the App cannot see it: check which repositories it is installed on.',
  limit: null,
  other: null,
};
/** Milliseconds for which GitHub must keep answering 404 before that is reported, and after which it counts as another. */
const [LASTS, IS_OVER] = [5 * MINUTE, HOUR];
const OTHERWISE = 'GitHub’s message above says what must change.';

interface AfterLook {
  readonly outcome: Outcome;
  /** Those of the object, as far as they were read. */
  readonly events: readonly IssueEvent[];
  readonly refusals: Refusals;
  /** Milliseconds. */
  readonly now: number;
}

/**
 * Says in one comment on the object what GitHub refused, why, and what to do; edits it as that changes, and withdraws
 * it once everything is done. A pull request is the object of several controllers: each has a comment of its own. A 404 is reported only once it has lasted: a lagging or failing GitHub answers 404 for
 * things that exist. False if GitHub refuses even the comment; then only the log says so.
 */
export async function reportRefusals(ref: ObjectRef, github: GitHub, look: AfterLook): Promise<boolean> {
  const { outcome } = look;
  const found = refusalsOf(outcome);
  const hasLasted = await missingLasts(ref, found, look);
  const lasting = found.filter(({ error }) => error?.status !== 404 || hasLasted);
  // Too early to report, but not over either: leave the comment as it is.
  const isOver = outcome.steps.every(({ receipt }) => receipt.outcome !== 'refused');
  if (!lasting.length && !isOver) return true;
  try {
    if (lasting.length) await report(ref, github, lasting, look);
    else await withdraw(ref, github, look);
    return true;
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}

async function report(
  ref: ObjectRef,
  github: GitHub,
  found: readonly TakenStep[],
  { refusals, now }: AfterLook,
): Promise<void> {
  const existing = noticeIn(await github.issueEvents(ref), ref);
  const body = text(ref, found);
  if (!existing) await github.comment(ref, body);
  else if (existing.body.trim() !== body) await github.editComment(ref, existing.id, body);
  await refusals.note(noticeKey(ref), now);
}

/** Most looks have nothing to withdraw, and some controllers do not read what was said on their object. */
async function withdraw(ref: ObjectRef, github: GitHub, { events, refusals }: AfterLook): Promise<void> {
  const isUnread = !events.length && (await refusals.since(noticeKey(ref))) !== null;
  const existing = noticeIn(isUnread ? await github.issueEvents(ref) : events, ref);
  const body = `${writeMarker('refused', { kind: ref.kind })}\n${DONE}`;
  if (existing && existing.body.trim() !== body) await github.editComment(ref, existing.id, body);
  await refusals.forget(noticeKey(ref));
}

/** The comment of this controller; one from an earlier version names none. */
function noticeIn(events: readonly IssueEvent[], { kind }: ObjectRef): Comment | undefined {
  return events.flatMap((event) => {
    const marker = event.type === 'commented' ? findMarker(event.comment, 'refused') : null;
    return marker && (marker.data.kind ?? kind) === kind && event.type === 'commented' ? [event.comment] : [];
  })[0];
}

const noticeKey = (ref: ObjectRef) => `${nameOf(ref)} ${ref.kind} was refused`;

/** Whether GitHub has answered 404 to steps for long enough. Remembered until a look without. */
async function missingLasts(
  ref: ObjectRef,
  found: readonly TakenStep[],
  { refusals, now }: AfterLook,
): Promise<boolean> {
  const key = `${nameOf(ref)} ${ref.kind} answered 404`;
  const isMissing = found.some(({ error }) => error?.status === 404);
  if (!isMissing || now - ((await refusals.since(key)) ?? now) > IS_OVER) await refusals.forget(key);
  return isMissing && now - (await refusals.note(key, now)) >= LASTS;
}

const DONE = 'Something was refused here before. It is done by now, or no longer needed.';

/** What GitHub or Slack refused for a reason that will not go away by itself. */
const refusalsOf = ({ steps }: Outcome): TakenStep[] =>
  steps.filter(({ receipt, error }) => receipt.outcome === 'refused' && (error?.retryAfter ?? null) === null);

function text({ kind }: ObjectRef, refusals: readonly TakenStep[]): string {
  const lines = refusals.map(({ says, receipt, error }) => {
    const todo = error && (REMEDIES[error.kind] ?? OTHERWISE);
    const reason = shorten(oneLine(receipt.reason ?? ''), 400).replace(/\.$/, '');
    return {
      line: phrase`${userMarkdown(says)} ${userMarkdown(reason)}.${todo ? phrase` **What to do:** ${userMarkdown(todo)}` : []}`,
    };
  });
  const byGitHub = refusals.every(({ error }) => error !== null) ? ', because GitHub refused it' : '';
  const marker = writeMarker('refused', { kind, steps: refusals.map(({ type }) => type).join('.') });
  return `${marker}\n${print(markdown`**Not done${byGitHub}**

${list(lines)}

Debrief tries again on its own, and at the next event here.`).trimEnd()}`;
}
