import type { FileResult, Reported } from './result.ts';
import type { Edit } from './rule.ts';

/** Applies the edits, each finding's all or none, skipping findings that overlap one already taken. */
export function applyEdits(text: string, fixes: readonly (readonly Edit[])[]): string {
  const taken: Edit[] = [];
  const overlaps = (a: Edit, b: Edit) =>
    (a.span.start < b.span.end && b.span.start < a.span.end) || a.span.start === b.span.start;
  for (const edits of fixes) {
    if (!edits.some((edit) => taken.some((other) => overlaps(edit, other)))) taken.push(...edits);
  }
  taken.sort((a, b) => b.span.start - a.span.start);
  return taken.reduce((t, { span, text: by }) => t.slice(0, span.start) + by + t.slice(span.end), text);
}

/**
 * Applies mechanical fixes until none is left, one rule at a time. A rule's fixes are kept only if fewer findings
 * are left afterwards: so a fixed text is never worse, the loop ends, and fixing twice changes nothing.
 */
export function fixText(
  text: string,
  judge: (text: string) => FileResult,
): { text: string; result: FileResult } {
  let best = { text, result: judge(text) };
  for (let improved = true; improved; ) {
    improved = false;
    for (const ruleId of new Set(fixable(best.result).map((f) => f.ruleId))) {
      const mine = fixable(best.result).filter((f) => f.ruleId === ruleId);
      const fixed = applyEdits(
        best.text,
        mine.map((f) => f.fix),
      );
      if (fixed === best.text) continue;
      const result = judge(fixed);
      if (weight(result) >= weight(best.result)) continue;
      best = { text: fixed, result };
      improved = true;
    }
  }
  return best;
}

const fixable = ({ findings }: FileResult) =>
  findings.filter((f): f is Reported & { fix: readonly Edit[] } => f.fix !== null && f.fix.length > 0);

const WEIGHT = { error: 10_000, warning: 100, hint: 1 };
const weight = ({ findings }: FileResult) => findings.reduce((sum, f) => sum + WEIGHT[f.level], 0);
