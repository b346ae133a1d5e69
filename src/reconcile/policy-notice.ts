import type { ObjectRef } from '../controllers/controller.ts';
import { findMarker, writeMarker } from '../github/markers.ts';
import type { CheckReport, GitHub, IssueEvent } from '../github/port.ts';
import { quiet } from '../markdown/escape.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { POLICY_PATH, type PolicyInForce } from './policy-source.ts';

const MENDED = `${writeMarker('policy-mended')}
\`${POLICY_PATH}\` on the default branch had problems, which this comment listed. They are mended, and the policy is in force as it stands.`;

/** Comments that tell of a policy's problems and were not taken back yet. */
const told = (events: readonly IssueEvent[], match: Record<string, string> = {}) =>
  events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'policy-problems', match) ? [event.comment] : [],
  );

/** Says what is wrong with the policy in a comment: once for each version of the file. True when it was said now. */
export async function sayProblems(ref: ObjectRef, port: GitHub, inForce: PolicyInForce): Promise<boolean> {
  const match = { sha: inForce.sha ?? '' };
  if (told(await port.issueEvents(ref), match).length) return false;
  const meanwhile =
    inForce.from === 'earlier'
      ? 'Until it is mended, the last version without problems stays in force, so nothing waits for it.'
      : 'There is no earlier version to go by, so Debrief does nothing here until it is mended, and then looks again by itself.';
  await port.comment(
    ref,
    [writeMarker('policy-problems', match), problems(inForce), '', meanwhile].join('\n'),
  );
  return true;
}

/** Takes back what was said of a policy that has no problems any more. `events` are those of the object. */
export async function sayMended(ref: Repo, port: GitHub, events: readonly IssueEvent[]): Promise<void> {
  for (const { id } of told(events)) await port.editComment(ref, id, MENDED);
}

/**
 * The port of a look at a pull request while the policy has problems: they are said in the check, which is written
 * anew at the next look, so that nothing stale stays. When there never was a good policy nothing is judged, and the
 * check lets it pass: otherwise the pull request that mends the policy could never be merged.
 */
export function sayingInCheck(port: GitHub, inForce: PolicyInForce): GitHub {
  const judged = inForce.from === 'earlier';
  const meanwhile = judged
    ? 'This was judged by its last version without problems.'
    : 'There is no earlier version to go by, so this post-mortem was **not judged**, and is let pass. Once the policy is mended, a new commit or “Re-run” has it judged.';
  const words = `${problems(inForce)}\n\n${meanwhile}`;
  const report = (repo: Repo, check: CheckReport) => {
    if (check.conclusion === 'neutral') return port.report(repo, check);
    if (judged) return port.report(repo, { ...check, summary: `${words}\n\n${check.summary}` });
    return port.report(repo, {
      ...{ ...check, conclusion: 'neutral', annotations: [], summary: words },
      title: 'Not judged: the policy cannot be used',
    });
  };
  return Object.create(port, { report: { value: report } });
}

function problems({ problems }: PolicyInForce): string {
  const lines = problems
    .slice(0, 50)
    .map(
      ({ line, path, message }) =>
        `- line ${line}${path ? `, \`${path.replaceAll('`', '')}\`` : ''}: ${quiet(message)}`,
    );
  const more = problems.length > 50 ? [`- and ${problems.length - 50} more`] : [];
  return [`\`${POLICY_PATH}\` on the default branch cannot be used as it is:`, '', ...lines, ...more].join(
    '\n',
  );
}
