import { cell, code, inline, joinedMarkdown, type MarkdownText, markdown } from '../../sinks/markdown.ts';
import { plural } from '../../vocabulary/plural.ts';
import { byWorth, count, type FileResult, type Reported, type Reporter } from '../result.ts';
import { originalsOf } from '../together.ts';
import { saidOnce } from './said-once.ts';

const MARKS = { error: '❌', warning: '⚠️', hint: '💡' } as const;

/** For a job summary, check or comment: a count, then a table per file, most important findings first. */
export const report: Reporter<MarkdownText> = (results) => {
  const [errors, warnings] = [count(results, 'error'), count(results, 'warning')];
  const suppressed = results.reduce((sum, r) => sum + r.suppressed.length, 0);
  const tail = suppressed > 0 ? `, ${suppressed} suppressed` : '';
  const files = plural(results.length, 'file');
  const messageOf = saidOnce();
  const lines = [
    markdown`**Debrief**: ${errors} to fix, ${warnings} to consider in ${inline(files + tail)}.`,
    ...withoutFrontMatter(results),
    ...results.flatMap((result) => file(result, messageOf)),
    ...results.flatMap(matrix),
    ...suppressions(results),
  ];
  return markdown`${joinedMarkdown(lines, '\n')}\n`;
};

function file(
  { path, kind, kindReason, findings }: FileResult,
  messageOf: (finding: Reported) => string,
): MarkdownText[] {
  if (findings.length === 0) {
    if (kind === 'post-mortem') return [];
    const what = kind === 'template' ? markdown`a template` : markdown`not a post-mortem`;
    return [markdown``, markdown`${code(path)}: ${what}, so not judged. ${inline(kindReason)}`];
  }
  const rows = byWorth(findings).map((finding) => row(finding, messageOf(finding)));
  const head = markdown`| | Line | What | Rule |\n| --- | ---: | --- | --- |`;
  return [markdown``, markdown`### ${code(path)}`, markdown``, head, ...rows];
}

function row(finding: Reported, message: string): MarkdownText {
  const { level, start, suggestion } = finding;
  const more = suggestion ? markdown`<br>→ ${cell(suggestion.description)}` : markdown``;
  const rules = originalsOf(finding).map(({ ruleId, url }) => markdown`[${cell(ruleId)}](${cell(url)})`);
  return markdown`| ${inline(MARKS[level])} | ${start.line} | ${cell(message)}${more} | ${joinedMarkdown(rules, ' and ')} |`;
}

/**
 * Each cause with the actions that address it; causes without any come first, since those are what a reader can act on.
 */
function matrix({ path, traceability }: FileResult): MarkdownText[] {
  if (!traceability || traceability.rows.length === 0) return [];
  const { rows, holes } = traceability;
  const lines = [...holes, ...rows.filter((row) => row.answers.length > 0)].map((row) => {
    const answers = row.answers.map(
      ({ kind, line, text }) => markdown`${inline(kind)} on line ${line}: ${short(text)}`,
    );
    const [maybe] = row.perhaps;
    const hole = maybe
      ? markdown`perhaps line ${maybe.line}: ${short(maybe.text)}?`
      : markdown`**nothing yet**`;
    const said = answers.length > 0 ? joinedMarkdown(answers, '<br>') : hole;
    return markdown`| ${row.line} | ${short(row.text)} | ${said} |`;
  });
  const answered = rows.length - holes.length;
  return [
    markdown``,
    markdown`<details><summary><code>${inline(path)}</code>: ${answered} of ${rows.length} causes are answered</summary>`,
    markdown``,
    markdown`| Line | What went into it | What is done about it |\n| ---: | --- | --- |`,
    ...lines,
    markdown`\n</details>`,
  ];
}

const short = (text: string) => cell(text.length > 100 ? `${text.slice(0, 99)}…` : text);

function suppressions(results: readonly FileResult[]): MarkdownText[] {
  const rows = results.flatMap(({ path, suppressed }) =>
    suppressed.map(
      ({ finding, reason }) =>
        markdown`- ${code(path)} line ${finding.start.line}, ${inline(finding.ruleId)}: ${inline(reason)}`,
    ),
  );
  return rows.length === 0
    ? []
    : [markdown`\n<details><summary>Suppressed, with reasons</summary>\n`, ...rows, markdown`\n</details>`];
}

/** Said once per run: a line per document would bury what matters. */
function withoutFrontMatter(results: readonly FileResult[]): MarkdownText[] {
  const files = results.filter((r) => !r.hasFrontMatter && r.kind === 'post-mortem');
  if (files.length === 0) return [];
  const have = inline(plural(files.length, 'file has', 'files have'));
  return [
    markdown`\n${have} no front matter: less is asked of ${inline(files.length === 1 ? 'it' : 'them')}, as of older documents, and reports cannot count ${inline(files.length === 1 ? 'it' : 'them')}. \`debrief front-matter FILES\` writes it.`,
  ];
}
