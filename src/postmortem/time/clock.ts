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

const MERIDIEM = String.raw`\s?([AaPp])\.?\s?[Mm]\b\.?`;
const COLON = new RegExp(
  String.raw`(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)(?!:\d)(?:${MERIDIEM})?`,
  'y',
);
const HOUR_ONLY = new RegExp(String.raw`(\d{1,2})${MERIDIEM}`, 'y');
const DOTTED = new RegExp(
  String.raw`(\d{1,2})\.(\d\d)(?![\d.]|\s?[%a-zA-Z]?[bBsxX]\b|\s?%)(?:${MERIDIEM})?`,
  'y',
);
const FRENCH = /(\d{1,2})[hH](\d\d)(?!\w)/y;
const FOUR_DIGITS = new RegExp(
  String.raw`([01]\d|2[0-3])([0-5]\d)(?:h(?:rs?)?\b)?(?![\d.,%]|-\d)(?:${MERIDIEM})?`,
  'y',
);
const WORD = /(noon|midday|midnight)\b/iy;

/** Reads a clock that begins exactly at `at`. */
export function clockAt(text: string, at: number): FoundClock | null {
  return (
    numeric(COLON, text, at, true) ??
    numeric(FRENCH, text, at, true) ??
    hourOnly(text, at) ??
    numeric(DOTTED, text, at, false) ??
    fourDigits(text, at) ??
    word(text, at)
  );
}

function numeric(pattern: RegExp, text: string, at: number, isSure: boolean): FoundClock | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const isPlain = pattern === FRENCH;
  const clock = make(
    match[1]!,
    match[2]!,
    isPlain ? undefined : match[3],
    isPlain ? undefined : match.at(-1),
    isSure,
  );
  if (pattern === DOTTED) {
    const dotted = make(match[1]!, match[2]!, undefined, match[3], match[3] !== undefined);
    return dotted && { clock: dotted, end: pattern.lastIndex };
  }
  return clock && { clock, end: pattern.lastIndex };
}

function hourOnly(text: string, at: number): FoundClock | null {
  HOUR_ONLY.lastIndex = at;
  const match = HOUR_ONLY.exec(text);
  const clock = match && make(match[1]!, '00', undefined, match[2], true);
  return clock && { clock, end: HOUR_ONLY.lastIndex };
}

function fourDigits(text: string, at: number): FoundClock | null {
  FOUR_DIGITS.lastIndex = at;
  const match = FOUR_DIGITS.exec(text);
  const clock = match && make(match[1]!, match[2]!, undefined, match[3], match[3] !== undefined);
  return clock && { clock, end: FOUR_DIGITS.lastIndex };
}

function word(text: string, at: number): FoundClock | null {
  WORD.lastIndex = at;
  const match = WORD.exec(text);
  if (!match) return null;
  const hour = match[1]!.toLowerCase() === 'midnight' ? 0 : 12;
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
