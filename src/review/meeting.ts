import { createEvent, type DateArray } from 'ics';
import type { RootContent } from 'mdast';
import { link, list, markdown, paragraph, phrase, print } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
import { region, withRegion } from '../markdown/write/region.ts';
import { instantText } from '../time/text.ts';
import type { AgendaItem } from './agenda.ts';

/** The meeting in which a post-mortem is reviewed. */
export interface Meeting {
  readonly title: string;
  /** ISO instant. */
  readonly at: string;
  readonly minutes: number;
  /** Logins or names of the invited people. */
  readonly people: readonly string[];
  readonly agenda: readonly AgendaItem[];
  /** The path of the calendar file relative to the post-mortem, if there is one. */
  readonly calendar?: string;
  readonly cancelled?: boolean;
}

/** The name of the meeting's region in the post-mortem. */
export const REGION = 'review';

const bodyOf = (meeting: Meeting) => `\n${print(sectionOf(meeting)).trim()}\n`;

/** The meeting as a marked section of the post-mortem. */
export function meetingSection(meeting: Meeting): string {
  return region(REGION, bodyOf(meeting));
}

/** Replaces the meeting section of a document, or appends it. */
export function withMeeting(text: string, meeting: Meeting): string {
  return withRegion(text, REGION, bodyOf(meeting));
}

function sectionOf({ at, minutes, people, agenda, calendar, cancelled }: Meeting): RootContent[] {
  const when = instantText(at);
  if (cancelled) return markdown`## Review meeting\n\nThe meeting was cancelled.`;
  const who = people.length > 0 ? `, with ${people.join(', ')}` : '';
  // No checkboxes: they would be read as action items without an owner.
  const items = agenda.map(({ line, ask }) => ({ line: phrase`${shorten(ask, 160)} (line ${line})` }));
  return markdown`## Review meeting

${paragraph([...phrase`${`${when}, ${minutes} minutes${who}.`}`, ...(calendar ? phrase` ${link(calendar, 'Calendar file')}` : [])])}

${items.length > 0 ? list(items) : 'Nothing is open: read it together and agree on what was learned.'}`;
}

/**
 * The meeting as an iCalendar file (RFC 5545) with timestamp `now`. Keep the `uid` when the meeting is moved. Throws if
 * the library rejects it.
 */
export function calendarFile(meeting: Meeting, uid: string, now: Date): string {
  const { title, at, minutes, agenda, cancelled = false } = meeting;
  const date = new Date(at);
  const start: DateArray = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
  // Missing in the library's types; without it, the library uses the system clock.
  const stamp = { timestamp: now.getTime() };
  const { error, value } = createEvent({
    uid,
    ...stamp,
    productId: 'debrief',
    title: `Review: ${title}`,
    start,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes },
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    description: agenda.map(({ ask }) => `- ${shorten(ask, 160)}`).join('\n'),
  });
  if (error || !value) throw new Error(`The meeting cannot be written as a calendar file: ${error?.message}`);
  return value;
}
