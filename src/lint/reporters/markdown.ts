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
    return ['', `${code(path)}: ${what}, so not judged. ${inline(kindReason)}`];
  }
  const rows = [...findings].sort((a, b) => ORDER[a.level] - ORDER[b.level]).map(row);
  return ['', `### ${code(path)}`, '', '| | Line | What | Rule |', '| --- | ---: | --- | --- |', ...rows];
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
  const title = `<code>${inline(path)}</code>: ${rows.length - holes.length} of ${rows.length} causes are answered`;
  const head = ['| Line | What went into it | What is done about it |', '| ---: | --- | --- |'];
  return ['', `<details><summary>${title}</summary>`, '', ...head, ...lines, '', '</details>'];
}

const short = (text: string) => cell(text.length > 100 ? `${text.slice(0, 99)}…` : text);

function suppressions(results: readonly FileResult[]): string[] {
  const rows = results.flatMap(({ path, suppressed }) =>
    suppressed.map(
      ({ finding, reason }) =>
        `- ${code(path)} line ${finding.start.line}, ${finding.ruleId}: ${inline(reason)}`,
    ),
  );
  return rows.length === 0
    ? []
    : ['', `<details><summary>Suppressed, with reasons</summary>`, '', ...rows, '', '</details>'];
}

/** A code span, closed by as many backticks as opened it; or else a character that could begin something. */
const CODE_OR_MARK = /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|[\\<>[\]`]|@(?=\w)/g;

/**
 * Text from a document in one line: no markup of its own but code, no mention that would notify anybody. A code
 * span stays as it is, since it shows what stands in it; a backtick that closes none must not meet a later one.
 */
function inline(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(CODE_OR_MARK, (found) => {
    if (found.length > 1) return found;
    return found === '@' ? '@\u2060' : `&#${found.charCodeAt(0)};`;
  });
}

const code = (text: string) => inline(`\`${text}\``);

/** The same inside a table, where a bar ends a cell even in code. */
const cell = (text: string) => inline(text).replaceAll('|', '\\|');
