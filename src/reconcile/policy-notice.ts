import { findMarker, writeMarker } from '../github/markers.ts';
import type { CheckReport, GitHub, IssueEvent } from '../github/port.ts';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { theirs } from '../markdown/write/theirs.ts';
import type { IssueRef, ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { PolicyInForce } from './policy-source.ts';

const REPAIRED = `${writeMarker('policy-repaired')}
The policy on the default branch had problems, which this comment listed. They are fixed, and it is in force as it stands.`;

/** Comments that list a policy's problems and were not taken back yet. */
const told = (events: readonly IssueEvent[], match: Record<string, string> = {}) =>
  events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'policy-problems', match) ? [event.comment] : [],
  );

const MEANWHILE = {
  file: '',
  earlier: 'Until it is fixed, the last version without problems stays in force, so nothing waits for it.',
  default:
    'Until it is fixed, Debrief goes by its defaults, as it did before this file, so nothing waits for it.',
} as const;

/** Comments on what is wrong with the policy, once for each version of the file. True when it commented now. */
export async function sayProblems(ref: ObjectRef, github: GitHub, inForce: PolicyInForce): Promise<boolean> {
  const match = { sha: inForce.sha ?? '' };
  if (told(await github.issueEvents(ref), match).length) return false;
  await github.comment(
    ref,
    [writeMarker('policy-problems', match), problems(inForce), '', MEANWHILE[inForce.from]].join('\n'),
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
 * GitHub for a look at a pull request while the policy has problems: the check lists them, above what it says of a
 * post-mortem. It is written anew at the next look, so nothing stale stays.
 */
export function reportingProblems(github: GitHub, inForce: PolicyInForce): GitHub {
  const words = `${problems(inForce)}\n\n${MEANWHILE[inForce.from]}`;
  // A pull request without a post-mortem gets no notice: it is not about the policy, and a required check lets it pass.
  const report = (repo: Repo, check: CheckReport) =>
    github.report(
      repo,
      check.conclusion === 'neutral' ? check : { ...check, summary: `${words}\n\n${check.summary}` },
    );
  return Object.create(github, { report: { value: report } });
}

function problems({ name, problems }: PolicyInForce): string {
  const lines = problems.map(({ line, path, message }) => {
    const at = path ? phrase`, \`${path}\`` : [];
    return { line: phrase`line ${line}${at}: ${theirs(message)}` };
  });
  return print(markdown`\`${name}\` on the default branch cannot be used as it is:

${list(lines)}`).trimEnd();
}
