import { type DayNumber, dayNumber, resolveDay } from './date.ts';
import { durationAt, minutesOf, weekdayOf } from './duration.ts';
import { type LeadTime, leadTime } from './lead.ts';
import { toSecond } from './second.ts';
import { skip } from './skip.ts';
import { loweredZoneAt, offsetAt, settleZone, type Zone, zoneNamed } from './zone.ts';

/** A time as somebody typed it into a command. */
export interface When {
  /** ISO instant in UTC, to the second, as GitHub writes them. */
  readonly at: string;
  /** What follows the time. */
  readonly rest: string;
}

/** What the reader needs to know of the comment that a time stands in. */
export interface Said {
  /** ISO instant of the comment. */
  readonly at: string;
  /** Zone of times that state none: an IANA name or an offset. Null is UTC. */
  readonly zone: string | null;
  /** ISO instant from which the incident is known. A clock without a date that is hours before it is asked about. */
  readonly since: string | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long before now, or before the incident, a clock without a date is taken to be the last such time. */
const NEAR = 3 * HOUR;

const NOW = /now\b[,:]?\s*/iy;
const AGO = /\s{1,3}ago\b[,:]?\s*/iy;
const DAY_WORD = /(today|yesterday)(?:,| at)?\s{1,3}(?=\d)/iy;
const WRITE_IT = 'Write it like `14:05 UTC` or `2026-03-01 14:05 UTC`.';

/**
 * Takes the time off the front of a command's text: `now`, `5m ago`, and everything that a timeline may begin with
 * (`14:05 AEST`, `2:05 pm +02:00`, `2026-03-01 14:05 UTC`, `yesterday 23:50`). A time that can be read in two ways, lies
 * ahead, or would silently be another day's is a problem: a sentence (Markdown) that asks the person who typed it.
 */
export function takeTime(text: string, said: Said): When | { readonly problem: string } {
  const trimmed = text.trim();
  const now = Date.parse(said.at);
  const afterNow = skip(NOW, trimmed, 0);
  if (afterNow > 0) return { at: toSecond(now), rest: trimmed.slice(afterNow) };
  const length = durationAt(trimmed, 0);
  const afterAgo = length ? skip(AGO, trimmed, length.end) : 0;
  if (length && afterAgo > length.end) {
    const minutes = minutesOf(length.duration);
    if (minutes !== null) return { at: toSecond(now - minutes * MINUTE), rest: trimmed.slice(afterAgo) };
  }
  DAY_WORD.lastIndex = 0;
  const word = DAY_WORD.exec(trimmed)?.[1]?.toLowerCase();
  const clockText = word ? trimmed.slice(DAY_WORD.lastIndex) : trimmed;
  const lead = leadTime(clockText);
  if (!lead?.clock || !lead.isSure || lead.isRelative) return { problem: unread(trimmed) };

  const written = clockText.slice(lead.start, lead.end);
  const lowered = lead.zone ? null : loweredZoneAt(clockText, lead.end);
  const zone = zoneOf(lead.zone ?? lowered?.zone ?? null, said.zone);
  if (zone.kind === 'ambiguous')
    return {
      problem: `\`${zone.text}\` can mean several time zones. Write UTC or an offset, like \`14:05 +02:00\`.`,
    };
  const at = instantOf(lead, zone, now, word);
  if (at === null)
    return { problem: `\`${quote(written)}\` can be read as two days. Write the date like \`2026-03-01\`.` };
  const isDated = lead.day !== null || lead.weekday !== null || word !== undefined;
  const doubt = isDated ? null : doubtIn(at, now, zone, said.since);
  if (at > now + MINUTE || doubt) return { problem: ask(written, at, now, doubt) };
  const rest = clockText.slice(Math.max(lead.textStart, lowered?.end ?? 0));
  return { at: toSecond(at), rest: withEnd(rest, lead, clockText).trim() };
}

function unread(text: string): string {
  const [date] = /^\d{4}-\d\d?-\d\d?(?!\d)/.exec(text) ?? [];
  if (date && resolveIso(date) === null) return `\`${date}\` is not a day of the calendar.`;
  const [clock] = /^\d{1,2}:\d\d(?!\d)/.exec(text) ?? [];
  if (clock) return `\`${clock}\` is not a time of day. Write it like \`14:05 UTC\`.`;
  return `I could not read a time there. ${WRITE_IT}`;
}

function resolveIso(date: string): DayNumber | null {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const number = dayNumber(year, month, day);
  const read = new Date(number * DAY);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? number : null;
}

/** The zone that a time has: its own, which the policy's may settle, or the policy's, or UTC. */
function zoneOf(own: Zone | null, policy: string | null): Zone {
  if (own) return settleZone(own, policy ?? '');
  return (policy === null ? null : zoneNamed(policy)) ?? { kind: 'fixed', minutes: 0, text: 'UTC' };
}

/** Epoch milliseconds of a time as written. A clock without a date is the last one up to a minute from now. */
function instantOf(lead: LeadTime, zone: Zone, now: number, word: string | undefined): number | null {
  const { hour, minute, second } = lead.clock!;
  const clock = hour * HOUR + minute * MINUTE + (second ?? 0) * 1000;
  const on = (day: DayNumber) => {
    const wall = day * DAY + clock;
    return wall - (offsetAt(zone, wall) ?? 0) * MINUTE;
  };
  const today = Math.floor((now + (offsetAt(zone, now) ?? 0) * MINUTE) / DAY);
  if (lead.day) {
    const day = resolveDay(lead.day, today);
    return day === null ? null : on(day);
  }
  if (word) return on(word === 'today' ? today : today - 1);
  const last = [today + 1, today, today - 1].map(on).find((at) => at <= now + MINUTE)!;
  if (lead.weekday === null) return last;
  const day = Math.floor((last + (offsetAt(zone, last) ?? 0) * MINUTE) / DAY);
  return on(day - ((weekdayOf(day) - lead.weekday + 7) % 7));
}

/** Why a clock without a date may be meant for another day than the last such time; null when it hardly is. */
function doubtIn(at: number, now: number, zone: Zone, since: string | null): 'other-day' | 'early' | null {
  if (now - at <= NEAR) return null;
  const dayOf = (epoch: number) => Math.floor((epoch + (offsetAt(zone, epoch) ?? 0) * MINUTE) / DAY);
  if (dayOf(at) !== dayOf(now)) return 'other-day';
  return since !== null && at < Date.parse(since) - NEAR ? 'early' : null;
}

function ask(written: string, at: number, now: number, doubt: 'other-day' | 'early' | null): string {
  const shown = `\`${quote(written)}\``;
  const dated = (epoch: number) => `\`${toSecond(epoch).slice(0, 16).replace('T', ' ')} UTC\``;
  if (doubt === 'early')
    return `${shown} is hours before this incident began. If it was then, write the date too: ${dated(at)}.`;
  if (at > now)
    return `${shown} is still to come. If you meant an earlier day, write the date too, like ${dated(at - DAY)}.`;
  return `${shown} is still to come today. If you meant yesterday, write the date too: ${dated(at)}.`;
}

/** Keeps the end of a range, which a note of one time has no field for. */
function withEnd(rest: string, lead: LeadTime, text: string): string {
  if (!lead.until?.clock) return rest;
  const until = /[–—→>-]\s*([^–—→>-]+)$|\b(?:to|until|till|through|and)\s+(.+)$/i.exec(
    text.slice(lead.start, lead.end),
  );
  const end = until?.[1] ?? until?.[2];
  return end ? `${rest} (until ${end.trim()})` : rest;
}

function quote(text: string): string {
  return text.replaceAll('`', '').trim();
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
