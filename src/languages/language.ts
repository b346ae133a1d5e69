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
export const STATUSES = ['done', 'started', 'open', 'dropped', 'proposed'] as const;
export type Status = (typeof STATUSES)[number];

/** Due dates that count from today, as English names them. */
export type NearDay =
  | 'today'
  | 'tomorrow'
  | `${'this' | 'next'} ${'week' | 'month' | 'quarter'}`
  | 'this year';

/** Words in the heading of a list, which say what its entries are. */
export interface ListWords {
  /** Work that somebody is to do: `Aufgaben`. */
  readonly work: Words;
  /** Work that may be done, or a rule that is in force: `再発防止`, `correctives`. */
  readonly measures?: Words;
  /** Work that is done: `完了`. */
  readonly done?: Words;
  /** Boxes to tick in every review: `Checkliste`. */
  readonly checklist?: Words;
  /** What was tried out and found right: `验证`. */
  readonly verified?: Words;
}

/** Words around a time. */
export interface TimeWords {
  /** Before a clock time: `um`. */
  readonly clock: Words;
  /** Before an hour without minutes, and for nothing else: `ore 10`. */
  readonly hour?: Words;
  /** Before a time that is not exact: `gegen`, `kurz vor`. */
  readonly about: Words;
  /** Before a day, or before either: `am`, `seit`. */
  readonly day: Words;
  /** Between the two ends of a range, and between two people: `und`. */
  readonly and: Words;
  /** Between two clock times, the first and the last: `bis`. */
  readonly to?: Words;
  /** After an hour or a clock time, and for nothing else: `14 Uhr`. */
  readonly oclock?: Words;
  /** After a clock time, but also for a number of hours: `14 heures`. */
  readonly hours?: Words;
  /** Particles after a clock time, without a space: `에`. */
  readonly particles?: Words;
}

/** What follows the numbers of a date and a clock time, and before the clock time: `3月23日 午後7時25分`. */
export interface Counters {
  readonly year: Words;
  readonly month: Words;
  readonly day: Words;
  readonly hour: Words;
  /** After `hour`, where the number is a length of time: `3時間`. */
  readonly hoursLong: Words;
  /** What may follow `hour` without a space, in a language with spaces, where other words begin like it: `에`. */
  readonly hourSuffix?: Words;
  readonly minute: Words;
  readonly second: Words;
  readonly am: Words;
  readonly pm: Words;
  /** Before the hours around midnight: `밤 11시` is 23:00, and `밤 1시` is 01:00. */
  readonly night?: Words;
  /** Other parts of a day, in place of a clock time: `夕方`. */
  readonly partsOfDay: Words;
  /** After a part of a month, where it is a due date: `5月末まで`. */
  readonly until?: Words;
}

/** Words in remarks about the zone of the surrounding times. */
export interface ZoneNoteWords {
  /** What such a remark is about: `Ortszeit`, `Zeitangaben`. */
  readonly about: Words;
  /** Before a city: `heure de`. */
  readonly of: Words;
  /** Begins a sentence on every time of the document: `toutes les heures`, `Zeitzone`. */
  readonly all: Words;
}

/** Units of time after a number, which are read as a length of time in a document of any language: `40 Minuten`. */
const LENGTHS = ['second', 'minute', 'hour', 'day', 'week'] as const;
export type LengthWords = Readonly<Partial<Record<(typeof LENGTHS)[number], Words>>>;

/** Words that answer how many and how long. */
export interface FigureWords {
  /** All and none: `alle`, `keine`. */
  readonly amounts: Words;
  /** Units of time that `lengths` leaves out, since they are also words of other languages: `Tage`. */
  readonly units: Words;
  /** Between a part and the whole, both numbers: `von`. */
  readonly of?: Words;
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
  /** What joins two names in a heading without spaces, of which the first one counts: `および`. */
  readonly joint?: RegExp;
  readonly labels: Readonly<Partial<Record<Label, Words>>>;
  readonly statuses: Readonly<Record<Status, Words>>;
  /** In a remark beside a word such as `erledigt`, that there is more to do: `nicht`, `außer`. */
  readonly unfinished: Words;
  /** In a remark beside a word such as `erledigt` or `abgelehnt`, that it comes back: `wieder`, `vorerst`. */
  readonly reopened: Words;
  /**
   * Words that head a group of action items and name nobody: `curto prazo`. In Chinese, Japanese and Korean also as endings:
   * `短期措施`.
   */
  readonly themes: Words;
  readonly lists?: ListWords;
  /** Begins a remark in brackets that an item is done: `(déjà en place)`. */
  readonly already?: Words;
  /** In a title, an exercise, whose fault was made on purpose: `simulacro`. */
  readonly drill?: Words;
  /** In the first lines, an incident that was made to learn from it: `se simuló`. */
  readonly practice?: Words;
  /** In a sentence, that something is to change: `debería`. */
  readonly should?: Words;
  /** A word for an outage or a loss, or for whom it hit, by its stem: `ausfall`, `kund`. */
  readonly severe?: RegExp;
  /** Show that several people act, or that others depend on them: `wir`, `Kunden`. */
  readonly several?: Words;
  /** What somebody finds a fault with before anybody feels it: `revue`. */
  readonly reviews?: Words;
  /** In place of an owner, for nobody yet: `noch offen`. */
  readonly nobody?: Words;
  /** Before the name of a person, as written: `Frau`. */
  readonly courtesy?: Words;
  /** Before the name of a team: `équipe de`. No space follows an apostrophe. */
  readonly teams?: Words;
  /** After the name of a team, with or without a space: `팀`. */
  readonly teamEnds?: Words;
  /** What a person's name looks like, if that tells it from other words: a surname and two syllables. */
  readonly person?: RegExp;
  /** A note in brackets, or a word before a colon, that is no name: `新規`. */
  readonly notes?: Words;
  /** How soon an item is wanted, as a note in brackets: `緊急`. */
  readonly priorities?: Words;
  /** In place of a time or another fact that the author does not know: `unbekannt`. */
  readonly unknown?: Words;
  /**
   * What a text that says what to do looks like, by the language's verb forms: `Añadir …`, `… einrichten`, `…を追加`. Tried
   * on the text without the marks around it.
   */
  readonly actions?: RegExp;
  /** Turns a sentence to the time after the incident, or to preventing it: `künftig`, `pour éviter`. */
  readonly afterwards?: Words;
  /** What a sentence or heading that promises something holds: `vamos a …`, `wir werden …`, `…する予定`. */
  readonly promises?: RegExp;
  /** Words before a due date: `bis zum`. */
  readonly until?: Words;
  /** Words after a due date: `完了予定`. */
  readonly dueSuffix?: Words;
  /** Due dates that count from today, as due dates and in headings: `diese Woche`. */
  readonly nearDays?: Readonly<Partial<Record<NearDay, Words>>>;
  /** From January, each with its abbreviations. Empty strings if months are written as numbers. */
  readonly months: readonly Words[];
  /** From Sunday, each with its abbreviations. */
  readonly weekdays: readonly Words[];
  /** Words for a part of the month that is named after them, or before them, if months are written as numbers: `Ende Mai`, `5月末`. */
  readonly partsOfMonth?: Readonly<Record<'start' | 'mid' | 'end', Words>>;
  /** Words before the number of a week: `KW 15`. */
  readonly weeks?: Words;
  readonly times?: TimeWords;
  readonly counters?: Counters;
  readonly lengths?: LengthWords;
  /** Before a number that is rounded: `約`. */
  readonly roughly?: Words;
  /** After a clock time that is not exact: `경`. */
  readonly approximateSuffix?: Words;
  readonly figures?: FigureWords;
  /** What may precede `dayWords`: `am`. One that ends in an apostrophe needs no space after it: `l’`. */
  readonly articles?: Words;
  /** Words for a day relative to the incident's or the previous entry's, by the number of days: `veille` is -1. */
  readonly dayWords?: Readonly<Record<number, Words>>;
  /** Phrases for each milestone; `…` matches up to five other words. */
  readonly milestones: Readonly<Record<Milestone, Words>>;
  /** Time zone names, each with its IANA name or offset. */
  readonly zones?: Readonly<Record<string, string>>;
  readonly zoneNotes?: ZoneNoteWords;
}
