import type { Language } from '../languages/language.ts';
import type { FrontMatter, Located, MarkdownDocument, ProseBlock, Span } from '../markdown/document.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import type { SectionName } from '../vocabulary/sections.ts';

export { SECTION_NAMES, type SectionName } from '../vocabulary/sections.ts';

export interface Section {
  readonly heading: string;
  /** Null when the heading is nobody's alias. */
  readonly name: SectionName | null;
  /** 1–6 for headings; 7 for a bold or list label that serves as one. */
  readonly depth: number;
  readonly span: Span;
  /** From the end of the heading to the next heading of the same or a smaller depth. */
  readonly body: Span;
  readonly parent: Section | null;
  /** 1-based line of the heading. */
  readonly line: number;
}

export type Precision = 'date' | 'minute' | 'second';

/** A time as written and as understood. `iso` is null when no date could be derived. */
export interface ReadTime {
  /** With offset when a zone is known, without one when it is not, date only when only a day is given. */
  readonly iso: string | null;
  /** Milliseconds since the epoch; only when date, clock and offset are all known. */
  readonly epoch: number | null;
  readonly raw: string;
  readonly span: Span;
  readonly precision: Precision;
  readonly approximate: boolean;
  /** Where the zone came from; `ambiguous` when the abbreviation means several zones (IST, CST, BST, AST …). */
  readonly zone: 'entry' | 'heading' | 'note' | 'policy' | 'ambiguous' | 'none';
  /** The zone as written (`PST`, `UTC+2`), when one was. */
  readonly zoneText: string | null;
  /** End of a range, ISO as `iso`. */
  readonly until: string | null;
}

export interface TimelineEntry {
  readonly line: number;
  readonly span: Span;
  /** Null where the entry has something like a time that could not be read. */
  readonly time: ReadTime | null;
  /** What happened, without the time. */
  readonly text: string;
  readonly textSpan: Span;
  /** Milestones that the entry's words state ("detected", "resolved"). */
  readonly milestones: readonly Milestone[];
  /** Links and images that show the evidence. */
  readonly evidence: readonly string[];
  /** Day that a heading above the entry gives, ISO, if it does. */
  readonly section: Section | null;
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
  /** ISO date, null when it was written in a way that names no day ("next sprint", "ASAP"). */
  readonly date: string | null;
  readonly raw: string;
  readonly span: Span;
  /** True for "EOD Friday", "in 2 weeks": resolved against the injected date, to be rewritten as ISO. */
  readonly relative: boolean;
}

export interface ActionItem {
  readonly line: number;
  readonly span: Span;
  /** What is to be done, without owner, date, type, status and tracking link. */
  readonly text: string;
  readonly textSpan: Span;
  /** Without the @. Teams as `org/team`. */
  readonly owners: readonly string[];
  readonly ownerSpans: readonly Span[];
  readonly due: DueDate | null;
  readonly type: ActionItemType | null;
  readonly priority: string | null;
  readonly done: boolean;
  /** As written: "In progress", "Done", "declined" …; null when none is. */
  readonly status: string | null;
  /** First issue or tracker link: `#12`, `org/repo#12`, or a URL. */
  readonly issue: string | null;
  readonly section: Section | null;
  readonly layout: 'bullet' | 'numbered' | 'task' | 'table' | 'heading' | 'paragraph';
}

export interface ContributingFactor {
  readonly line: number;
  readonly span: Span;
  readonly text: string;
  /** `F1` and the like when the author gave one. */
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

/** "43 minutes", "1h 12m" as stated somewhere: minutes, and which interval the words say it is. */
export interface StatedDuration {
  readonly minutes: number;
  readonly raw: string;
  readonly span: Span;
  readonly of: 'impact' | 'detection' | 'acknowledgement' | 'mitigation' | 'resolution' | 'unknown';
}

/** Somebody whom the document itself names: an owner, an author, a role holder, a handle. */
export interface Person {
  readonly name: string;
  readonly handle: string | null;
  readonly from: 'front-matter' | 'role' | 'owner' | 'author' | 'handle';
}

/** A post-mortem as a model. Built once by `readPostMortem`; rules read this, never the tree. */
export interface PostMortem {
  readonly document: MarkdownDocument;
  /** The language of the text where it is one that Debrief has words for, besides English; null otherwise. */
  readonly language: Language | null;
  readonly kind: 'post-mortem' | 'template' | 'other';
  /** One sentence: what made us think so. Shown with "not a post-mortem". */
  readonly kindReason: string;
  /** It has too little of a post-mortem, and nothing says that it is another kind of page: it may be an unfinished one. */
  readonly isUndecided: boolean;
  readonly title: Located<string> | null;
  /** As written: "SEV2", "P1", "major". */
  readonly severity: Located<string> | null;
  readonly severityLevel: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | null;
  readonly frontMatter: FrontMatter | null;
  readonly sections: readonly Section[];
  readonly blocks: readonly ProseBlock[];
  /** The innermost section that a block stands in. */
  sectionOf(span: Span): Section | null;
  /** Nearest canonical name of a span's section or its ancestors. */
  sectionNameOf(span: Span): SectionName | null;
  readonly timeline: readonly TimelineEntry[];
  /** Milestones by front matter, a table of times, or the entries that state them. */
  readonly milestones: Readonly<Partial<Record<Milestone, ReadTime>>>;
  readonly actionItems: readonly ActionItem[];
  readonly contributingFactors: readonly ContributingFactor[];
  readonly whyChains: readonly WhyChain[];
  readonly fishbones: readonly Fishbone[];
  /** What the "what went wrong" section lists. */
  readonly wentWrong: readonly ContributingFactor[];
  readonly durations: readonly StatedDuration[];
  readonly services: readonly string[];
  readonly people: readonly Person[];
  /** Day of the incident, ISO: front matter, title, file name, first dated entry. */
  readonly date: string | null;
  /** Text left over from a template: `<placeholder>`, `TODO`, `YYYY-MM-DD`, `_what happened?_`. */
  readonly placeholders: readonly Located<string>[];
}

/** What reading needs from outside: the organisation's aliases and zone, and today for relative dates. */
export interface ReadingContext {
  /** ISO date; relative due dates resolve against the document's own date first, this second. */
  readonly today: string;
  readonly aliases: Readonly<Partial<Record<SectionName, readonly string[]>>>;
  /** IANA zone or offset for times that state none; null leaves them without. */
  readonly timeZone: string | null;
  /** Names of systems that sound like people: they own nothing. */
  readonly systems?: readonly string[];
}
