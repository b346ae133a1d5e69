import { parseMarkdown } from '../markdown/parse.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { readPostMortem } from '../postmortem/read.ts';
import { type LintSettings, lintText, readingContext } from './engine.ts';
import type { FileResult, Reported } from './result.ts';
import type { Edit } from './rule.ts';
import { saysTheSame } from './same.ts';
import { countOriginals, originalsOf } from './together.ts';

/**
 * Applies each finding's edits, all or none, and skips findings that overlap one already applied. The engine has
 * already dropped edits at suppressed places.
 */
export function applyEdits(text: string, fixes: readonly (readonly Edit[])[]): string {
  return compatible(fixes).reduceRight(
    (t, { span, text: by }) => t.slice(0, span.start) + by + t.slice(span.end),
    text,
  );
}

/** The edits that are applied, in the order of the text. */
function compatible(fixes: readonly (readonly Edit[])[]): Edit[] {
  const taken: Edit[] = [];
  const overlaps = (a: Edit, b: Edit) =>
    (a.span.start < b.span.end && b.span.start < a.span.end) || a.span.start === b.span.start;
  for (const edits of fixes) {
    if (!edits.some((edit) => taken.some((other) => overlaps(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => a.span.start - b.span.start);
}

/** One place that a fix changes, in whole words. */
export interface Change {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

interface Fixed {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly result: FileResult;
}

/** Includes the parsed document, so that many fixes can be compared with it after parsing it once. */
interface Version extends Fixed {
  readonly postmortem: PostMortem;
}

/**
 * How often one rule's fixes are tried, first whole and then in halves; the limit bounds the work on a large file of
 * bad ones.
 */
const MAX_ATTEMPTS = 8;

/**
 * Applies mechanical fixes until none is left, one rule at a time. A fix is kept only if no rule finds more afterwards,
 * less is left to fix, and the meaning is unchanged (`saysTheSame`). So a fix never makes the text worse, the loop
 * ends, and a second run changes nothing. If a rule's fixes fail together, they are tried in halves.
 * `isWanted`: whether to fix a finding; those that readers do not see stay.
 */
export function fixText(
  text: string,
  path: string,
  settings: LintSettings,
  isWanted: (finding: Reported) => boolean = () => true,
): Fixed {
  const result = lintText(text, path, settings);
  const wanted = (each: FileResult) => fixable(each).filter(isWanted);
  if (wanted(result).length === 0) return { text, changes: [], result };
  let best: Version = { text, changes: [], result, postmortem: read(text) };
  // A document too large to parse in full cannot be checked for unchanged meaning.
  const { unread, skipped } = best.postmortem.document;
  if (unread || skipped.length > 0) return tried(best);
  for (let improved = true; improved; ) {
    improved = false;
    for (const ruleId of new Set(wanted(best.result).map((f) => f.ruleId))) {
      const better = improve(
        best,
        wanted(best.result).filter((f) => f.ruleId === ruleId),
      );
      if (!better) continue;
      best = better;
      improved = true;
    }
  }
  return tried(best);

  function improve(from: Version, findings: readonly Fixable[]): Version | null {
    const groups = [findings];
    for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
      const group = groups.shift();
      if (!group) return null;
      const fixes = group.map((f) => f.fix);
      const edited = applyEdits(from.text, fixes);
      if (edited !== from.text) {
        const result = lintText(edited, path, settings);
        const postmortem = isBetter(result, from.result) ? read(edited) : null;
        if (postmortem && saysTheSame(from.postmortem, postmortem)) {
          const { document } = from.postmortem;
          const made = compatible(fixes).map((edit) => changeOf(edit, document));
          return { text: edited, changes: [...from.changes, ...made], result, postmortem };
        }
      }
      const half = group.length >> 1;
      if (half > 0) groups.push(group.slice(0, half), group.slice(half));
    }
    return null;
  }

  function read(each: string) {
    return readPostMortem(parseMarkdown(each, path), readingContext(settings.policy, settings.today));
  }
}

/**
 * Applies the edits of these findings as one change that a person may accept on its own; null unless it leaves fewer
 * findings. `before` is the lint result of `text`. Edits that only fix notation must not change the meaning.
 */
export function improvedBy(
  text: string,
  findings: readonly Reported[],
  before: FileResult,
  settings: LintSettings,
): string | null {
  const edited = applyEdits(text, findings.map(editsOf));
  if (edited === text || !isBetter(lintText(edited, before.path, settings), before)) return null;
  const onlyNotation = findings.every(({ fix }) => fix?.length);
  const read = (each: string) =>
    readPostMortem(parseMarkdown(each, before.path), readingContext(settings.policy, settings.today));
  return !onlyNotation || saysTheSame(read(text), read(edited)) ? edited : null;
}

/** The edits that a finding offers: its fix, or otherwise its suggested replacement. */
export function editsOf({ fix, suggestion, span }: Reported): readonly Edit[] {
  if (fix?.length) return fix;
  return suggestion?.text === undefined ? [] : [{ span, text: suggestion.text }];
}

/** An edit as people see it: with the rest of the words that it begins and ends in. */
function changeOf({ span, text: by }: Edit, { text, point }: PostMortem['document']): Change {
  const front = /\S*$/.exec(text.slice(Math.max(0, span.start - 60), span.start))?.[0] ?? '';
  const back = /^\S*/.exec(text.slice(span.end, span.end + 60))?.[0] ?? '';
  const before = front + text.slice(span.start, span.end) + back;
  return { line: point(span.start).line, before, after: front + by + back };
}

/** The remaining fixes were tried and rejected, so do not offer --fix for them again. */
function tried({ text, changes, result }: Fixed): Fixed {
  return {
    text,
    changes,
    result: { ...result, findings: result.findings.map((f) => ({ ...f, fix: null })) },
  };
}

type Fixable = Reported & { fix: readonly Edit[] };

const fixable = ({ findings }: FileResult) =>
  findings.filter((f): f is Fixable => f.fix !== null && f.fix.length > 0);

/** True if no rule finds more and less is left to fix, by hand or by --fix. */
function isBetter(after: FileResult, before: FileResult): boolean {
  const [now, then] = [byRule(after), byRule(before)];
  for (const [ruleId, count] of now) if (count > (then.get(ruleId) ?? 0)) return false;
  const less = countOriginals(after.findings) - countOriginals(before.findings);
  return less < 0 || (less === 0 && fixable(after).length < fixable(before).length);
}

function byRule({ findings }: FileResult): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings.flatMap(originalsOf)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}
