import type { PhrasingContent, RootContent } from 'mdast';
import type { CheckReport, PullRequest } from '../../github/port.ts';
import { count, type FileResult, type Reported, type Suppressed } from '../../lint/result.ts';
import type { Traceability } from '../../lint/support/traceability.ts';
import {
  folded,
  joined,
  LINE_END,
  link,
  list,
  markdown,
  phrase,
  print,
  type TableHead,
  table,
} from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { literal, theirs } from '../../markdown/write/theirs.ts';
import { permalink } from '../documents.ts';
import { gather, timesText } from './gather.ts';

const many = (n: number, one: string, more = `${one}s`) => `${n} ${n === 1 ? one : more}`;

/** The verdict in one line. Without a post-mortem it is neutral, which lets other pull requests pass. */
export function verdict(results: readonly FileResult[]): Pick<CheckReport, 'conclusion' | 'title'> {
  if (!results.length) return { conclusion: 'neutral', title: 'No post-mortem in this pull request' };
  const [errors, warnings] = [count(results, 'error'), count(results, 'warning')];
  const also = warnings ? `, ${many(warnings, 'more', 'more')} worth a look` : '';
  if (errors)
    return { conclusion: 'failure', title: `${many(errors, 'thing')} to settle before the merge${also}` };
  return {
    conclusion: 'success',
    title: warnings ? `Ready to merge, ${many(warnings, 'thing')} worth a look` : 'Ready to merge',
  };
}

/** The summary below the check, as Markdown: first what is to be done, then what can wait, then what answers what. */
export function summary(results: readonly FileResult[], pull: PullRequest): string {
  if (!results.length)
    return 'Nothing to judge here. Post-mortems are the files that `postmortems.files` in the policy names.';
  return print(results.flatMap((result) => section(result, pull))).trimEnd();
}

function section(result: FileResult, pull: PullRequest): RootContent[] {
  const { path, findings, suppressed, profile, traceability } = result;
  const of = (level: Reported['level']) => findings.filter((finding) => finding.level === level);
  const [errors, warnings, hints] = [of('error'), of('warning'), of('hint')];
  const tableOf = (some: readonly Reported[]) => findingsTable(some, path, pull);
  return markdown`### \`${path}\`

${
  errors.length
    ? markdown`**To settle before the merge: ${errors.length}**\n\n${tableOf(errors)}`
    : 'Nothing stands in the way of the merge.'
}

${warnings.length ? folded(`Worth a look: ${warnings.length}`, tableOf(warnings), !errors.length) : []}

${hints.length ? folded(`Hints: ${hints.length}`, tableOf(hints)) : []}

${traceability?.rows.length ? matrix(traceability, path, pull) : []}

${suppressed.length ? folded(`Left out on request: ${suppressed.length}`, list(suppressed.map(leftOut))) : []}

<sub>Judged by the profile *${profile}*.</sub>`;
}

const leftOut = ({ finding, reason }: Suppressed) => ({
  line: phrase`line ${finding.start.line}, \`${finding.ruleId}\`: ${theirs(reason)}`,
});

function findingsTable(findings: readonly Reported[], path: string, pull: PullRequest): RootContent[] {
  const head: TableHead = [
    ['Line', 'right'],
    ['What, and why it matters', 'left'],
    ['Rule', 'left'],
  ];
  const rows = gather(findings).map(({ finding: { start, message, ruleId, url }, times }) => [
    lineLink(start.line, path, pull),
    [...theirs(message), ...literal(timesText(times))],
    link(url, ruleId),
  ]);
  return table(head, rows);
}

/** Each cause beside what is done about it. Causes that nothing answers come first, and keep the table open. */
function matrix({ rows, holes }: Traceability, path: string, pull: PullRequest): RootContent[] {
  const head: TableHead = [
    ['Line', 'right'],
    ['What went into it', 'left'],
    ['What is done about it', 'left'],
  ];
  const answered = rows.filter(({ answers }) => answers.length);
  const lines = [...holes, ...answered].map(({ line, text, answers }) => {
    const done = answers.map(
      (answer) => phrase`${theirs(shorten(answer.text, 100))} (${lineLink(answer.line, path, pull)})`,
    );
    return [
      lineLink(line, path, pull),
      theirs(shorten(text, 100)),
      done.length ? joined(done, LINE_END) : phrase`**nothing yet**`,
    ];
  });
  const title = `Causes that something is done about: ${answered.length} of ${rows.length}`;
  return folded(title, table(head, lines), holes.length > 0);
}

function lineLink(line: number, path: string, pull: PullRequest): PhrasingContent[] {
  return link(permalink(pull, pull.head.sha, path, line), String(line));
}
