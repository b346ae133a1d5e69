import { DAY, HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import { resolveDay } from './date-order.ts';
import { type DayNumber, dayNumber, weekdayOf } from './day.ts';
import { durationAt, minutesOf } from './duration.ts';
import { type LeadTime, leadTime } from './lead.ts';
import { toSecond } from './second.ts';
import { skip } from './skip.ts';
import { instantText } from './text.ts';
import { disambiguateZone, lowercaseZoneAt, offsetAt, UTC, type Zone, zoneNamed } from './zone.ts';

/** A time taken from a command's text. */
export interface When {
  /** ISO instant in UTC, to the second, like GitHub's. */
  readonly at: string;
  /** The text after the time. */
  readonly rest: string;
}

/** Facts about the comment that contains the time. */
export interface TimeContext {
  /** ISO instant of the comment. */
  readonly at: string;
  /** Default zone: an IANA name or an offset; null for UTC. */
  readonly zone: string | null;
  /** ISO instant from which the incident is known; a clock time without a date hours before it raises a question. */
  readonly since: string | null;
}

/** A clock time without a date is accepted this long before now or before the incident; earlier ones are queried. */
const RECENT = 3 * HOUR;

const NOW = /now\b[,:]?\s*/iy;
const AGO = /\s{1,3}ago\b[,:]?\s*/iy;
const DAY_WORD = /(today|yesterday)(?:,| at)?\s{1,3}(?=\d)/iy;
const WRITE_IT = 'Write it like `14:05 UTC` or `2026-03-01 14:05 UTC`.';

/**
 * Takes the time off the front of a command's text: `now`, `5m ago`, or anything that a timeline entry can begin with
 * (`14:05 AEST`, `2:05 pm +02:00`, `2026-03-01 14:05 UTC`, `yesterday 23:50`). A time that is ambiguous, in the future,
 * or may be meant for another day gives a problem: a Markdown sentence that asks the person who typed it.
 */
export function takeTime(text: string, context: TimeContext): When | { readonly problem: string } {
  const trimmed = text.trim();
  const now = Date.parse(context.at);
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
  const lowercase = lead.zone ? null : lowercaseZoneAt(clockText, lead.end);
  const zone = zoneOf(lead.zone ?? lowercase?.zone ?? null, context.zone);
  if (zone.kind === 'ambiguous')
    return {
      problem: `\`${zone.text}\` can mean several time zones. Write UTC or an offset, like \`14:05 +02:00\`.`,
    };
  const at = instantOf(lead, zone, now, word);
  if (at === null)
    return { problem: `\`${quote(written)}\` can be read as two days. Write the date like \`2026-03-01\`.` };
  const isDated = lead.day !== null || lead.weekday !== null || word !== undefined;
  const doubt = isDated ? null : doubtAbout(at, now, zone, context.since);
  if (at > now + MINUTE || doubt) return { problem: ask(written, at, now, doubt) };
  const rest = clockText.slice(Math.max(lead.textStart, lowercase?.end ?? 0));
  return { at: toSecond(at), rest: withEnd(rest, lead, clockText).trim() };
}

function unread(text: string): string {
  const [date] = /^\d{4}-\d\d?-\d\d?(?!\d)/.exec(text) ?? [];
  if (date && resolveIso(date) === null) return `\`${date}\` is not a valid date.`;
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

/** A time's own zone (the policy's zone may disambiguate it), else the policy's, else UTC. */
function zoneOf(own: Zone | null, policy: string | null): Zone {
  if (own) return disambiguateZone(own, policy ?? '');
  return (policy === null ? null : zoneNamed(policy)) ?? UTC;
}

/** Epoch milliseconds; null if the date is ambiguous. Without a date: the last occurrence up to a minute from now. */
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

/** Why a clock time without a date may be meant for another day; null when there is no doubt. */
function doubtAbout(at: number, now: number, zone: Zone, since: string | null): 'other-day' | 'early' | null {
  if (now - at <= RECENT) return null;
  const dayOf = (epoch: number) => Math.floor((epoch + (offsetAt(zone, epoch) ?? 0) * MINUTE) / DAY);
  if (dayOf(at) !== dayOf(now)) return 'other-day';
  return since !== null && at < Date.parse(since) - RECENT ? 'early' : null;
}

function ask(written: string, at: number, now: number, doubt: 'other-day' | 'early' | null): string {
  const shown = `\`${quote(written)}\``;
  const dated = (epoch: number) => `\`${instantText(toSecond(epoch))}\``;
  if (doubt === 'early')
    return `${shown} is hours before this incident began. If it was then, write the date too: ${dated(at)}.`;
  if (at > now)
    return `${shown} is still to come. If you meant an earlier day, write the date too, like ${dated(at - DAY)}.`;
  return `${shown} is still to come today. If you meant yesterday, write the date too: ${dated(at)}.`;
}

/** Appends the end of a range to the text, since a timeline note has a single time. */
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
