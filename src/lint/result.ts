import type { Point, Span } from '../markdown/document.ts';
import type { PostMortem } from '../postmortem/model.ts';
import type { TerminalText } from '../sinks/terminal.ts';
import type { Edit, Finding, Level, Profile } from './rule.ts';
import type { Traceability } from './support/action-items/traceability.ts';

export type ReportedLevel = Exclude<Level, 'off'>;

/** An excerpt of the line where a finding begins; `from` and `to` mark the finding within it. */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A finding with everything a reporter, check or editor needs: the one shape behind every format. */
export interface Reported {
  readonly ruleId: string;
  readonly level: ReportedLevel;
  /** How much of an author's time the finding is worth, 1–100. */
  readonly worth: number;
  readonly message: string;
  readonly span: Span;
  readonly start: Point;
  readonly end: Point;
  readonly excerpt: Excerpt;
  readonly fix: readonly Edit[] | null;
  readonly suggestion: Finding['suggestion'] | null;
  readonly related: { readonly span: Span; readonly start: Point; readonly message: string } | null;
  /** Stable when lines move; 16 hexadecimal digits, unique within a file. */
  readonly fingerprint: string;
  /** URL of the rule's documentation page. */
  readonly url: string;
  /** The findings of several rules that this one says together; absent otherwise. */
  readonly parts?: readonly Reported[];
}

/** A finding suppressed by a comment in the document, with the reason given. */
export interface Suppressed {
  readonly finding: Reported;
  readonly reason: string;
}

/** The lint result for one file. Findings are in reading order. */
export interface FileResult {
  readonly path: string;
  readonly kind: PostMortem['kind'];
  /** One sentence: why we took it for this kind of document. */
  readonly kindReason: string;
  readonly profile: Profile;
  /** False if `structure/front-matter` asks for front matter and the document has none; reports say that once. */
  readonly hasFrontMatter: boolean;
  readonly findings: readonly Reported[];
  /** Hints that were found and left out. */
  readonly hiddenHints?: number;
  /** How many places --fix would change, where that was tried. */
  readonly fixable?: number;
  readonly suppressed: readonly Suppressed[];
  /** Causes matched with the actions that address them; null where not required. */
  readonly traceability: Traceability | null;
}

/** Formats results as text that is safe to print, whatever the documents and their names contain. Pure. */
export type Reporter<Text extends TerminalText = TerminalText> = (
  results: readonly FileResult[],
  look: {
    readonly colour: boolean;
    readonly columns?: number | undefined;
    /** Whether older documents were asked for all. */
    readonly asksForAll?: boolean;
  },
) => Text;

/** The one hint that is always shown: it says what was not checked, and silence would look like a pass. */
const UNKNOWN_LANGUAGE = 'structure/language';

/** The result for readers who did not ask for hints. */
export function withoutHints(result: FileResult): FileResult {
  const findings = result.findings.filter(
    ({ level, ruleId }) => level !== 'hint' || ruleId === UNKNOWN_LANGUAGE,
  );
  return { ...result, findings, hiddenHints: result.findings.length - findings.length };
}

/** Most important findings first; those of one rule stay together, in reading order. */
export function byWorth(findings: readonly Reported[]): Reported[] {
  const gravest = new Map<string, number>();
  for (const { ruleId, level } of findings)
    gravest.set(ruleId, Math.min(gravest.get(ruleId) ?? GRAVITY.length, GRAVITY.indexOf(level)));
  return findings.toSorted(
    (a, b) =>
      b.worth - a.worth ||
      gravest.get(a.ruleId)! - gravest.get(b.ruleId)! ||
      (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0) ||
      a.span.start - b.span.start,
  );
}

const GRAVITY: readonly ReportedLevel[] = ['error', 'warning', 'hint'];

/** Counts the findings of one level. */
export function count(results: readonly FileResult[], level: ReportedLevel): number {
  return results.reduce((sum, { findings }) => sum + findings.filter((f) => f.level === level).length, 0);
}
