import type { Point, Span } from '../markdown/document.ts';
import type { PostMortem } from '../postmortem/model.ts';
import type { Edit, Finding, Level, Profile } from './rule.ts';

export type ReportedLevel = Exclude<Level, 'off'>;

/** A finding with everything that a reporter, a check or an editor needs: the one shape behind every format. */
export interface Reported {
  readonly ruleId: string;
  readonly level: ReportedLevel;
  readonly message: string;
  readonly span: Span;
  readonly start: Point;
  readonly end: Point;
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
  readonly findings: readonly Reported[];
  readonly suppressed: readonly Suppressed[];
}
