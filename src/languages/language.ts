import type { Milestone } from '../vocabulary/milestones.ts';
import type { SectionName } from '../vocabulary/sections.ts';

/** Lower-case words or phrases separated by commas. Kept as one string because most runs never need to split it. */
export type Words = string;

/** What a column header, or the word before a colon, says about its value. */
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

/** The progress of an action item. */
export const STATUSES = ['done', 'started', 'open', 'dropped'] as const;
export type Status = (typeof STATUSES)[number];

/** Words around a time. */
export interface TimeWords {
  /** Before a clock time: `um`. */
  readonly clock: Words;
  /** Before a time that is not exact: `gegen`, `kurz vor`. */
  readonly about: Words;
  /** Before a day, or before either: `am`, `seit`. */
  readonly day: Words;
  /** Between the two ends of a range, and between two people: `und`. */
  readonly and: Words;
  /** Behind an hour or a clock time, and for nothing else: `14 Uhr`. */
  readonly oclock?: Words;
  /** Behind a clock time, but also for a number of hours: `14 heures`. */
  readonly hours?: Words;
}

/** Words in remarks about the zone of the surrounding times. */
export interface ZoneNoteWords {
  /** What such a remark is about: `Ortszeit`, `Zeitangaben`. */
  readonly about: Words;
  /** Before a city: `heure de`. */
  readonly of: Words;
}

/** Words that answer how many and how long. */
export interface FigureWords {
  /** All and none: `alle`, `keine`. */
  readonly amounts: Words;
  /** Units of time behind a number: `Minuten`. */
  readonly units: Words;
}

/** What Debrief knows about one language; the default export of a file in `words/`. */
export interface Language {
  /** BCP 47: `de`. */
  readonly code: string;
  /** In English, for messages: `German`. */
  readonly name: string;
  /** Its own characters (`of`), if they identify it; any of `without` means another language that shares them. */
  readonly script?: { readonly of: RegExp; readonly without?: RegExp };
  /** Frequent function words. Empty for a language with its own script. */
  readonly functionWords: Words;
  readonly headings: Readonly<Partial<Record<SectionName, Words>>>;
  readonly labels: Readonly<Partial<Record<Label, Words>>>;
  readonly statuses: Readonly<Record<Status, Words>>;
  /**
   * Words that head a group of action items and name nobody: `curto prazo`. In Chinese and Japanese also as endings:
   * `短期措施`.
   */
  readonly themes: Words;
  /**
   * What a text that says what to do looks like, by the language's verb forms: `Añadir …`, `… einrichten`, `…を追加`. Tried
   * on the text without the marks around it.
   */
  readonly actions?: RegExp;
  /** What a sentence or heading that promises something holds: `vamos a …`, `wir werden …`, `…する予定`. */
  readonly promises?: RegExp;
  /** Words before a due date: `bis zum`. */
  readonly until?: Words;
  /** Words after a due date: `完了予定`. */
  readonly dueBehind?: Words;
  /** From January, each with its abbreviations. Empty strings if months are written as numbers. */
  readonly months: readonly Words[];
  /** From Sunday, each with its abbreviations. */
  readonly weekdays: readonly Words[];
  /** Words for a part of the month that is named after them, or in Chinese and Japanese before them: `Ende Mai`, `5月末`. */
  readonly partsOfMonth?: Readonly<Record<'start' | 'mid' | 'end', Words>>;
  /** Words before the number of a week: `KW 15`. */
  readonly weeks?: Words;
  readonly times?: TimeWords;
  readonly figures?: FigureWords;
  /** What may stand before `dayWords`: `am`. One that ends in an apostrophe needs no space behind it: `l’`. */
  readonly articles?: Words;
  /** Words for a day relative to the incident's or the previous entry's, by the number of days: `veille` is -1. */
  readonly dayWords?: Readonly<Record<number, Words>>;
  /** Phrases for each milestone; `…` matches up to five other words. */
  readonly milestones: Readonly<Record<Milestone, Words>>;
  /** Time zone names, each with its IANA name or offset. */
  readonly zones?: Readonly<Record<string, string>>;
  readonly zoneNotes?: ZoneNoteWords;
}
