import type { Milestone } from '../vocabulary/milestones.ts';
import type { SectionName } from '../vocabulary/sections.ts';

/** Words or phrases in lower case, separated by commas. Kept as one string: most runs never need them apart. */
export type Words = string;

/** What a column's header or the word before a colon says about the value beside it. */
export const LABELS = [
  'owner',
  'due',
  'status',
  'action',
  'type',
  'priority',
  'issue',
  'finished',
  'time',
  'date',
  'event',
  'severity',
  'duration',
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;
export type Label = (typeof LABELS)[number];

/** How far an action item has come. */
export const STATUSES = ['done', 'started', 'open', 'dropped'] as const;
export type Status = (typeof STATUSES)[number];

/** What Debrief knows of one language. A file in `words/` holds one of these as its default export. */
export interface Language {
  /** BCP 47: `de`. */
  readonly code: string;
  /** In English, for messages: `German`. */
  readonly name: string;
  /** The characters it is written in, where these tell it from the others; `without` are those of a language that shares them. */
  readonly script?: { readonly of: RegExp; readonly without?: RegExp };
  /** Small words that a text in this language is full of. A language with a script of its own needs none. */
  readonly telling: Words;
  readonly headings: Readonly<Partial<Record<SectionName, Words>>>;
  readonly labels: Readonly<Partial<Record<Label, Words>>>;
  readonly statuses: Readonly<Record<Status, Words>>;
  /** January first; each with its abbreviations. Empty where months are numbers. */
  readonly months: readonly Words[];
  /** Sunday first; each with its abbreviations. */
  readonly weekdays: readonly Words[];
  /** What people write for each milestone; `…` stands for up to five other words. */
  readonly milestones: Readonly<Record<Milestone, Words>>;
  /** Names of zones, with the IANA name or offset of each. */
  readonly zones?: Readonly<Record<string, string>>;
}
