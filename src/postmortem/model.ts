import type { Language } from '../languages/language.ts';
import type { FrontMatter, Located, MarkdownDocument, ProseBlock, Span } from '../markdown/document.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import type { SectionName } from '../vocabulary/sections.ts';

export { SECTION_NAMES, type SectionName } from '../vocabulary/sections.ts';

export interface Section {
  readonly heading: string;
  /** Null if the heading matches no alias. */
  readonly name: SectionName | null;
  /** 1–6 for headings; 7 for a bold or list label that acts as one. */
  readonly depth: number;
  readonly span: Span;
  /** From the end of the heading to the next heading of the same or lower depth. */
  readonly body: Span;
  readonly parent: Section | null;
  /** 1-based line of the heading. */
  readonly line: number;
}

export type Precision = 'date' | 'minute' | 'second';

/** A time as written and as parsed. `iso` is null if no date could be derived. */
export interface ReadTime {
  /** Has an offset if the zone is known; a date alone if no clock time is given. */
  readonly iso: string | null;
  /** Milliseconds since the epoch; null unless date, clock time and offset are all known. */
  readonly epoch: number | null;
  readonly raw: string;
  readonly span: Span;
  readonly precision: Precision;
  readonly approximate: boolean;
  /**
   * Where the zone came from; `ambiguous` if the abbreviation has several meanings (AST, SST), `assumed` if one of them
   * is much the most frequent (IST, CST): then `iso` has its offset, and `epoch` is null.
   */
  readonly zone: 'entry' | 'heading' | 'note' | 'policy' | 'assumed' | 'ambiguous' | 'none';
  /** The zone as written (`PST`, `UTC+2`); null if absent. */
  readonly zoneText: string | null;
  /** End of a range, in the format of `iso`. */
  readonly until: string | null;
}

export interface TimelineEntry {
  readonly line: number;
  readonly span: Span;
  /** Null if the entry's time could not be parsed. */
  readonly time: ReadTime | null;
  /** What happened, without the time. */
  readonly text: string;
  readonly textSpan: Span;
  /** Milestones stated in the text ("detected", "resolved"). */
  readonly milestones: readonly Milestone[];
  /** Links and images. */
  readonly evidence: readonly string[];
  readonly section: Section | null;
}

/** An event of a timeline that gives no times. */
export interface UntimedEvent {
  readonly line: number;
  readonly span: Span;
  readonly text: string;
}

export type ActionItemType =
  | 'prevent'
  | 'mitigate'
  | 'detect'
  | 'repair'
  | 'process'
  | 'investigate'
  | 'other';

export interface DueDate {
  /** ISO date; null if the wording names no day ("next sprint", "ASAP"). */
  readonly date: string | null;
  readonly raw: string;
  readonly span: Span;
  /** True for "EOD Friday", "in 2 weeks": resolved against the injected date; should be rewritten as ISO. */
  readonly relative: boolean;
}

/** `dropped`: nobody will do it. `proposed`: nobody has agreed to it yet. */
export type ItemState = 'open' | 'done' | 'dropped' | 'proposed';

export interface ActionItem {
  readonly line: number;
  readonly span: Span;
  /** The task, without owner, date, type, status and tracking link. */
  readonly text: string;
  readonly textSpan: Span;
  /** Without the `@`; teams as `org/team`. */
  readonly owners: readonly string[];
  readonly ownerSpans: readonly Span[];
  readonly due: DueDate | null;
  readonly type: ActionItemType | null;
  readonly priority: string | null;
  /** As its status, its box, a mark, its place or its words tell: the only reading of it. In doubt, `open`. */
  readonly state: ItemState;
  /** As written: "In progress", "Done", "declined" …; null if absent. */
  readonly status: string | null;
  /** The first issue or tracker link: `#12`, `org/repo#12`, or a URL. */
  readonly issue: string | null;
  readonly section: Section | null;
  readonly layout: 'bullet' | 'numbered' | 'task' | 'table' | 'heading' | 'paragraph';
  /** The texts of its row's other cells, if it is in a table. */
  readonly otherCells: readonly string[];
}

export interface ContributingFactor {
  readonly line: number;
  readonly span: Span;
  readonly text: string;
  /** An ID such as `F1`, if the author gave one. */
  readonly id: string | null;
}

/** A chain of whys in reading order: the first answers "why did it happen?", the last is the deepest. */
export interface WhyChain {
  readonly line: number;
  readonly span: Span;
  readonly steps: readonly Located<string>[];
}

export interface Fishbone {
  readonly line: number;
  readonly span: Span;
  readonly categories: readonly { readonly name: string; readonly causes: readonly string[] }[];
}

/** A duration such as "43 minutes" or "1h 12m": its minutes, and the interval it measures according to the text. */
export interface StatedDuration {
  readonly minutes: number;
  readonly raw: string;
  readonly span: Span;
  readonly of: 'impact' | 'detection' | 'acknowledgement' | 'mitigation' | 'resolution' | 'unknown';
  /** For a table's cell that begins with the duration: the words of its row and column; empty otherwise. */
  readonly label: string;
}

/** A person named in the document: an owner, an author, a role holder, a handle. */
export interface Person {
  readonly name: string;
  readonly handle: string | null;
  readonly from: 'front-matter' | 'role' | 'owner' | 'author' | 'handle';
}

/** The model of a post-mortem, built once by `readPostMortem`. Rules read this, never the syntax tree. */
export interface PostMortem {
  readonly document: MarkdownDocument;
  /** The language of the text, if Debrief has a word list for it; null for English and all others. */
  readonly language: Language | null;
  readonly kind: 'post-mortem' | 'template' | 'other';
  /** One sentence explaining `kind`. Shown with "not a post-mortem". */
  readonly kindReason: string;
  /** Too little evidence for a post-mortem, but none for another kind of page: it may be unfinished. */
  readonly isUndecided: boolean;
  readonly title: Located<string> | null;
  /** As written: "SEV2", "P1", "major". */
  readonly severity: Located<string> | null;
  readonly severityLevel: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | null;
  readonly frontMatter: FrontMatter | null;
  readonly sections: readonly Section[];
  readonly blocks: readonly ProseBlock[];
  /** The innermost section that contains a span. */
  sectionOf(span: Span): Section | null;
  /** The nearest canonical name among a span's section and its ancestors. */
  sectionNameOf(span: Span): SectionName | null;
  readonly timeline: readonly TimelineEntry[];
  /** The events of a timeline of which no entry has a time; none beside entries that have one. */
  readonly untimed: readonly UntimedEvent[];
  /** Milestones from front matter, a table of times, or timeline entries. */
  readonly milestones: Readonly<Partial<Record<Milestone, ReadTime>>>;
  readonly actionItems: readonly ActionItem[];
  /** Work that sentences promise, in a document without action items. */
  readonly promised: readonly ActionItem[];
  readonly contributingFactors: readonly ContributingFactor[];
  readonly whyChains: readonly WhyChain[];
  readonly fishbones: readonly Fishbone[];
  /** The entries of the "what went wrong" section. */
  readonly wentWrong: readonly ContributingFactor[];
  readonly durations: readonly StatedDuration[];
  readonly services: readonly string[];
  readonly people: readonly Person[];
  /** Day of the incident, ISO: from front matter, title, file name or first dated entry. */
  readonly date: string | null;
  /** Leftover template text: `<placeholder>`, `TODO`, `YYYY-MM-DD`, `_what happened?_`. */
  readonly placeholders: readonly Located<string>[];
}

/** Input besides the document: the organisation's aliases and time zone, and today's date for relative dates. */
export interface ReadingContext {
  /** ISO date; the base for relative due dates if the document has no date of its own. */
  readonly today: string;
  readonly aliases: Readonly<Partial<Record<SectionName, readonly string[]>>>;
  /** IANA zone or offset for times without one; null leaves them without. */
  readonly timeZone: string | null;
  /** Systems with names like people's: never owners. */
  readonly systems?: readonly string[];
}
