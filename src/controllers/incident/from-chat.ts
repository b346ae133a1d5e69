import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, IssueEvent } from '../../github/port.ts';
import { printLine } from '../../markdown/write/markdown.ts';
import { LOGIN } from '../../vocabulary/roles.ts';

/** What somebody typed in the war room. */
export interface Typed {
  readonly login: string;
  /** ISO instant, to the second. */
  readonly at: string;
  /** The commands, as in a comment. */
  readonly text: string;
  /** Identifies the message. */
  readonly id: string;
}

const KIND = 'from-chat';

/**
 * The text of Debrief's comment on an incident with what somebody typed in the war room. Its marker holds the author, and
 * counts only in Debrief's own comments. The name is a link and not a mention, because people know what they just typed.
 *
 * @param webUrl origin of GitHub's website
 */
export function writtenFor({ login, at, text, id }: Typed, webUrl: string): string {
  const name = printLine([
    { type: 'link', url: `${webUrl}/${login}`, children: [{ type: 'text', value: `@${login}` }] },
  ]);
  return `${writeMarker(KIND, { by: login, at, id })}\n${name}, from Slack:\n\n${text}`;
}

/** The comment that was written for this message; null if there is none yet. */
export function commentFor(id: string, events: readonly IssueEvent[]): Comment | null {
  const written = events.find(
    (event) => event.type === 'commented' && findMarker(event.comment, KIND, { id }) !== null,
  );
  return written?.type === 'commented' ? written.comment : null;
}

/** Whether Debrief wrote this for somebody in the war room, whose permission it had checked before. */
export function isFromChat(event: IssueEvent): boolean {
  return event.type === 'commented' && findMarker(event.comment, KIND) !== null;
}

/** A comment written for somebody in the war room, as an event of theirs; every other event as it is. */
export function asTyped(event: IssueEvent): IssueEvent {
  if (event.type !== 'commented') return event;
  const { by, at = '' } = findMarker(event.comment, KIND)?.data ?? {};
  if (!by || !LOGIN.test(by)) return event;
  const { createdAt } = event.comment;
  // It counts from when it was typed, because GitHub may have been down then; but never from later than it was written.
  const since = Number.isNaN(Date.parse(at)) || at > createdAt ? createdAt : at;
  return typedEvent({ login: by, at: since }, event.comment);
}

/** The event of a comment by somebody. */
export function typedEvent(
  { login, at }: Pick<Typed, 'login' | 'at'>,
  comment: Omit<Comment, 'author'>,
): IssueEvent {
  const author = { login, kind: 'user', app: false } as const;
  return { type: 'commented', at, actor: author, comment: { ...comment, author, createdAt: at } };
}
