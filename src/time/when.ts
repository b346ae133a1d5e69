/**
 * Times as people type them into a command: `now`, `5m ago`, `14:05 UTC`, `2:05 pm +02:00`,
 * `2026-03-01 14:05 UTC`, ISO 8601. A clock time without a date is the last one before the comment.
 */
export interface When {
  /** ISO instant, in UTC. */
  readonly at: string;
  /** What follows the time. */
  readonly rest: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Abbreviations that mean one offset only, in minutes. The others (IST, CST, BST …) are asked about, never guessed. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, WET: 0, CET: 60, WEST: 60, EET: 120, CEST: 120, EEST: 180 },
  ...{ EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, JST: 540, NZST: 720 },
};

const SEVERAL = ['IST', 'CST', 'BST', 'AST', 'AMT', 'SST', 'ECT', 'PT', 'ET', 'CT', 'MT'];
const ABBREVIATION = `(?:${[...Object.keys(ZONES), ...SEVERAL].join('|')})\\b`;

const AGO = /^(\d{1,4})\s*(m|mins?|minutes?|h|hrs?|hours?)\s+ago\b[,:]?\s*/i;
const DATE = String.raw`(?:(\d{4})-(\d{2})-(\d{2})(?:T|,?\s+(?:at\s+)?))?`;
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([ap])\.?m\b\.?)?`;
const ZONE = String.raw`(?:\s*([+-]\d{2}:?\d{2}\b|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?\b|${ABBREVIATION}))?`;
const TIME = new RegExp(String.raw`^${DATE}${CLOCK}${ZONE}(?=$|[\s,;:–—-])[,:]?\s*`, 'i');

/**
 * Takes the time off the front of a text. `said` is the instant of the comment, `zone` (IANA name or offset) is for
 * times that state none; without both a time is UTC. A problem is a sentence for the person who typed it.
 */
export function takeTime(
  text: string,
  said: string,
  zone: string | null,
): When | { readonly problem: string } {
  const trimmed = text.trim();
  const now = Date.parse(said);
  const word = /^now\b[,:]?\s*/i.exec(trimmed);
  if (word) return { at: iso(now), rest: trimmed.slice(word[0].length) };
  const ago = AGO.exec(trimmed);
  if (ago) {
    const length = Number(ago[1]) * (ago[2]!.toLowerCase().startsWith('h') ? HOUR : MINUTE);
    return { at: iso(now - length), rest: trimmed.slice(ago[0].length) };
  }
  const read = TIME.exec(trimmed);
  if (!read)
    return { problem: 'I could not read a time there. Write it like `14:05 UTC` or `2026-03-01 14:05 UTC`.' };
  const [whole, year, month, day, hours, minutes, seconds, half, zoneText] = read;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59 || (half && Number(hours) > 12))
    return { problem: `\`${whole.trim()}\` is not a time of day. Write it like \`14:05 UTC\`.` };
  const offset = offsetOf(zoneText, zone);
  if (offset === null)
    return {
      problem: `\`${zoneText}\` can mean several time zones. Write UTC or an offset, like \`14:05 +02:00\`.`,
    };

  const clock = hour * HOUR + Number(minutes) * MINUTE + Number(seconds ?? 0) * 1000;
  const rest = trimmed.slice(whole.length);
  if (year) {
    const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
    const date = `${year}-${month}-${day}`;
    if (iso(midnight).slice(0, 10) !== date) return { problem: `\`${date}\` is not a day of the calendar.` };
    const at = midnight + clock - offset(midnight + clock) * MINUTE;
    return at > now + MINUTE ? future(whole) : { at: iso(at), rest };
  }
  // The last such time before the comment; one that is due within the hour was hardly meant as yesterday's.
  const today = Math.floor((now + offset(now) * MINUTE) / DAY) * DAY;
  const candidates = [today + DAY, today, today - DAY].map(
    (midnight) => midnight + clock - offset(midnight + clock) * MINUTE,
  );
  if (candidates.some((at) => at > now + MINUTE && at <= now + HOUR)) return future(whole);
  return { at: iso(candidates.find((at) => at <= now + MINUTE)!), rest };
}

/** `14:05 UTC`, with the day in front when it is not the day of `near`. */
export function clockText(at: string, near?: string): string {
  const day = at.slice(0, 10);
  return `${near?.slice(0, 10) === day ? '' : `${day} `}${at.slice(11, 16)} UTC`;
}

/** `43 min`, `1 h 12 min`, `2 d 3 h`: whole minutes between two instants, never less than 0. */
export function durationText(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / MINUTE));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = days ? [`${days} d`, hours && `${hours} h`] : [hours && `${hours} h`, rest && `${rest} min`];
  return parts.filter(Boolean).join(' ') || '0 min';
}

function future(text: string): { problem: string } {
  return {
    problem: `\`${text.trim()}\` is still to come. If you meant an earlier day, write the date too, like \`2026-03-01 14:05 UTC\`.`,
  };
}

/** Seconds, as GitHub gives them. */
function iso(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, 19)}Z`;
}

/** Minutes east of UTC at a local wall time given as if it were UTC; null when the abbreviation is ambiguous. */
function offsetOf(text: string | undefined, zone: string | null): ((wall: number) => number) | null {
  const written = text ?? zone ?? 'UTC';
  const numeric = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(written);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return () => (numeric[1] === '-' ? -minutes : minutes);
  }
  const fixed = ZONES[written.toUpperCase()];
  if (fixed !== undefined) return () => fixed;
  if (text) return null;
  return (wall) => {
    const guess = ianaOffset(written, wall);
    return ianaOffset(written, wall - guess * MINUTE);
  };
}

function ianaOffset(zone: string, epoch: number): number {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      epoch,
    );
    const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
    const read = /([+-])(\d{2}):(\d{2})/.exec(name);
    return read ? (read[1] === '-' ? -1 : 1) * (Number(read[2]) * 60 + Number(read[3])) : 0;
  } catch {
    return 0;
  }
}
