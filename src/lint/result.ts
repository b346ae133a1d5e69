import type { Point, Span } from '../markdown/document.ts';
import type { PostMortem } from '../postmortem/model.ts';
import type { TerminalText } from '../sinks/terminal.ts';
import type { Edit, Finding, Level, Profile } from './rule.ts';
import type { Traceability } from './support/traceability.ts';

export type ReportedLevel = Exclude<Level, 'off'>;

/** A piece of the source line on which a finding begins; `from` and `to` mark the finding in it. */
export interface Excerpt {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A finding with everything that a reporter, a check or an editor needs: the one shape behind every format. */
export interface Reported {
  readonly ruleId: string;
  readonly level: ReportedLevel;
  /** How much of an author's time it is worth, 1–100. */
  readonly worth: number;
  readonly message: string;
  readonly span: Span;
  readonly start: Point;
  readonly end: Point;
  readonly excerpt: Excerpt;
  readonly fix: readonly Edit[] | null;
  readonly suggestion: Finding['suggestion'] | null;
  readonly related: { readonly span: Span; readonly start: Point; readonly message: string } | null;
  /** Equal for the same finding after lines have moved; 16 hexadecimal digits, unique within a file. */
  readonly fingerprint: string;
  /** The rule's page. */
  readonly url: string;
}

/** A finding that a comment in the document asks to leave out, and the reason it gives. */
export interface Suppressed {
  readonly finding: Reported;
  readonly reason: string;
}

/** What the linter says of one file. Findings are in reading order. */
export interface FileResult {
  readonly path: string;
  readonly kind: PostMortem['kind'];
  /** One sentence: what made us think so. */
  readonly kindReason: string;
  readonly profile: Profile;
  /** False where `structure/front-matter` asks for front matter and the document has none; reports say that once. */
  readonly hasFrontMatter: boolean;
  readonly findings: readonly Reported[];
  readonly suppressed: readonly Suppressed[];
  /** What went into the incident against what is done about it; null where that is not asked for. */
  readonly traceability: Traceability | null;
}

/** Turns results into text that is safe to print, whatever the documents and their names hold. Pure. */
export type Reporter<Text extends TerminalText = TerminalText> = (
  results: readonly FileResult[],
  look: { readonly colour: boolean },
) => Text;

/** The one hint that is always shown: it says what was not judged, and silence would pass for praise. */
const UNHEARD = 'structure/language';

/** A result as it is shown to those who did not ask for hints. */
export function withoutHints(result: FileResult): FileResult {
  const findings = result.findings.filter(({ level, ruleId }) => level !== 'hint' || ruleId === UNHEARD);
  return { ...result, findings };
}

/** The worthiest findings first; those of one rule together, in reading order. */
export function byWorth(findings: readonly Reported[]): Reported[] {
  return findings.toSorted(
    (a, b) =>
      b.worth - a.worth ||
      (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0) ||
      a.span.start - b.span.start,
  );
}

/** How many findings of a level there are. */
export function count(results: readonly FileResult[], level: ReportedLevel): number {
  return results.reduce((sum, { findings }) => sum + findings.filter((f) => f.level === level).length, 0);
}
