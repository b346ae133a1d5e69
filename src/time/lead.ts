import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { calendarWord } from './calendar-words.ts';
import { startsWithMeridiem } from './clock.ts';
import { dayWordsAt } from './day-words.ts';
import { type Moment, momentAt, NO_MOMENT } from './moment.ts';
import { NAMES_PART_OF_DAY, PART_OF_DAY } from './part-of-day.ts';
import { placeholderAt } from './placeholder.ts';
import { rangeAt, withShared } from './range.ts';
import { skip } from './skip.ts';
import { timeWords } from './time-words.ts';

/** The time at the start of a text. */
export interface LeadTime extends Moment {
  readonly until: Moment | null;
  /** The days to add to another entry's: 1 for "The next day, 10:00", -1 for "Veille, 16h05". */
  readonly daysLater?: number;
  /** The number in "Day 2, 14:05". */
  readonly dayNumber?: number;
  /** The number in "T0" or "T1", without a plus: the start, or a level as well. */
  readonly mark?: number;
  /** The minutes in "10 minutes later", counted from the entry above; null for "a few minutes later". */
  readonly later?: number | null;
  readonly isApproximate: boolean;
  /** `T+10`, `+5 min`: counted from another time. */
  readonly isRelative: boolean;
  /** False when only context can confirm that this is a time (`1405`, `3/4`, `T1`). */
  readonly isSure: boolean;
  /** "At 14:03 we …", "On March 4, …": a sentence that begins with a time, not a log line. */
  readonly isProse: boolean;
  /** Offset of the time itself, without the marks around it. */
  readonly start: number;
  readonly end: number;
  /** Offset of the text after the time. */
  readonly textStart: number;
}

const DECORATION = /(?:[\s[({|*_`>•·▪◦‣–—-]|\p{Extended_Pictographic}\uFE0F?(?=\s))*/uy;
/** Transitions from the previous entry: "Also on 15 April", "The next day, on 14 April". */
const ALSO = String.raw`(?:(?:also|again|then|later|finally|(?:the )?(?:next|following|same) (?:day|morning|afternoon|evening|night|week)),?\s)(?=(?:on|at|around|about)\s)`;
const LEADING_WORD = new RegExp(
  String.raw`(?:(?:${PART_OF_DAY}|on|at|from|since|by|circa|c(?:a|irca)?\.?(?=[\s~\d])|time|date|posted(?: at| on)?|updated?(?=[\s:]+(?:[\d./-]{4,10},?\s)?\d?\d:\d\d|[\s:]+\d{4}-\d\d-\d\d|[\s:]+\p{L}{3,9}\.? \d{1,2},?(?: \d{4},?)? \d?\d:\d\d)|around|about|roughly|approx(?:\.|imately)?|starting|(?:some ?time |shortly |just |soon |right )?(?:before|after)\b|between|until|as of|pre[\s-](?=\d)|day \d+|${ALSO}|(?:very )?(?:early|late)(?: on)?(?=\s)|~|≈|±|[<>]=?|[≤≥])[\s:,]*)`,
  'iuy',
);
const DAY_NUMBER = /\bday (\d{1,3})\b/i;
/** Between a word of another language and its time: "kl. 14:05", "le lundi, 4 mars". */
const AFTER_FOREIGN = /\.?\s+(?=\d|\p{L}+,?\s\d)/uy;
const APPROXIMATE = /\bpre\b|~|≈|±|≤|≥|around|about|roughly|approx|circa|\bca?\.|before|after|\?|early|late/i;
const isRough = (words: string): boolean => APPROXIMATE.test(words) || NAMES_PART_OF_DAY.test(words);
const PROSE =
  /^(?:(?:also|again|then|later|finally|(?:the )?(?:next|following|same) \w+),? )?(?:on|at|from|since|by|around|about|starting|between|(?:some ?time |shortly |just |soon |right )?(?:before|after)|until|as of|in|during|over|towards?|the|that)\b/i;
/** "On 4 March: …" is no sentence. */
const BEFORE_ENTRY = /^[\])*_`]*\s?[:：](?!\d)/;
const AMOUNT = String.raw`\d+(?:\.\d{1,2})?\s?(?:[dhms]|min(?:ute)?s?|hours?|hrs?|sec(?:ond)?s?|days?)(?![a-z])`;
/** "00:12", "1h10m", "9 h 12 min", "2.5 hrs". */
const OFFSET = String.raw`(?:\d+(?::\d\d)+|(?:${AMOUNT}(?:\s(?=${AMOUNT}))?)+(?![A-Za-z]))`;
const RELATIVE = new RegExp(
  String.raw`(?:(?:T\s?[+\-−–]|H\s?\+)\s?(?:~\s?)?(?:${OFFSET}|\d+(?:\.\d+)?|[Mm]inutes\b|[Hh]ours\b)|T0\b|T\d{1,2}(?=[*_]{0,2}[:：])|\+\s?${OFFSET})`,
  'y',
);
const PARTICLES = alternatives(languages.map(({ times }) => times?.particles));
/** "14:05경", "14:05頃". */
const ROUGHLY = new RegExp(
  String.raw`\s?${alternatives(languages.map(({ approximateSuffix }) => approximateSuffix))}(?=${PARTICLES}|[^가-힣]|$)`,
  'y',
);
/** "14:05에", "14:05경에". */
const PARTICLE = new RegExp(String.raw`(?:${PARTICLES}(?=[\s,]))?`, 'y');
/** "07:0x" */
const IN_TEN_MINUTES = /:\dx\b/i;
const CLOSE = /[\])*_`]*/y;
const AFTER = /(?:\s*(?:\*{1,2}\s*)?[\])}|:;,.–—>=→*_-]+)*\s*/y;
const FIRST_WORD = /\p{L}+/uy;
const FULL_WIDTH = /[０-９：／－]/g;

/** A cheap pre-check: whether a time can begin at `start`. Most texts are rejected here. */
function mayBeTime(text: string, start: number): boolean {
  const first = text.charAt(start);
  if (/[\d~≈+]/.test(first)) return true;
  if (/T\s?[+\-−–\d]|H\s?\+/y.test(text.slice(start, start + 3))) return true;
  FIRST_WORD.lastIndex = start;
  const word = FIRST_WORD.exec(text)?.[0];
  return (
    word !== undefined &&
    (/^(?:on|noon|midday|midnight)$/i.test(word) || startsWithMeridiem(word) || calendarWord(word) !== null)
  );
}

/**
 * Reads the time at the start of `text`, after bullets, brackets and words like "around"; null if there is none.
 * Date, clock time, weekday, zone and range may come in any of the usual orders.
 */
export function leadTime(text: string): LeadTime | null {
  const isWide = text.slice(0, 60).search(FULL_WIDTH) !== -1;
  return timeAtFront(isWide ? text.replace(FULL_WIDTH, toHalfWidth) : text);
}

/** `１４：０５` to `14:05`, of the same length, so that offsets stay valid. */
const toHalfWidth = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

/** What a time is not, unless its text says so. */
const NOTHING = {
  ...NO_MOMENT,
  until: null,
  isApproximate: false,
  isRelative: false,
  isProse: false,
} as const;

function timeAtFront(text: string): LeadTime | null {
  const open = placeholderAt(text);
  if (open > 0) {
    const end = skip(CLOSE, text, open);
    return { ...NOTHING, isSure: true, start: 0, end: open, textStart: skip(AFTER, text, end) };
  }
  const first = skip(DECORATION, text, 0);
  const named = dayWordsAt(text, first);
  const timed = named && timeAt(text, named.end);
  if (timed?.clock && !timed.day && !timed.isRelative) return { ...timed, daysLater: named!.days };
  // "Same day: the key is found".
  if (named && /[:：–—-]\s*$/.test(text.slice(first, named.end))) {
    const place = { start: first, end: named.end, textStart: named.end };
    return { ...NOTHING, ...place, daysLater: named.days, isSure: false };
  }
  return timeAt(text, first);
}

/** The time at `first`, after words like "around". */
function timeAt(text: string, first: number): LeadTime | null {
  let start = first;
  let isForeignAbout = false;
  for (;;) {
    let next = skip(LEADING_WORD, text, start);
    const foreign = next === start ? timeWords().before(text, start) : null;
    if (foreign) {
      const end = skip(AFTER_FOREIGN, text, foreign.end);
      if (end > foreign.end) {
        next = end;
        isForeignAbout ||= foreign.value;
      }
    }
    if (next === start) break;
    start = skip(DECORATION, text, next);
  }
  if (!mayBeTime(text, start)) return null;
  const words = text.slice(first, start);
  const numbered = DAY_NUMBER.exec(words);
  const about = {
    ...(numbered ? { dayNumber: Number(numbered[1]) } : {}),
    isApproximate: isForeignAbout || isRough(words),
    // Most times come first, and no pattern is compiled for them.
    isProse: words !== '' && PROSE.test(words),
    start,
  };
  RELATIVE.lastIndex = start;
  if (/[TH+]/.test(text[start]!) && RELATIVE.test(text)) {
    const end = RELATIVE.lastIndex;
    const textStart = skip(AFTER, text, end);
    const marked = /^T(\d{1,2})$/.exec(text.slice(start, end))?.[1];
    const mark = marked === undefined ? {} : { mark: Number(marked) };
    // "T+06 (14:03 UTC)" has both.
    const clock = momentAt(text, skip(/\s*[([]/y, text, end));
    if (clock?.moment.clock && clock.isSure && /^\s*[([]/.test(text.slice(end))) {
      const from = skip(CLOSE, text, clock.end);
      const after = { end: clock.end, textStart: skip(AFTER, text, from) };
      return { ...clock.moment, ...about, ...mark, until: null, isRelative: false, isSure: true, ...after };
    }
    // "T1: first line support" may be a level as well.
    const isSure = !(mark.mark && mark.mark > 0);
    return { ...NO_MOMENT, ...about, ...mark, until: null, isRelative: true, isSure, end, textStart };
  }
  const found = momentAt(text, start);
  if (!found) return null;
  let { moment, end, isSure } = found;
  const range = rangeAt(text, end, moment);
  const isSameInstant = range !== null && /\/\s*$/.test(text.slice(end, range.start).trimEnd());
  if (range) {
    end = range.end;
    isSure ||= range.isSure;
    if (!isSameInstant) moment = withShared(moment, range.moment);
  }
  const isDoubtful = text[end] === '?';
  const roughly = skip(ROUGHLY, text, end);
  const afterTime = skip(CLOSE, text, isDoubtful ? end + 1 : skip(PARTICLE, text, roughly));
  return {
    ...moment,
    ...about,
    isProse: about.isProse && !BEFORE_ENTRY.test(text.slice(end, end + 6)),
    isApproximate:
      about.isApproximate ||
      isDoubtful ||
      roughly > end ||
      text[end] === '~' ||
      IN_TEN_MINUTES.test(text.slice(start, end)),
    until: range && !isSameInstant ? range.moment : null,
    isRelative: false,
    isSure,
    end,
    textStart: skip(AFTER, text, afterTime),
  };
}

/** The time at the start of a heading, or else in brackets at its end: "Early triage (4 March 14:03)". */
export function timeInBrackets(heading: string): LeadTime | null {
  const leading = leadTime(heading);
  if (leading) return leading;
  const brackets = /[([]([^()[\]]{4,60})[)\]]\s*$/.exec(heading);
  const inside = brackets && leadTime(brackets[1]!);
  if (!inside?.clock || !inside.isSure) return null;
  const from = brackets!.index + 1;
  return { ...inside, start: from + inside.start, end: from + inside.end, textStart: 0 };
}

/** The time at the start of `text`, or else the first sure one in it (`textStart` is then 0, the whole text); or null. */
export function timeWithin(text: string): LeadTime | null {
  const leading = leadTime(text);
  if (leading) return leading;
  for (const match of text.slice(0, 600).matchAll(/(?=[\dJFMASOND]|(?:noon|midnight)\b)(?<![\w.:/#-])/g)) {
    const found = momentAt(text, match.index);
    if (!found?.isSure) continue;
    const { moment, end } = found;
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const isApproximate = isRough(before) || endsWithForeignAbout(before);
    return {
      ...moment,
      until: null,
      isApproximate,
      isRelative: false,
      isSure: true,
      isProse: true,
      start: match.index,
      end,
      textStart: 0,
    };
  }
  return null;
}

/** Whether a text ends with a word like "gegen". */
const endsWithForeignAbout = (text: string) =>
  [...text.matchAll(/(?<!\p{L})\p{L}/gu)].some(
    ({ index }) => timeWords().before(text, index)?.value === true,
  );
