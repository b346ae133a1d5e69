import { calendarWord } from './calendar-words.ts';
import { isOfClock } from './clock.ts';
import { type Moment, momentAt, NO_MOMENT } from './moment.ts';
import { skip } from './skip.ts';

/** The time with which a piece of text begins. */
export interface LeadTime extends Moment {
  readonly until: Moment | null;
  readonly isApproximate: boolean;
  /** `T+10`, `+5 min`: counted from another time. */
  readonly isRelative: boolean;
  /** False when only the surroundings can tell that this is a time (`1405`, `3/4`). */
  readonly isSure: boolean;
  /** "At 14:03 we …", "On March 4, …": a sentence that begins with a time, not a log line. */
  readonly isProse: boolean;
  /** Where the time stands in the text, without the marks around it. */
  readonly start: number;
  readonly end: number;
  /** Where the text after the time begins. */
  readonly textStart: number;
}

const BEFORE = /(?:[\s[({|*_`>•·▪◦‣–—-]|\p{Extended_Pictographic}\uFE0F?(?=\s))*/uy;
const PART_OF_DAY = String.raw`(?:(?:early|late|mid)[\s-])?(?:in the )?(?:morning|afternoon|evening|night)(?:\s(?:of|on))?(?:\sthe)?`;
/** What other languages have in front of a time: "um 14:05", "le 4 mars", "a las 10:12". */
const FOREIGN =
  'um|am|den|gegen|ab|seit|kurz (?:vor|nach)|à|le|vers|à partir de|a las?|hacia|desde|el|às|as|por volta das?|em|dia|alle(?: ore)?|ore|verso|il|om|op|rond|omstreeks|kl';
const LEADING_WORD = new RegExp(
  String.raw`(?:(?:on|at|from|since|by|circa|c(?:a|irca)?\.?(?=[\s~\d])|time|date|posted(?: at| on)?|around|about|roughly|approx(?:\.|imately)?|starting|(?:some ?time |shortly |just |soon |right )?(?:before|after)|between|until|as of|day \d+|${PART_OF_DAY}|(?:early|late)(?: on)?(?=\s)|~|≈|±|<|>)[\s:,]*|(?:${FOREIGN})\.?\s+(?=\d|\p{L}+,?\s\d))`,
  'iuy',
);
const APPROXIMATE =
  /~|≈|±|around|about|roughly|approx|circa|\bca?\.|before|after|\?|early|late|morning|afternoon|evening|night|gegen|kurz|vers|hacia|por volta|verso|rond|omstreeks/i;
const PROSE =
  /^(?:on|at|from|since|by|around|about|starting|between|(?:some ?time |shortly |just |soon |right )?(?:before|after)|until|as of)\b/i;
/** A clock that its author left open: `--:--`, `??:??`, `HH:MM`, and a part of the day in its place: `[morning]`. */
const OPEN_CLOCK =
  /(?:[[(]{1,2}(?:(?:in )?the )?(?:(?:early|late) )?(?:morning|afternoon|evening|night)(?=[\])])|(?:(?:early|late) )?(?:morning|afternoon|evening|night)(?=:))|[\s*_`([]*(?:-{1,2}|[–—]|\?{1,2}|_{2}|xx|hh):(?:-{1,2}|[–—]|\?{1,2}|_{2}|xx|mm)(?!\w)/iy;
const UNIT = '(?:[dhms]|min(?:ute)?s?|hours?|hrs?|sec(?:ond)?s?|days?)(?![a-z])';
const RELATIVE = new RegExp(
  String.raw`(?:T\s?[+\-−–]\s?(?:\d+(?::\d\d)+|(?:\d+\s?(?:[dhms]|${UNIT})(?:\s(?=\d+\s?${UNIT}))?)+(?![A-Za-z])|\d+)|T0\b|\+\s?\d+(?::\d\d|\s?(?:[dhms]|min(?:ute)?s?|hours?|hrs?|sec(?:ond)?s?|days?)\b)+)`,
  'y',
);
const RANGE =
  /\s*(?:-{1,2}|–|—|−|→|->|=>|\.\.\.?|…|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\/)\s*(?:~|≈|around |about |approx\.? )?/iy;
const CLOSE = /[\])*_`]*/y;
const OPEN = /[*_`([]*/y;
const AFTER = /(?:\s*(?:\*{1,2}\s*)?[\])}|:;,.–—>=→*_-]+)*\s*/y;
const FIRST_WORD = /\p{L}+/uy;
const FULL_WIDTH = /[０-９：／－]/g;

/** Whether a time can begin at `start`, so that most texts are passed over without trying each notation. */
function canBegin(text: string, start: number): boolean {
  const first = text.charAt(start);
  if (/[\d~≈+]/.test(first)) return true;
  if (/T\s?[+\-−–\d]/y.test(text.slice(start, start + 3))) return true;
  FIRST_WORD.lastIndex = start;
  const word = FIRST_WORD.exec(text)?.[0];
  return (
    word !== undefined &&
    (/^(?:on|noon|midday|midnight)$/i.test(word) || isOfClock(word) || calendarWord(word) !== null)
  );
}

/**
 * Reads the time with which `text` begins, after bullets, brackets and words like "around". Null when it
 * begins with none. Dates, clocks, weekdays, zones and ranges may come in any of the usual orders.
 */
export function leadTime(text: string): LeadTime | null {
  const isWide = text.slice(0, 60).search(FULL_WIDTH) !== -1;
  return timeAtFront(isWide ? text.replace(FULL_WIDTH, narrow) : text);
}

/** `１４：０５` is `14:05` to a reader; as long, so that every offset stays. */
const narrow = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);

function timeAtFront(text: string): LeadTime | null {
  const open = skip(OPEN_CLOCK, text, 0);
  if (open > 0) {
    const end = skip(CLOSE, text, open);
    const nothing = { ...NO_MOMENT, until: null, isApproximate: false, isRelative: false, isProse: false };
    return { ...nothing, isSure: true, start: 0, end: open, textStart: skip(AFTER, text, end) };
  }
  const first = skip(BEFORE, text, 0);
  let start = first;
  for (let next = skip(LEADING_WORD, text, start); next > start; next = skip(LEADING_WORD, text, start)) {
    start = skip(BEFORE, text, next);
  }
  if (!canBegin(text, start)) return null;
  const words = text.slice(first, start);
  const about = { isApproximate: APPROXIMATE.test(words), isProse: PROSE.test(words), start };
  RELATIVE.lastIndex = start;
  if (/[T+]/.test(text[start]!) && RELATIVE.test(text)) {
    const end = RELATIVE.lastIndex;
    const textStart = skip(AFTER, text, end);
    // "T+06 (14:03 UTC)" says both.
    const clock = momentAt(text, skip(/\s*[([]/y, text, end));
    if (clock?.moment.clock && clock.isSure && /^\s*[([]/.test(text.slice(end))) {
      const from = skip(CLOSE, text, clock.end);
      const after = { end: clock.end, textStart: skip(AFTER, text, from) };
      return { ...clock.moment, ...about, until: null, isRelative: false, isSure: true, ...after };
    }
    return { ...NO_MOMENT, ...about, until: null, isRelative: true, isSure: true, end, textStart };
  }
  const found = momentAt(text, start);
  if (!found) return null;
  let { moment, end, isSure } = found;
  const range = rangeAt(text, end, moment);
  const isSameInstant = range !== null && /\/\s*$/.test(text.slice(end, range.start).trimEnd());
  if (range) {
    end = range.end;
    isSure ||= range.isSure;
    // "1:05–1:20 PM UTC": zone and half of the day stand once, for both.
    if (!isSameInstant) moment = sharing(moment, range.moment);
  }
  const isDoubtful = text[end] === '?';
  const afterTime = skip(CLOSE, text, isDoubtful ? end + 1 : end);
  return {
    ...moment,
    ...about,
    isApproximate: about.isApproximate || isDoubtful || text[end] === '~',
    until: range && !isSameInstant ? range.moment : null,
    isRelative: false,
    isSure,
    end,
    textStart: skip(AFTER, text, afterTime),
  };
}

function sharing(first: Moment, second: Moment): Moment {
  const { clock } = first;
  const half = second.clock?.meridiem ?? null;
  const isShared = clock?.isTwelveHour && half !== null && clock.hour % 12 <= second.clock!.hour % 12;
  return {
    ...first,
    zone: first.zone ?? second.zone,
    clock: isShared
      ? { ...clock, hour: (clock.hour % 12) + (half === 'pm' ? 12 : 0), meridiem: half }
      : clock,
  };
}

interface FoundRange {
  readonly moment: Moment;
  readonly start: number;
  readonly end: number;
  readonly isSure: boolean;
}

function rangeAt(text: string, at: number, first: Moment): FoundRange | null {
  const close = skip(CLOSE, text, at);
  const from = skip(RANGE, text, close);
  if (from === close) return null;
  const start = skip(OPEN, text, from);
  const found = momentAt(text, start);
  if (!found) return null;
  // "14:03 - 2 pods died" is no range; nor is "2026-03-04 - 14:03", which is one moment.
  if (first.clock && !found.moment.clock) return null;
  if (first.clock?.isSure && !found.isSure) return null;
  if (!first.clock && found.moment.clock && !found.moment.day) return null;
  return { moment: found.moment, start, end: found.end, isSure: found.isSure };
}

/** The time with which a heading begins, or else the one in brackets at its end: "Early triage (4 March 14:03)". */
export function timeInBrackets(heading: string): LeadTime | null {
  const led = leadTime(heading);
  if (led) return led;
  const brackets = /[([]([^()[\]]{4,60})[)\]]\s*$/.exec(heading);
  const inside = brackets && leadTime(brackets[1]!);
  if (!inside?.clock || !inside.isSure) return null;
  const from = brackets!.index + 1;
  return { ...inside, start: from + inside.start, end: from + inside.end, textStart: 0 };
}

/** The first sure time anywhere in `text`, with the whole text left to tell what happened. Null when there is none. */
export function timeWithin(text: string): LeadTime | null {
  const led = leadTime(text);
  if (led) return led;
  for (const match of text.slice(0, 600).matchAll(/(?=[\dJFMASOND])(?<![\w.:/#-])/g)) {
    const found = momentAt(text, match.index);
    if (!found?.isSure) continue;
    const { moment, end } = found;
    const isApproximate = APPROXIMATE.test(text.slice(Math.max(0, match.index - 12), match.index));
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
