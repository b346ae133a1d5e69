import type { CheckReport, PullRequest } from '../../github/port.ts';
import { joined, list, markdown, phrase, print, reference } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { sameIssue, shortRef } from '../../vocabulary/refs.ts';
import { incidentsOf } from '../documents.ts';
import { LOOK_AGAIN_BUTTON, type Verdicts } from './judge.ts';
import type { Owed } from './owed.ts';
import type { Proposed } from './propose.ts';

type Verdict = Omit<CheckReport, 'name' | 'sha'>;

/**
 * The check with what was not seen: a post-mortem that is gone, which keeps it from being a verdict; or files that GitHub
 * does not list, which hold up only a pull request that is known to have a post-mortem.
 */
export function withUnseen(
  check: Verdict,
  { judged }: Verdicts,
  { owed, isCutOff, pull }: Proposed,
  policy: Policy,
): Verdict {
  const isThere = ({ document }: Verdicts['judged'][number]) =>
    incidentsOf(document, pull).some((incident) => sameIssue(incident, owed!.incident));
  if (owed && !judged.some(isThere))
    return isCutOff
      ? held(check, 'Too many files to see whether the post-mortem is among them', AMONG_MANY)
      : held(check, 'The post-mortem is no longer in this pull request', whereItWent(owed, pull, policy));
  return isCutOff ? { ...check, summary: `${CUT_OFF}\n\n${check.summary}` } : check;
}

function held(check: Verdict, title: string, why: string): Verdict {
  const isFailure = check.conclusion === 'failure';
  return {
    ...check,
    conclusion: isFailure ? 'failure' : 'action_required',
    title: isFailure ? check.title : title,
    summary: check.conclusion === 'neutral' ? why : `${why}\n\n${check.summary}`,
    actions: [LOOK_AGAIN_BUTTON],
  };
}

function whereItWent({ incident, path }: Owed, pull: PullRequest, { postmortems }: Policy): string {
  const name = reference(shortRef(incident, pull));
  const was = path ? phrase`was drafted here, in \`${path}\`` : phrase`was here`;
  const globs = joined(
    postmortems.files.map((glob) => phrase`\`${glob}\``),
    ', ',
  );
  const line = phrase`\`incident: ${incident.number}\``;
  return print(markdown`
**The post-mortem of ${name} ${was}, and is not any more**

${list([
  {
    line: phrase`If you moved it: write ${line} into its front matter, and it is judged wherever it is; or move it to where the policy expects it: ${globs}.`,
  },
  {
    line: phrase`If it goes on in another pull request: write ${line} into its front matter there, and this check passes.`,
  },
  { line: phrase`If the incident needs none: \`/incident exempt <why>\` on ${name}.` },
])}
`).trimEnd();
}

const AMONG_MANY = print(markdown`
**GitHub does not list all files of this pull request**

Its post-mortem is not among those that it lists, so it cannot be judged. Split the pull request: the post-mortem in one, and the rest in another.
`).trimEnd();

const CUT_OFF = print(markdown`
**GitHub does not list all files of this pull request**

A post-mortem among the others is not judged. If there is one, propose it in a pull request of its own.
`).trimEnd();
