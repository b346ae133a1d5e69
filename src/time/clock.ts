import { alternatives } from '../languages/alternatives.ts';
import { languages } from '../languages/words/index.ts';
import { counters } from './counters.ts';
import { isDigit } from './date.ts';

/** A time of day as written (24-hour values). */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** True when the hour could be am or pm: 1 to 12, without am/pm or a leading zero. */
  readonly isTwelveHour: boolean;
  readonly meridiem: 'am' | 'pm' | null;
  /** False for notations with other meanings (`1405`, `14.05`), which count only inside a chronology. */
  readonly isSure: boolean;
}

/** Minutes since midnight. */
export const minuteOf = ({ hour, minute }: Pick<ClockTime, 'hour' | 'minute'>): number => hour * 60 + minute;

/** Minutes since midnight of a clock time as written: `6`, `05` and perhaps `p`. */
export function minuteWritten(hours: string, minutes: string | undefined, half: string | undefined): number {
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  return hour * 60 + Number(minutes ?? 0);
}

export interface FoundClock {
  readonly clock: ClockTime;
  readonly end: number;
}

// "2:05pm", "2:05 p.m.", "2:05p", "2:05P". The letter is a class because an alternative cannot use a group name twice.
const MERIDIEM = String.raw`(?:\s?(?<half>[AaPp])(?:\.?\s?[Mm]\b\.?|(?<=\d[aApP])(?![\w.])))`;
/** "8.48 GB of logs" is a size; in "8.48 GB restarts the queue", GB may be somebody's initials. */
const SIZE = String.raw`\s?(?:[kKMGTP]i?)?[bB]\b(?!(?<=\s[A-Z]{2}) [a-z]+(?<!\b(?:of|per|free|used|is|was|were|and|or|to|in|on|for|left|more))\s)`;
const OCLOCK = alternatives(languages.map(({ times }) => times?.oclock));
/** "Phase 2 시작" is no clock time, though 시 is the hour. */
const AFTER_HOUR = `(?!(?!${counters('hourSuffix')})[가-힣])`;
const HOURS = alternatives(languages.map(({ times }) => times?.hours));
const BEFORE_CLOCK = `(?<![A-Za-zÀ-ÿ])${alternatives(languages.map(({ times }) => times?.clock))}`;
const BEFORE_HOUR = `(?<![A-Za-zÀ-ÿ])${alternatives(languages.map(({ times }) => times?.hour))}`;
/** Notations in order of preference. Unsure ones look like versions, sizes or counts outside a chronology. */
const NOTATIONS: readonly { readonly pattern: RegExp; readonly isSure: boolean }[] = [
  {
    pattern: clockPattern(
      String.raw`(?<h>\d{1,2}):(?<m>\d\d)(?::(?<s>\d\d)(?:[.,](?:\d{0,8}x{1,3}\b|\d{1,9}))?|:xx\b)?(?!\d)(?!:\d)${MERIDIEM}?`,
    ),
    isSure: true,
  },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2})[hHu](?<m>\d\d)(?!\w)`), isSure: true },
  // "10h40min:", "10 h 05 min :".
  {
    pattern: clockPattern(String.raw`(?<h>\d{1,2}) ?h ?(?<m>[0-5]\d) ?min(?=\s?[:–—-]\s)`),
    isSure: false,
  },
  // "Às 10h o caixa para", "ore 10: la cassa si ferma".
  { pattern: clockPattern(String.raw`(?<=${BEFORE_CLOCK} )(?<h>\d{1,2}) ?h(?!\w|\s\d)`), isSure: true },
  {
    pattern: clockPattern(String.raw`(?<=${BEFORE_HOUR} )(?<h>\d{1,2})(?!\d|[.:,/-]\d|%|\s?h\b)`),
    isSure: false,
  },
  // "07:0x": in these ten minutes.
  { pattern: clockPattern(String.raw`(?<h>\d{1,2}):(?<tens>[0-5])[xX](?![^\WzZ])`), isSure: false },
  // "10 h 12", "14 Uhr", "19時25分".
  { pattern: clockPattern(String.raw`(?<h>\d{1,2}) h (?<m>\d\d)(?!\w|\s?min)`), isSure: true },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2}) ?(?:h|${HOURS})(?=\s?[:–—-]\s)`), isSure: false },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2}) ?${OCLOCK}(?: (?<m>\d\d))?(?!\w)`), isSure: true },
  {
    pattern: clockPattern(
      String.raw`(?<h>\d{1,2}) ?${counters('hour')}(?!${counters('hoursLong')})${AFTER_HOUR}(?: ?(?<m>\d{1,2}) ?${counters('minute')})?(?: ?(?<s>\d{1,2}) ?${counters('second')})?`,
    ),
    isSure: true,
  },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2})${MERIDIEM}`), isSure: true },
  {
    pattern: clockPattern(
      String.raw`(?<h>\d{1,2})\.(?<m>\d\d)(?![\d.]|\s?%|\s?(?:[sxX]|ms)\b|${SIZE})${MERIDIEM}?`,
    ),
    isSure: false,
  },
  {
    pattern: clockPattern(
      String.raw`(?<h>[01]\d|2[0-3])(?<m>[0-5]\d)(?:h(?:rs?)?\b)?(?![\d.,%/]|-(?!\d{4}\b)\d)${MERIDIEM}?`,
    ),
    isSure: false,
  },
];
const ANY = new RegExp(
  String.raw`\d[:：h.]\d\d(?!\d)|\d ?(?:[ap]\.?m\b|h\b|${OCLOCK}(?!\w)|${counters('hour')})|\dT\d`,
  'i',
);

/** True for anything that may be a clock time in some notation: "14:05", "10h47", "14.05 Uhr", "14时05分", "오후 3시". */
export const mayHoldClock = (text: string): boolean => ANY.test(text);

/** 午後7時: it precedes the clock time. */
const MERIDIEM_PREFIX = new RegExp(
  String.raw`(?:(?<am>${counters('am')})|(?<night>${counters('night')})|${counters('pm')}) ?(?=\d)`,
  'y',
);
const MERIDIEM_START = new RegExp(`^${counters('am', 'pm', 'night')}`);
const WORD = /(noon|midday|midnight)\b/iy;

function clockPattern(source: string): RegExp {
  return new RegExp(source, 'y');
}

/** Reads a clock time that begins exactly at `at`. */
export function clockAt(text: string, at: number): FoundClock | null {
  if (isDigit(text.charCodeAt(at))) {
    for (const { pattern, isSure } of NOTATIONS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      const { h, m, tens, s, half } = match.groups!;
      const clock = make(h!, m ?? `${tens ?? 0}0`, s, half, isSure || half !== undefined);
      if (clock) return { clock, end: pattern.lastIndex };
    }
    return null;
  }
  MERIDIEM_PREFIX.lastIndex = at;
  const prefix = MERIDIEM_PREFIX.exec(text);
  if (prefix) {
    const found = clockAt(text, MERIDIEM_PREFIX.lastIndex);
    const isMorning = prefix.groups?.am || (prefix.groups?.night && found && found.clock.hour % 12 < 6);
    return found && { ...found, clock: withMeridiem(found.clock, isMorning ? 'am' : 'pm') };
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text);
  if (!word) return null;
  const hour = word[1]!.toLowerCase() === 'midnight' ? 0 : 12;
  const clock: ClockTime = {
    hour,
    minute: 0,
    second: null,
    isTwelveHour: false,
    meridiem: null,
    isSure: false,
  };
  return { clock, end: WORD.lastIndex };
}

/** Whether a word starts with an am/pm of Chinese, Japanese or Korean, which precedes the clock time: 午後7時. */
export const startsWithMeridiem = (word: string): boolean => MERIDIEM_START.test(word);

function withMeridiem(clock: ClockTime, meridiem: 'am' | 'pm'): ClockTime {
  const hour = clock.hour > 12 ? clock.hour : (clock.hour % 12) + (meridiem === 'pm' ? 12 : 0);
  return { ...clock, hour, meridiem, isTwelveHour: false };
}

function make(
  hours: string,
  minutes: string,
  seconds: string | undefined,
  half: string | undefined,
  isSure: boolean,
): ClockTime | null {
  const written = Number(hours);
  const minute = Number(minutes);
  const second = seconds === undefined ? null : Number(seconds);
  if (minute > 59 || (second ?? 0) > 60) return null;
  const meridiem =
    half === undefined || !/[ap]/i.test(half) ? null : half.toLowerCase() === 'a' ? 'am' : 'pm';
  // People do write "14:05 PM", and 24:00 for the end of the day.
  if (written > 24 || (written === 24 && minute > 0)) return null;
  let hour = written;
  if (meridiem === 'am' && written === 12) hour = 0;
  if (meridiem === 'pm' && written < 12) hour += 12;
  const isTwelveHour = meridiem === null && written >= 1 && written <= 12 && !hours.startsWith('0');
  return { hour, minute, second: second === 60 ? 59 : second, isTwelveHour, meridiem, isSure };
}
