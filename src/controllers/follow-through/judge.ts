import type { CheckReport, Issue } from '../../github/port.ts';
import { list, markdown, phrase, print, reference, type Value } from '../../markdown/write/markdown.ts';
import { plainText, userMarkdown } from '../../markdown/write/user-text.ts';
import type { Overrides } from '../../overrides/override.ts';
import type { Policy } from '../../policy/schema.ts';
import { plural } from '../../vocabulary/plural.ts';
import { type Repo, sameRepo, shortRef } from '../../vocabulary/refs.ts';

/** An overdue item of a service. */
export interface Overdue {
  readonly issue: Issue;
  readonly service: string;
  /** ISO date. */
  readonly due: string;
  readonly severity: string;
  readonly owner: string | null;
}

export interface Case {
  readonly repo: Repo;
  readonly labels: readonly string[];
  /** Names of the services whose files are changed. */
  readonly touched: readonly string[];
  readonly overdue: readonly Overdue[];
  readonly overrides: Overrides;
}

/** The check for a pull request. Pure. */
export function judge(
  { repo, labels, touched, overdue, overrides }: Case,
  { check, exempt }: Policy['actionItems']['followThrough'],
): Pick<CheckReport, 'conclusion' | 'title' | 'summary'> {
  if (!touched.length)
    return {
      conclusion: 'neutral',
      title: 'No service is touched',
      summary: 'No file of this pull request belongs to a service of the policy.',
    };
  if (!overdue.length)
    return {
      conclusion: 'success',
      title: `Nothing is overdue for ${touched.join(', ')}`,
      summary: 'No action item of these services is overdue.',
    };
  const items = `${plural(overdue.length, 'action item is', 'action items are')} overdue`;
  const services = [...new Set(overdue.map(({ service }) => service))].join(', ');
  const lines = overdue.map(({ issue, due, severity, owner }) => ({
    line: phrase`${reference(shortRef(issue, repo))}${titleOf(issue, repo)}: due ${due}, ${severity}, \`${owner ?? 'nobody'}\``,
  }));
  const passes = labels.find((label) => exempt.some((each) => each.toLowerCase() === label.toLowerCase()));
  const { standing, refused } = overrides;
  const labelled = exempt.map((label) => `“${label}”`).join(', ');
  const first = passes
    ? markdown`This pull request passes because of its label **${passes}**.`
    : standing
      ? markdown`\`${standing.by}\` lets it pass until ${standing.until.slice(0, 10)}: ${userMarkdown(standing.why)}`
      : markdown`These were promised after incidents of this service, and their date has passed. Finish them, agree on new dates with \`/action due\`, or decline them with a reason. ${labelled ? `Changes labelled ${labelled} always pass, and people` : 'People'} named in the policy can write \`/debrief override <why>\`.`;
  const word = refused ? markdown`**The override was not accepted.** ${userMarkdown(refused)}` : [];
  const summary = print([...first, ...word, ...list(lines)]).trimEnd();
  if (passes)
    return {
      conclusion: 'success',
      title: `${items} for ${services}; this change passes: ${passes}`,
      summary,
    };
  if (standing)
    return {
      conclusion: 'success',
      title: `${items} for ${services}; overridden by ${standing.by}`,
      summary,
    };
  return {
    conclusion: check === 'failing' ? 'failure' : 'neutral',
    title: `${items} for ${services}`,
    summary,
  };
}

/** Readers of this repository may not be allowed to read another one. */
const titleOf = (issue: Issue, here: Repo): Value =>
  sameRepo(issue, here) ? phrase` ${userMarkdown(plainText(userMarkdown(issue.title)))}` : '';
