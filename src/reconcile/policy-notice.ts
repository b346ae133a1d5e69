import { hasLabel } from '../controllers/incident/labels.ts';
import { findMarker, writeMarker } from '../github/markers.ts';
import type { CheckReport, GitHub, IssueEvent } from '../github/port.ts';
import { withMethods } from '../github/with.ts';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { userMarkdown } from '../markdown/write/user-text.ts';
import type { IssueRef, ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { PolicyInForce } from './policy-source.ts';

const REPAIRED = `${writeMarker('policy-repaired')}
The policy on the default branch had problems, which this comment listed. They are fixed, and it is in force now.`;

/** Comments that list a policy's problems and have not been withdrawn. */
const noticesIn = (events: readonly IssueEvent[], match: Record<string, string> = {}) =>
  events.flatMap((event) =>
    event.type === 'commented' && findMarker(event.comment, 'policy-problems', match) ? [event.comment] : [],
  );

const MEANWHILE = {
  file: 'Until it is fixed, its objectives count nowhere. The rest of the policy is in force.',
  earlier: 'Until it is fixed, the last version without problems stays in force, so nothing waits for it.',
  alone:
    'Until it is fixed, only the settings of this file itself are in force, and the defaults for the rest.',
  default:
    'Until it is fixed, Debrief uses its defaults, as it did before this file, so nothing waits for it.',
} as const;

/** Comments on what is wrong with the policy, once for each version of the file. True if it commented now. */
export async function commentOnProblems(
  ref: ObjectRef,
  github: GitHub,
  inForce: PolicyInForce,
): Promise<boolean> {
  const match = { sha: inForce.sha ?? '' };
  if (noticesIn(await github.issueEvents(ref), match).length) return false;
  await github.comment(
    ref,
    [writeMarker('policy-problems', match), problems(inForce), '', meanwhile(inForce)].join('\n'),
  );
  return true;
}

/** Withdraws the comment once the policy has no more problems. `events` are those of the object. */
export async function markCommentFixed(
  ref: IssueRef,
  github: GitHub,
  events: readonly IssueEvent[],
): Promise<void> {
  for (const { id } of noticesIn(events)) await github.editComment(ref, id, REPAIRED);
}

/**
 * GitHub for a look at a pull request while the policy has problems: the check lists them above its verdict on the
 * post-mortem. The next look rewrites the check, so nothing stale stays.
 */
export function reportingProblems(github: GitHub, inForce: PolicyInForce): GitHub {
  const words = `${problems(inForce)}\n\n${meanwhile(inForce)}`;
  // A pull request without a post-mortem gets no notice: it has nothing to do with the policy, and must pass a required check.
  const report = (repo: Repo, check: CheckReport) =>
    github.report(
      repo,
      check.conclusion === 'neutral' ? check : { ...check, summary: `${words}\n\n${check.summary}` },
    );
  return withMethods(github, { report });
}

function meanwhile({ from, unheard, policy }: PolicyInForce): string {
  if (unheard === undefined) return MEANWHILE[from];
  const { incident } = policy.labels;
  return print(
    markdown`Until it is fixed, Debrief uses its defaults, as it did before this file: the label \`${unheard}\` declares nothing yet. The label \`${incident}\` declares an incident, and so does the comment \`/incident declare sev2\`.`,
  ).trimEnd();
}

/** Whether an issue has a label that declares nothing while the policy is broken: its author waits for nothing. */
export async function hasUnknownIncidentLabel(
  ref: IssueRef,
  github: GitHub,
  { unheard }: PolicyInForce,
): Promise<boolean> {
  if (unheard === undefined) return false;
  const issue = await github.issue(ref);
  return issue?.state === 'open' && hasLabel(issue.labels, unheard);
}

function problems({ name, problems }: PolicyInForce): string {
  const lines = problems.map(({ file, line, path, message }) => {
    const of = file ? phrase`\`${file}\`, ` : [];
    const at = path ? phrase`, \`${path}\`` : [];
    return { line: phrase`${of}line ${line}${at}: ${userMarkdown(message)}` };
  });
  const what = problems.every(({ file }) => file)
    ? phrase`A file that \`${name}\` names cannot be used as it is:`
    : phrase`\`${name}\` on the default branch cannot be used as it is:`;
  return print(markdown`${what}

${list(lines)}`).trimEnd();
}
