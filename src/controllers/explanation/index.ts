import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub } from '../../github/port.ts';
import { ruleUrl } from '../../lint/docs.ts';
import { rules } from '../../lint/rules/index.ts';
import { originalsOf } from '../../lint/together.ts';
import { worthOf } from '../../lint/worth.ts';
import { collapsible, link, markdown, paragraph, print } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { EXPLAIN, pressed } from '../hint.ts';
import { judge } from '../post-mortem/judge.ts';
import { type Proposed, propose } from '../post-mortem/propose.ts';

interface Facts extends Proposed {
  /** The comment from an earlier explanation. */
  readonly existing: Comment | null;
}

interface Step {
  readonly type: 'explain';
  readonly body: string;
  readonly existing: Comment | null;
}

/**
 * Explains the findings of a pull request's check in one comment that is edited in place. Only the check's button
 * “Explain” asks for it.
 */
export default defineController<Facts, Step>({
  kind: 'explanation',
  events: {
    check_run: {
      why: 'The button “Explain” on Debrief’s check.',
      objects: (hint) => pressed(hint, EXPLAIN),
    },
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ existing, ...proposed }, policy, now) {
    if (proposed.pull.state === 'closed') return [];
    const { judged } = judge(proposed, policy, todayIn(now, UTC));
    const found = judged.flatMap(({ result }) =>
      result.findings.flatMap(originalsOf).map(({ ruleId }) => ruleId),
    );
    const body = explanation(new Set(found));
    return existing?.body.trim() === body ? [] : [{ type: 'explain', body, existing }];
  },
  describe: () => 'Explain what the findings of the check mean, in a comment.',
  apply,
});

/** 2 calls, 1 more for each 100 events, plus the calls to read the proposed documents. */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const { proposed } = await propose(pull, github, policy);
  const events = await github.issueEvents(pull);
  const existing = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'explanation') ? [event.comment] : [],
  )[0];
  return { ...proposed, existing: existing ?? null };
}

/** Why each rule asks and what to write instead, most important first. */
function explanation(found: ReadonlySet<string>): string {
  const asked = rules.filter(({ id }) => found.has(id)).sort((a, b) => worthOf(b) - worthOf(a));
  const blocks = asked.flatMap(({ id, summary, why, instead }) =>
    collapsible(summary, [
      ...paragraph(userMarkdown(why)),
      ...paragraph(userMarkdown(instead)),
      ...paragraph(link(ruleUrl(id), `Examples of ${id}`)),
    ]),
  );
  const words =
    asked.length > 0
      ? markdown`**What the check asks for, and why**\n\n${blocks}`
      : markdown`The check finds nothing to explain.`;
  return `${writeMarker('explanation')}\n${print(words).trim()}`;
}

async function apply({ body, existing }: Step, ref: ObjectRef, { github }: World): Promise<Receipt> {
  if (existing) await github.editComment(ref, existing.id, body);
  else await github.comment(ref, body);
  return { outcome: 'done' };
}
