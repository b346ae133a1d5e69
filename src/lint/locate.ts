import type { MarkdownDocument, Span } from '../markdown/document.ts';
import { ruleUrl } from './docs.ts';
import { fingerprinter } from './fingerprint.ts';
import type { Excerpt, Reported, ReportedLevel } from './result.ts';
import type { Finding, Rule } from './rule.ts';
import { firstLine, listed, quoted } from './support/words.ts';
import { worthOf } from './worth.ts';

/** Maximum length of the excerpt quoted in a report. */
const WIDTH = 100;

/** Converts the findings of one document to reports, in order; ranges outside the text are clamped. */
export function locator(
  document: MarkdownDocument,
): (rule: Pick<Rule, 'id' | 'worth'>, level: ReportedLevel, finding: Finding) => Reported {
  const fingerprint = fingerprinter(document.text);
  const clamp = (offset: number) => Math.max(0, Math.min(document.text.length, Math.trunc(offset) || 0));
  return (rule, level, finding) => {
    const ruleId = rule.id;
    const start = clamp(finding.span.start);
    const span = { start, end: Math.max(start, clamp(finding.span.end)) };
    const point = document.point(span.start);
    const { related } = finding;
    return {
      ruleId,
      level,
      worth: worthOf(rule),
      message: finding.message + alsoOn(finding.others ?? [], point.line, document),
      span,
      start: point,
      end: document.point(span.end),
      excerpt: excerpt(document, span, document.lineStart(point.line)),
      fix: finding.fix?.length ? finding.fix : null,
      suggestion: finding.suggestion ?? null,
      related: related ? { ...related, start: document.point(related.span.start) } : null,
      fingerprint: fingerprint(ruleId, span, finding.message),
      url: ruleUrl(ruleId),
    };
  };
}

/** How many further lines are listed. */
const NAMED = 12;

/** ` Also “a while”.` for what is on the same line, ` Also on lines 12, 14 and 18.` for the rest. */
function alsoOn(others: readonly Span[], line: number, document: MarkdownDocument): string {
  const lineOf = ({ start }: Span) => document.point(start).line;
  const here = others.filter((span) => lineOf(span) === line);
  const beside = here.slice(0, NAMED).map(({ start, end }) => quoted(document.text.slice(start, end), 30));
  const lines = [...new Set(others.map(lineOf))].filter((other) => other !== line).map(String);
  const more = lines.length - NAMED;
  const named = more > 0 ? [...lines.slice(0, NAMED), `${more} more`] : lines;
  return (
    (beside.length > 0 ? ` Also ${listed(beside)}.` : '') +
    (lines.length > 0 ? ` Also on ${lines.length === 1 ? 'line' : 'lines'} ${listed(named)}.` : '')
  );
}

function excerpt(document: MarkdownDocument, span: Span, lineStart: number): Excerpt {
  const begin = Math.max(lineStart, span.start - Math.floor(WIDTH / 3));
  const rest = firstLine(document.text.slice(begin, begin + WIDTH + 1));
  const window = rest.slice(0, WIDTH).replaceAll('\t', ' ');
  const shown = window.trim();
  const [before, after] = [begin > lineStart ? '…' : '', rest.length > WIDTH ? '…' : ''];
  const offset = before.length - begin - (window.length - window.trimStart().length);
  const within = (at: number) => Math.max(0, Math.min(before.length + shown.length, at + offset));
  return { text: before + shown + after, from: within(span.start), to: within(span.end) };
}
