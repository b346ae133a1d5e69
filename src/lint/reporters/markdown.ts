import { count, type FileResult, type Reported, type Reporter } from '../result.ts';

const MARKS = { error: '❌', warning: '⚠️', hint: '💡' } as const;
const ORDER = { error: 0, warning: 1, hint: 2 };

/** For a job summary, a check or a comment: a count, then a table for each file with the worst first. */
export const report: Reporter = (results) => {
  const [errors, warnings] = [count(results, 'error'), count(results, 'warning')];
  const suppressed = results.reduce((sum, r) => sum + r.suppressed.length, 0);
  const tail = suppressed > 0 ? `, ${suppressed} suppressed` : '';
  const files = `${results.length} ${results.length === 1 ? 'file' : 'files'}`;
  return [
    `**Debrief**: ${errors} to mend, ${warnings} to consider in ${files}${tail}.`,
    ...results.flatMap(file),
    ...results.flatMap(matrix),
    ...suppressions(results),
    '',
  ].join('\n');
};

function file({ path, kind, kindReason, findings }: FileResult): string[] {
  if (findings.length === 0) {
    if (kind === 'post-mortem') return [];
    const what = kind === 'template' ? 'a template' : 'not a post-mortem';
    return ['', `\`${cell(path)}\`: ${what}, so not judged. ${cell(kindReason)}`];
  }
  const rows = [...findings].sort((a, b) => ORDER[a.level] - ORDER[b.level]).map(row);
  return ['', `### \`${cell(path)}\``, '', '| | Line | What | Rule |', '| --- | ---: | --- | --- |', ...rows];
}

function row({ level, start, message, suggestion, ruleId, url }: Reported): string {
  const more = suggestion ? `<br>→ ${cell(suggestion.description)}` : '';
  return `| ${MARKS[level]} | ${start.line} | ${cell(message)}${more} | [${ruleId}](${url}) |`;
}

/** Causes against what is done about each; holes first, since they are what a reader can act on. */
function matrix({ path, traceability }: FileResult): string[] {
  if (!traceability || traceability.rows.length === 0) return [];
  const { rows, holes } = traceability;
  const lines = [...holes, ...rows.filter((row) => row.answers.length > 0)].map((row) => {
    const answers = row.answers.map(({ kind, line, text }) => `${kind} on line ${line}: ${short(text)}`);
    return `| ${row.line} | ${short(row.text)} | ${answers.join('<br>') || '**nothing yet**'} |`;
  });
  const title = `<code>${cell(path)}</code>: ${rows.length - holes.length} of ${rows.length} causes are answered`;
  const head = ['| Line | What went into it | What is done about it |', '| ---: | --- | --- |'];
  return ['', `<details><summary>${title}</summary>`, '', ...head, ...lines, '', '</details>'];
}

const short = (text: string) => cell(text.length > 100 ? `${text.slice(0, 99)}…` : text);

function suppressions(results: readonly FileResult[]): string[] {
  const rows = results.flatMap(({ path, suppressed }) =>
    suppressed.map(
      ({ finding, reason }) =>
        `- \`${cell(path)}\` line ${finding.start.line}, ${finding.ruleId}: ${cell(reason)}`,
    ),
  );
  return rows.length === 0
    ? []
    : ['', `<details><summary>Suppressed, with reasons</summary>`, '', ...rows, '', '</details>'];
}

/** Text from a document inside a table cell: no markup of its own, no mention that would notify anybody. */
function cell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\|<>[\]]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, '@\u2060');
}
