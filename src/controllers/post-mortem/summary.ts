import type { CheckReport, PullRequest } from '../../github/port.ts';
import { count, type FileResult, type Reported } from '../../lint/result.ts';
import type { Traceability } from '../../lint/support/traceability.ts';
import { cell, lineOfFile, shorten } from '../../markdown/escape.ts';
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
  return results.map((result) => section(result, pull)).join('\n\n');
}

function section(result: FileResult, pull: PullRequest): string {
  const { path, findings, suppressed, profile, traceability } = result;
  const of = (level: Reported['level']) => findings.filter((finding) => finding.level === level);
  const [errors, warnings, hints] = [of('error'), of('warning'), of('hint')];
  const list = (some: readonly Reported[]) => table(some, path, pull);
  const parts = [`### \`${path.replaceAll('`', '')}\``];
  if (errors.length) parts.push(`**To settle before the merge: ${errors.length}**`, list(errors));
  else parts.push('Nothing stands in the way of the merge.');
  if (warnings.length) parts.push(folded(`Worth a look: ${warnings.length}`, list(warnings), !errors.length));
  if (hints.length) parts.push(folded(`Hints: ${hints.length}`, list(hints), false));
  if (traceability?.rows.length) parts.push(matrix(traceability, path, pull));
  if (suppressed.length) {
    const lines = suppressed.map(
      ({ finding, reason }) => `- line ${finding.start.line}, \`${finding.ruleId}\`: ${lineOfFile(reason)}`,
    );
    parts.push(folded(`Left out on request: ${suppressed.length}`, lines.join('\n'), false));
  }
  parts.push(`<sub>Judged by the profile *${profile}*.</sub>`);
  return parts.join('\n\n');
}

function table(findings: readonly Reported[], path: string, pull: PullRequest): string {
  const rows = gather(findings).map(({ finding: { start, message, ruleId, url }, times }) => {
    return `| ${lineLink(start.line, path, pull)} | ${cell(message)}${timesText(times)} | [${ruleId}](${url}) |`;
  });
  return ['| Line | What, and why it matters | Rule |', '| --: | :-- | :-- |', ...rows].join('\n');
}

/** Each cause beside what is done about it. Causes that nothing answers come first, and keep the table open. */
function matrix({ rows, holes }: Traceability, path: string, pull: PullRequest): string {
  const answered = rows.filter(({ answers }) => answers.length);
  const lines = [...holes, ...answered].map(({ line, text, answers }) => {
    const done = answers.map(
      (answer) => `${cell(shorten(answer.text, 100))} (${lineLink(answer.line, path, pull)})`,
    );
    return `| ${lineLink(line, path, pull)} | ${cell(shorten(text, 100))} | ${done.join('<br>') || '**nothing yet**'} |`;
  });
  const table = ['| Line | What went into it | What is done about it |', '| --: | :-- | :-- |', ...lines];
  const title = `Causes that something is done about: ${answered.length} of ${rows.length}`;
  return folded(title, table.join('\n'), holes.length > 0);
}

function lineLink(line: number, path: string, pull: PullRequest): string {
  return `[${line}](${permalink(pull, pull.head.sha, path, line)})`;
}

function folded(title: string, body: string, open: boolean): string {
  return `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
