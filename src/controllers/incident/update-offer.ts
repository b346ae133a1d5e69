import { fillUpdate, updateProblems, updateValues } from '../../drafting/update-text.ts';
import { type GitHub, GitHubError } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { markdown, print } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Policy } from '../../policy/schema.ts';
import { PHASES } from '../../vocabulary/phases.ts';
import type { Repo } from '../../vocabulary/refs.ts';
import { builtIn, ownText, templateFolder } from '../templates.ts';

/** An update offered for copying. Its template is read only when the offer is written. */
export interface UpdateOffer {
  /** Folder of the team's own update templates. */
  readonly folder: string;
  /** Name of the template. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The offer of an update for an incident in its current state. `name`: the template that somebody asked for; null for
 * the phase's.
 */
export function offerUpdate(incident: Incident, name: string | null, policy: Policy, now: Date): UpdateOffer {
  const folder = `${templateFolder(policy)}/updates`;
  return { folder, name: name ?? incident.phase, values: updateValues(incident, now) };
}

/**
 * The offer as Markdown: the team's own template, else Debrief's, filled in as a command to copy. A team template
 * with an unknown variable is not used, and the text says where it is. 1–2 calls.
 */
export async function offerText(
  { folder, name, values }: UpdateOffer,
  repo: Repo,
  github: GitHub,
): Promise<string> {
  const path = `${folder}/${name}.md`;
  const own = await ownText(repo, path, github).catch((error) => {
    // People are waiting for the comment, and Debrief's own template will do.
    if (error instanceof GitHubError) return null;
    throw error;
  });
  const [problem] = own === null ? [] : updateProblems(own);
  const isKnown = PHASES.some((phase) => phase === name);
  const hint = problem
    ? `\`${path}\`, line ${problem.line}, column ${problem.column}: ${problem.message} So Debrief's own template is used here.`
    : own === null && !isKnown
      ? `There is no template \`${path}\`.${didYouMean(name, PHASES)}`
      : null;
  const usable = own !== null && !problem ? own : null;
  const template = usable ?? (await builtIn(`updates/${isKnown ? name : 'investigating'}`)).text;
  return print(markdown`
${hint ? userMarkdown(hint) : []}

To copy and complete:

~~~text
${`/incident update ${fillUpdate(template, values)}`}
~~~
`).trim();
}
