import { createEvent, type DateArray } from 'ics';
import type { RootContent } from 'mdast';
import { list, markdown, phrase, print } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
import type { AgendaItem } from './agenda.ts';

/** The meeting in which a post-mortem is reviewed. */
export interface Meeting {
  readonly title: string;
  /** ISO instant. */
  readonly at: string;
  readonly minutes: number;
  /** Logins or names of those who are asked to come. */
  readonly people: readonly string[];
  readonly agenda: readonly AgendaItem[];
  /** Where the post-mortem can be read. */
  readonly url: string | null;
}

const BEGIN = '<!-- debrief:review -->';
const END = '<!-- /debrief:review -->';

/** The meeting as a section of the post-mortem, between marks by which it is found again. */
export function meetingSection(meeting: Meeting): string {
  return `${BEGIN}\n\n${print(sectionOf(meeting)).trim()}\n\n${END}`;
}

/** The document with the meeting in it: in the place of the last one, else at the end. */
export function withMeeting(text: string, meeting: Meeting): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const section = meetingSection(meeting).replaceAll('\n', eol);
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start >= 0 && end > start) return text.slice(0, start) + section + text.slice(end + END.length);
  return `${text.trimEnd()}${eol}${eol}${section}${eol}`;
}

function sectionOf({ at, minutes, people, agenda }: Meeting): RootContent[] {
  const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  const who = people.length > 0 ? `, with ${people.join(', ')}` : '';
  const items = agenda.map(({ line, ask }) => ({
    line: phrase`${shorten(ask, 160)} (line ${line})`,
    checked: false,
  }));
  return markdown`## Review meeting

${`${when}, ${minutes} minutes${who}.`}

${items.length > 0 ? list(items) : 'Nothing is open: read it together, and agree on what was learned.'}`;
}

/** The meeting as an iCalendar file (RFC 5545). `uid` stays the same when it is moved. Throws where the library refuses it. */
export function calendarFile(meeting: Meeting, uid: string): string {
  const { title, at, minutes, agenda, url } = meeting;
  const date = new Date(at);
  const start: DateArray = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
  const { error, value } = createEvent({
    uid,
    productId: 'debrief',
    title: `Review: ${title}`,
    start,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes },
    description: agenda.map(({ ask }) => `- ${shorten(ask, 160)}`).join('\n'),
    ...(url && { url }),
  });
  if (error || !value) throw new Error(`The meeting cannot be written as a calendar file: ${error?.message}`);
  return value;
}
