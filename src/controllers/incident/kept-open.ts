import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Actor } from '../../github/port.ts';
import { needsPostMortem } from '../../incident/post-mortem.ts';
import { markdown, print, reference } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { isRecent } from '../../vocabulary/recent.ts';
import { STILL_OPEN } from './closings.ts';
import { shownStateOf } from './find.ts';
import type { OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';

/**
 * An incident closed before its post-mortem is merged is reopened once, with a comment about what is missing. Closing
 * it again is a decision, and it stays closed. Incidents that need no post-mortem, or are history, are left alone.
 */
export function keptOpen(
  { read, incident, postMortem, mergedEmpty, withdrawn }: OpenedFacts,
  policy: Policy,
  now: Date,
): IncidentStep[] {
  const { issue, facts } = read;
  // Once the draft is open again, a comment says so.
  const number = postMortem?.number ?? mergedEmpty;
  if (issue.state === 'open' || issue.locked || !number || postMortem?.merged || withdrawn) return [];
  if (!isRecent(issue.closedAt, now)) return [];
  if (!policy.postmortems.required[incident.severity] || !needsPostMortem(incident)) return [];
  const said = facts.events.some(
    (event) =>
      event.type === 'commented' &&
      findMarker({ body: event.comment.body, author: event.comment.author as Actor }, 'kept-open'),
  );
  if (said) return [];
  const { owner } = incident.postMortem;
  const missing =
    postMortem?.state === 'open'
      ? `it is still ${shownStateOf(postMortem, policy) === 'draft' ? 'a draft' : 'in review'}${owner ? '' : ', and nobody owns it'}`
      : postMortem
        ? 'it was closed without a merge'
        : 'it was merged without the document';
  const body = `${writeMarker('kept-open')}\n${print(markdown`
The incident is over, and one thing is left: its post-mortem, ${reference(`#${number}`)}: ${missing}. So this issue is open again, once.

Close it when the post-mortem is merged. If it needs none, say why, and the reason is kept: \`/incident exempt <why>\`. If it was not an incident: \`/incident false-alarm <why>\`.
`)}`;
  return [{ type: 'keep-open', body }];
}

/** Answers within an hour before a closing is left as it is: a script that closes again and again would never stop. */
const MOST_ANSWERS = 3;

/**
 * Reopens an incident that somebody closed who may not. Once for each closing: the comment is what remembers it. After
 * three within an hour it stays closed, until somebody who may reopens it.
 */
export function stillOpen(
  { read: { issue, unansweredClosing } }: OpenedFacts,
  policy: Policy,
): IncidentStep[] {
  if (unansweredClosing === null || issue.state === 'open') return [];
  const { closing, answeredBefore } = unansweredClosing;
  if (answeredBefore >= MOST_ANSWERS) return [];
  const last = answeredBefore + 1 === MOST_ANSWERS ? `\n\n${lastAnswer(policy)}` : '';
  return [{ type: 'still-open', body: `${writeMarker(STILL_OPEN, { closing })}\n${THANKS}${last}` }];
}

const THANKS =
  'Thank you for looking after this. People are still working on the incident, so the issue is open again; if it works for you now, a comment about that helps them.';

const lastAnswer = ({ incidents: { commandRole } }: Policy) =>
  `This is the third time within an hour. If the issue is closed once more, it stays closed, and the incident goes on: somebody with the role *${commandRole}* can reopen it, or end the incident with \`/incident resolved\`.`;
