import { isDigit } from './date.ts';

/** A time of day as written. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  /** True when the hour may be of the morning or the afternoon: below 13, with no am or pm and no leading zero. */
  readonly isTwelveHour: boolean;
  /** `am` or `pm` when written. */
  readonly meridiem: 'am' | 'pm' | null;
  /** False for notations that also write other things (`1405`, `14.05`): they need a chronology around them. */
  readonly isSure: boolean;
}

export interface FoundClock {
  readonly clock: Clock;
  readonly end: number;
}

// "2:05pm", "2:05 p.m.", "2:05p". Two groups cannot share a name in one alternative, so the letter is one class.
const HALF = String.raw`(?:\s?(?<half>[AaPp])(?:\.?\s?[Mm]\b\.?|(?<=\d[ap])(?![\w.])))`;
/** Notations, best first; the last need a chronology around them to be told from versions, sizes and counts. */
const NOTATIONS: readonly { readonly pattern: RegExp; readonly isSure: boolean }[] = [
  {
    pattern: clockPattern(
      String.raw`(?<h>\d{1,2}):(?<m>\d\d)(?::(?<s>\d\d)(?:[.,]\d{1,9})?)?(?!\d)(?!:\d)${HALF}?`,
    ),
    isSure: true,
  },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2})[hH](?<m>\d\d)(?!\w)`), isSure: true },
  { pattern: clockPattern(String.raw`(?<h>\d{1,2})${HALF}`), isSure: true },
  {
    pattern: clockPattern(String.raw`(?<h>\d{1,2})\.(?<m>\d\d)(?![\d.]|\s?[%a-zA-Z]?[bBsxX]\b|\s?%)${HALF}?`),
    isSure: false,
  },
  {
    pattern: clockPattern(
      String.raw`(?<h>[01]\d|2[0-3])(?<m>[0-5]\d)(?:h(?:rs?)?\b)?(?![\d.,%/]|-(?!\d{4}\b)\d)${HALF}?`,
    ),
    isSure: false,
  },
];
const WORD = /(noon|midday|midnight)\b/iy;

function clockPattern(source: string): RegExp {
  return new RegExp(source, 'y');
}

/** Reads a clock that begins exactly at `at`. */
export function clockAt(text: string, at: number): FoundClock | null {
  if (isDigit(text.charCodeAt(at))) {
    for (const { pattern, isSure } of NOTATIONS) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      const { h, m, s, half } = match.groups!;
      const clock = make(h!, m ?? '00', s, half, isSure || half !== undefined);
      if (clock) return { clock, end: pattern.lastIndex };
    }
    return null;
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text);
  if (!word) return null;
  const hour = word[1]!.toLowerCase() === 'midnight' ? 0 : 12;
  const clock: Clock = { hour, minute: 0, second: null, isTwelveHour: false, meridiem: null, isSure: false };
  return { clock, end: WORD.lastIndex };
}

function make(
  hours: string,
  minutes: string,
  seconds: string | undefined,
  half: string | undefined,
  isSure: boolean,
): Clock | null {
  const written = Number(hours);
  const minute = Number(minutes);
  const second = seconds === undefined ? null : Number(seconds);
  if (minute > 59 || (second ?? 0) > 60) return null;
  const meridiem =
    half === undefined || !/[ap]/i.test(half) ? null : half.toLowerCase() === 'a' ? 'am' : 'pm';
  // People do write "14:05 PM", and 24:00 for the end of a day.
  if (written > 24 || (written === 24 && minute > 0)) return null;
  let hour = written;
  if (meridiem === 'am' && written === 12) hour = 0;
  if (meridiem === 'pm' && written < 12) hour += 12;
  const isTwelveHour = meridiem === null && written >= 1 && written <= 12 && !hours.startsWith('0');
  return { hour, minute, second: second === 60 ? 59 : second, isTwelveHour, meridiem, isSure };
}
