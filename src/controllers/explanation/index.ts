import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub } from '../../github/port.ts';
import { ruleUrl } from '../../lint/docs.ts';
import { rules } from '../../lint/rules/index.ts';
import { worthOf } from '../../lint/worth.ts';
import { folded, link, markdown, paragraph, print } from '../../markdown/write/markdown.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { EXPLAIN, pressed } from '../hint.ts';
import { judge } from '../post-mortem/judge.ts';
import { type Proposed, propose } from '../post-mortem/propose.ts';

interface Facts extends Proposed {
  /** The comment that explained earlier. */
  readonly told: Comment | null;
}

interface Step {
  readonly type: 'explain';
  readonly body: string;
  readonly told: Comment | null;
}

/**
 * What the findings of a pull request's check mean, in one comment that is edited in place. Somebody asks for it by the
 * button “Explain” of the check; nothing else looks at it.
 */
export default defineController<Facts, Step>({
  kind: 'explanation',
  events: { check_run: (hint) => pressed(hint, EXPLAIN) },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide({ told, ...proposed }, policy, now) {
    if (proposed.pull.state === 'closed') return [];
    const { judged } = judge(proposed, policy, now.toISOString().slice(0, 10));
    const found = judged.flatMap(({ result }) => result.findings.map(({ ruleId }) => ruleId));
    const body = explanation(new Set(found));
    return told?.body.trim() === body ? [] : [{ type: 'explain', body, told }];
  },
  describe: () => 'Explain what the findings of the check mean, in a comment.',
  apply,
});

/** 2 calls, 1 more for each 100 events, and what it costs to read the proposed documents. */
async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<Facts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const { proposed } = await propose(pull, github, policy);
  const events = await github.issueEvents(pull);
  const told = events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'explanation') ? [event.comment] : [],
  )[0];
  return { ...proposed, told: told ?? null };
}

/** Why each rule asks and what to write instead, the worthiest first. */
function explanation(found: ReadonlySet<string>): string {
  const asked = rules.filter(({ id }) => found.has(id)).sort((a, b) => worthOf(b) - worthOf(a));
  const blocks = asked.flatMap(({ id, summary, why, instead }) =>
    folded(summary, [
      ...paragraph(theirs(why)),
      ...paragraph(theirs(instead)),
      ...paragraph(link(ruleUrl(id), `Examples of ${id}`)),
    ]),
  );
  const words =
    asked.length > 0
      ? markdown`**What the check asks for, and why**\n\n${blocks}`
      : markdown`The check finds nothing to explain.`;
  return `${writeMarker('explanation')}\n${print(words).trim()}`;
}

async function apply({ body, told }: Step, ref: ObjectRef, { github }: World): Promise<Receipt> {
  if (told) await github.editComment(ref, told.id, body);
  else await github.comment(ref, body);
  return { outcome: 'done' };
}
