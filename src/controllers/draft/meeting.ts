import type { NewFile } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { readingContext } from '../../lint/engine.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { brokenMarks, hasRegion } from '../../markdown/write/region.ts';
import type { Policy } from '../../policy/schema.ts';
import { readPostMortem } from '../../postmortem/read.ts';
import { agenda } from '../../review/agenda.ts';
import { calendarFile, type Meeting, REGION, withMeeting } from '../../review/meeting.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { fullRef } from '../../vocabulary/refs.ts';

const MINUTES = 60;

/**
 * The draft with the meeting that `/incident review` set: the agenda lists what is open in the document, and a
 * calendar file is added. The calendar file is part of the pull request and not a page of the App, so it needs no
 * server, and everybody who can read the post-mortem can read it. Pure.
 *
 * @param before the file in the pull request now: a meeting in it that has since been cancelled is marked as
 * cancelled
 */
export function withReview(
  text: string,
  { path, text: before }: { readonly path: string; readonly text: string },
  { ref, title, postMortem: { review } }: Incident,
  policy: Policy,
  now: Date,
): { readonly text: string; readonly files: readonly NewFile[] } {
  const isThere = hasRegion(before, REGION);
  if ((!review && !isThere) || brokenMarks(text, REGION)) return { text, files: [] };
  const postmortem = readPostMortem(parseMarkdown(text, path), readingContext(policy, todayIn(now, UTC)));
  const calendar = path.replace(/\.md$/, '.review.ics');
  const meeting: Meeting = {
    title: postmortem.title?.value ?? title,
    at: review?.at ?? now.toISOString(),
    minutes: MINUTES,
    people: (review?.people ?? []).map((login) => `@${login}`),
    agenda: agenda(postmortem),
    calendar: calendar.split('/').at(-1)!,
    cancelled: review === null,
  };
  const uid = `review-${fullRef(ref).replace(/[^\w-]+/g, '-')}@debrief`;
  return {
    text: withMeeting(text, meeting),
    files: [{ path: calendar, text: calendarFile(meeting, uid, now) }],
  };
}
