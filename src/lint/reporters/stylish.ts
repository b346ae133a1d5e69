import {
  joined,
  type Paint,
  painter,
  plain,
  plainLines,
  type TerminalText,
  terminal,
} from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';
import { byWorth, count, type Excerpt, type FileResult, type Reported, type Reporter } from '../result.ts';
import { idsOf } from '../together.ts';
import { saidOnce } from './said-once.ts';

const COLOURS = { error: 'red', warning: 'yellow', hint: 'blue' } as const;

/** For the terminal: each finding with the line it is about, reasons and advice once, and a count at the end. */
export const report: Reporter = (results, { colour, columns, asksForAll = false }) => {
  const paint = painter(colour);
  const width = Math.min(WIDTH, Math.max(NARROWEST, columns ?? WIDTH));
  const messageOf = saidOnce();
  const files = results
    .map((result) => file(result, messageOf, width, paint))
    .filter((text) => text !== null);
  return terminal`${joined([...files, summary(results, asksForAll, paint)], '\n')}\n`;
};

function file(
  { path, kind, kindReason, findings }: FileResult,
  messageOf: (finding: Reported) => string,
  width: number,
  paint: Paint,
): TerminalText | null {
  const lines = byWorth(findings).map((finding) => line(finding, messageOf(finding), width, paint));
  if (kind !== 'post-mortem' && findings.length === 0) {
    const what = kind === 'template' ? 'a template' : 'not a post-mortem';
    lines.push(terminal`  ${paint('dim', plain(`${what}, so not judged: ${kindReason}`))}\n`);
  }
  return lines.length === 0 ? null : terminal`${paint('underline', plain(path))}\n${joined(lines, '')}`;
}

/** Columns of a report, at most and at least; longer messages wrap with a hanging indent. */
const WIDTH = 110;
const NARROWEST = 50;
/** Columns in front of an excerpt. */
const GUTTER = 11;
const INDENT = 18;
const NO_BREAK = '\u00a0';

function line(finding: Reported, message: string, width: number, paint: Paint): TerminalText {
  const { start, level, suggestion } = finding;
  // Without a terminal of its own, nothing cuts an excerpt.
  const excerpt = width < WIDTH ? narrow(finding.excerpt, width - GUTTER) : finding.excerpt;
  const ids = idsOf(finding);
  const place = `${start.line}:${start.column}`.padStart(7);
  const gutter = terminal`${plain(' '.repeat(9))}${paint('dim', plain('│'))} `;
  const caret = ' '.repeat(excerpt.from) + '^'.repeat(Math.max(1, excerpt.to - excerpt.from));
  // Wrap before escaping: escaping must see how each line begins.
  // The ids stay on one line.
  const lines = wrap(`${message}  ${ids.replaceAll(' ', NO_BREAK)}`, width - INDENT);
  const last = lines.pop() ?? '';
  const text = lines.map(plain);
  text.push(terminal`${plain(last.slice(0, -ids.length))}${paint('dim', plain(ids))}`);
  return terminal`${joined(
    [
      terminal`${plain(place)}  ${paint(COLOURS[level], plain(level.padEnd(7)))}  ${text[0]!}`,
      ...text.slice(1).map((each) => terminal`${plain(' '.repeat(INDENT))}${each}`),
      ...(excerpt.text
        ? [
            terminal`${gutter}${plain(excerpt.text)}`,
            terminal`${gutter}${paint(COLOURS[level], plain(caret))}`,
          ]
        : []),
      ...(suggestion
        ? wrap(`→ ${suggestion.description}`, width - GUTTER).map(
            (each, i) => terminal`${plain(' '.repeat(i === 0 ? 9 : GUTTER))}${paint('cyan', plain(each))}`,
          )
        : []),
    ],
    '\n',
  )}\n`;
}

/** The part of an excerpt that fits, with what is marked in it. */
function narrow({ text, from, to }: Excerpt, width: number): Excerpt {
  if (text.length <= width) return { text, from, to };
  const begin = Math.max(0, Math.min(from - Math.floor(width / 3), text.length - width));
  const shown = text.slice(begin, begin + width).toWellFormed();
  return { text: shown, from: from - begin, to: Math.min(to - begin, width) };
}

/** Wraps text at blanks into lines of at most `width` columns where possible; existing line breaks stay. */
function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let rest = paragraph.trimStart();
    while (rest.length > width) {
      const blank = breakIn(rest, width);
      if (blank < 0) break;
      lines.push(rest.slice(0, blank));
      rest = rest.slice(blank).trimStart();
    }
    return [...lines, rest];
  });
}

/** Index of the last break within `width` columns, otherwise of the first one after it; -1 if there is none. */
function breakIn(text: string, width: number): number {
  let blank = text.lastIndexOf(' ', width);
  while (blank > 0 && text[blank - 1] === ' ') blank--;
  return blank > 0 ? blank : text.indexOf(' ', width);
}

function summary(results: readonly FileResult[], asksForAll: boolean, paint: Paint): TerminalText {
  const [errors, warnings, hints] = [
    count(results, 'error'),
    count(results, 'warning'),
    count(results, 'hint'),
  ];
  const suppressed = results.reduce((sum, r) => sum + r.suppressed.length, 0);
  const others = results.filter((r) => r.kind !== 'post-mortem').length;
  const aside = [
    suppressed > 0 ? `${suppressed} suppressed` : '',
    others > 0 ? `${plural(others, 'file')} not judged` : '',
  ].filter(Boolean);
  const note = aside.length > 0 ? ` (${aside.join(', ')})` : '';
  if (errors + warnings + hints === 0) {
    const files = plural(results.length, 'file');
    return terminal`${paint('green', plain('✔'))} ${plainLines(`${files}, nothing to report${note}${asides(results, asksForAll)}`)}`;
  }
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')];
  if (hints > 0) parts.push(plural(hints, 'hint'));
  const where = results.filter((r) => r.findings.length > 0).length;
  const text = `${parts.join(', ')} in ${where} of ${plural(results.length, 'file')}${note}`;
  // A cross means failure: warnings alone do not fail, and hints are not complaints.
  const mark =
    errors > 0
      ? paint('red', plain('✖'))
      : warnings > 0
        ? paint('yellow', plain('⚠'))
        : paint('green', plain('✔'));
  return terminal`${mark} ${plainLines(text + asides(results, asksForAll))}`;
}

/** What is said once per run: a line per document would bury what matters. */
const asides = (results: readonly FileResult[], asksForAll: boolean): string =>
  fixable(results) + hiddenHints(results) + withoutFrontMatter(results, asksForAll);

function fixable(results: readonly FileResult[]): string {
  const places = results.reduce((sum, result) => sum + (result.fixable ?? 0), 0);
  if (places === 0) return '';
  return `\n  ${plural(places, 'place')} can be fixed with --fix; --fix-dry-run lists ${places === 1 ? 'it' : 'them'}`;
}

function hiddenHints(results: readonly FileResult[]): string {
  const hidden = results.reduce((sum, result) => sum + (result.hiddenHints ?? 0), 0);
  return hidden === 0 ? '' : `\n  ${plural(hidden, 'more hint')} with --hints`;
}

function withoutFrontMatter(results: readonly FileResult[], asksForAll: boolean): string {
  const files = results.filter((r) => !r.hasFrontMatter && r.kind === 'post-mortem').length;
  if (files === 0) return '';
  const have = plural(files, 'file has', 'files have');
  const them = files === 1 ? 'it' : 'them';
  if (asksForAll)
    return `\n  ${have} no front matter, so reports cannot count ${them}: \`debrief front-matter FILES\` writes it`;
  return `\n  ${have} no front matter: less is asked of ${them}, as of older documents, and reports cannot count ${them}.\n  \`debrief front-matter FILES\` writes it, and --profile standard asks for more`;
}
