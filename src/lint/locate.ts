import type { MarkdownDocument, Span } from '../markdown/document.ts';
import { ruleUrl } from './docs.ts';
import { fingerprinter } from './fingerprint.ts';
import type { Excerpt, Reported, ReportedLevel } from './result.ts';
import type { Finding } from './rule.ts';

/** Widest piece of a line that is quoted in a report. */
const WIDTH = 100;

/** Turns findings of one document into reports, in order; ranges outside the text are drawn into it. */
export function locator(
  document: MarkdownDocument,
): (ruleId: string, level: ReportedLevel, finding: Finding) => Reported {
  const fingerprint = fingerprinter(document.text);
  const clamp = (offset: number) => Math.max(0, Math.min(document.text.length, Math.trunc(offset) || 0));
  return (ruleId, level, finding) => {
    const start = clamp(finding.span.start);
    const span = { start, end: Math.max(start, clamp(finding.span.end)) };
    const { related } = finding;
    return {
      ruleId,
      level,
      message: finding.message,
      span,
      start: document.point(span.start),
      end: document.point(span.end),
      excerpt: excerpt(document, span),
      fix: finding.fix ?? null,
      suggestion: finding.suggestion ?? null,
      related: related ? { ...related, start: document.point(related.span.start) } : null,
      fingerprint: fingerprint(ruleId, span, finding.message),
      url: ruleUrl(ruleId),
    };
  };
}

function excerpt(document: MarkdownDocument, span: Span): Excerpt {
  const { line } = document.point(span.start);
  const lineStart = document.lineStart(line);
  const from = Math.max(lineStart, span.start - Math.floor(WIDTH / 3));
  const begin = from === lineStart + 1 ? lineStart : from;
  const text = (document.text.slice(begin, begin + WIDTH).split(/[\r\n]/, 1)[0] ?? '').replaceAll('\t', ' ');
  const trimmed = text.trim();
  const cut = text.length - text.trimStart().length;
  const within = (offset: number) => Math.max(0, Math.min(trimmed.length, offset - begin - cut));
  return { text: trimmed, from: within(span.start), to: within(span.end) };
}
