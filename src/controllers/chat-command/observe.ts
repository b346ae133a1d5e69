import type { IssueEvent } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { toSecond } from '../../time/second.ts';
import { hash } from '../../vocabulary/hash.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { type ChatMessage, typedBy } from '../chat-typed.ts';
import type { World } from '../controller.ts';
import { commentFor, type Typed, typedEvent } from '../incident/from-chat.ts';
import { type OpenedFacts, observeIncident } from '../incident/observe.ts';
import { panelIn, readIncident } from '../incident/read.ts';
import { knownRoom } from '../incident/room.ts';

/** A message that waits for its answer. */
export interface Received {
  readonly signal: string;
  readonly message: ChatMessage;
  /** The message and its author as on GitHub, or a sentence for the author if that is unknown. */
  readonly typed: Typed | string;
  /** The id of the message's comment in `read`. */
  readonly comment: number;
  /** The URL of the comment that an earlier run wrote for it; null if there is none. */
  readonly written: string | null;
}

export interface ChatCommandFacts {
  readonly received: readonly Received[];
  /** The incident as if the messages were its last comments already; null if the issue is not an incident. */
  readonly opened: OpenedFacts | null;
}

/** The first id for messages that are not comments yet; higher than those of all comments. */
const NOT_YET = Number.MAX_SAFE_INTEGER - 10_000;

export const NO_ROOM =
  'This channel is not the war room of an incident. Type the command in one, or in a comment on GitHub.';

/** 1 call, 1 for each 100 events, 1 for each person; and 1 to the chat for each person not listed by id in the policy. */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
): Promise<ChatCommandFacts | null> {
  const { github, signals, chat } = world;
  const waiting = (await signals?.waiting(ref)) ?? [];
  if (waiting.length === 0 || !chat) return null;
  const issue = await github.issue(ref);
  const events = issue ? await github.issueEvents(issue) : [];
  const comments = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  const room = knownRoom(panelIn(comments)).room?.channel;
  const received: Received[] = [];
  for (const [index, { id: signal, at, data }] of waiting.entries()) {
    const message = data as unknown as ChatMessage;
    const id = hash(signal);
    const typed = message.channel === room ? await typedBy(message, ref, policy, chat) : NO_ROOM;
    received.push({
      signal,
      message,
      typed: typeof typed === 'string' ? typed : { ...typed, id, at: toSecond(Date.parse(at)) },
      comment: NOT_YET + index,
      written: commentFor(id, events)?.url ?? null,
    });
  }
  const all = [...events, ...received.flatMap((each) => notYetWritten(each, issue?.url ?? ''))];
  const read = issue && (await readIncident(issue, all, github, policy));
  return { received, opened: read && (await observeIncident(read, [], world, policy, null)) };
}

/** The message as the comment that it will become; none if it cannot become one, or is one already. */
function notYetWritten({ typed, comment: id, written }: Received, issueUrl: string): IssueEvent[] {
  if (typeof typed === 'string' || written) return [];
  const { at, text: body } = typed;
  return [
    typedEvent(typed, { id, body, createdAt: at, updatedAt: at, url: `${issueUrl}#issuecomment-${id}` }),
  ];
}
