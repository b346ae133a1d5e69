import { findMarker, writeMarker } from '../github/markers.ts';
import type { CheckReport, GitHub, IssueEvent } from '../github/port.ts';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { theirs } from '../markdown/write/theirs.ts';
import type { IssueRef, ObjectRef, Repo } from '../vocabulary/refs.ts';
import { POLICY_PATH, type PolicyInForce } from './policy-source.ts';

const REPAIRED = `${writeMarker('policy-repaired')}
\`${POLICY_PATH}\` on the default branch had problems, which this comment listed. They are fixed, and the policy is in force as it stands.`;

/** Comments that list a policy's problems and were not taken back yet. */
const told = (events: readonly IssueEvent[], match: Record<string, string> = {}) =>
  events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'policy-problems', match) ? [event.comment] : [],
  );

/** Comments on what is wrong with the policy, once for each version of the file. True when it commented now. */
export async function sayProblems(ref: ObjectRef, github: GitHub, inForce: PolicyInForce): Promise<boolean> {
  const match = { sha: inForce.sha ?? '' };
  if (told(await github.issueEvents(ref), match).length) return false;
  const meanwhile =
    inForce.from === 'earlier'
      ? 'Until it is fixed, the last version without problems stays in force, so nothing waits for it.'
      : 'There is no earlier version to go by, so Debrief does nothing here until it is fixed, and then looks again by itself.';
  await github.comment(
    ref,
    [writeMarker('policy-problems', match), problems(inForce), '', meanwhile].join('\n'),
  );
  return true;
}

/** Takes back what was said about a policy that has no problems any more. `events` are those of the object. */
export async function sayRepaired(
  ref: IssueRef,
  github: GitHub,
  events: readonly IssueEvent[],
): Promise<void> {
  for (const { id } of told(events)) await github.editComment(ref, id, REPAIRED);
}

/**
 * GitHub for a look at a pull request while the policy has problems: the check lists them. It is written anew at the
 * next look, so nothing stale stays. When there never was a good policy nothing is judged, and the check lets it pass:
 * otherwise the pull request that fixes the policy could never be merged.
 */
export function reportingProblems(github: GitHub, inForce: PolicyInForce): GitHub {
  const judged = inForce.from === 'earlier';
  const meanwhile = judged
    ? 'This was judged by its last version without problems.'
    : 'There is no earlier version to go by, so this post-mortem was **not judged**, and may be merged. Once the policy is fixed, a new commit or “Re-run” has it judged.';
  const words = `${problems(inForce)}\n\n${meanwhile}`;
  const report = (repo: Repo, check: CheckReport) => {
    if (check.conclusion === 'neutral') return github.report(repo, check);
    if (judged) return github.report(repo, { ...check, summary: `${words}\n\n${check.summary}` });
    return github.report(repo, {
      ...check,
      conclusion: 'neutral',
      annotations: [],
      summary: words,
      title: 'Not judged: the policy cannot be used',
    });
  };
  return Object.create(github, { report: { value: report } });
}

function problems({ problems }: PolicyInForce): string {
  const lines = problems.slice(0, 50).map(({ line, path, message }) => {
    const at = path ? phrase`, \`${path}\`` : [];
    return { line: phrase`line ${line}${at}: ${theirs(message)}` };
  });
  if (problems.length > 50) lines.push({ line: phrase`and ${problems.length - 50} more` });
  return print(markdown`\`${POLICY_PATH}\` on the default branch cannot be used as it is:

${list(lines)}`).trimEnd();
}
