import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Chat } from '../chat/chat.ts';
import { NO_ROOM } from '../controllers/chat-command/observe.ts';
import type { ChatMessage } from '../controllers/chat-typed.ts';
import { readDeclare } from '../incident/commands/declare.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { numberOf } from '../vocabulary/hash.ts';
import { type IssueRef, type ObjectRef, parseRef, type Repo } from '../vocabulary/refs.ts';
import type { Signal } from '../vocabulary/signal.ts';
import { sameSecret } from '../web/secret.ts';
import { Refusal } from './http.ts';

/** Bytes of a request: one typed message, form-encoded, with Slack's other fields. */
export const LARGEST_COMMAND = 32 * 1024;
/** Seconds: Slack's own window. A request outside it may be a replay. */
const WINDOW = 5 * 60;
/** Milliseconds: Slack shows people an error after waiting for 3 seconds. */
const PATIENCE = 2_500;

/** The fields of a slash command that are used. */
const COMMAND = z.object({
  channel_id: z.string().min(1),
  channel_name: z.string().default(''),
  user_id: z.string().min(1),
  text: z.string().default(''),
});

export interface SlackCommandOptions {
  /** Slack's signing secret; null when commands are not accepted. */
  readonly secret: string | null;
  readonly chat: Pick<Chat, 'incidentOf'> | null;
  /** The repository whose policy applies to `declare` outside of a war room; null where that is not possible. */
  readonly repository: Repo | null;
  /** Whether the App is installed on a repository. */
  readonly isInstalled: (repo: Repo) => Promise<boolean>;
  /** Stores the command before it is answered; false if it was received before. */
  readonly keep: (signal: Signal) => Promise<boolean>;
  readonly now: () => Date;
}

/**
 * Accepts a slash command and resolves to the immediate reply to its author, in Slack's markup. The command is processed
 * afterwards. Throws a `Refusal` unless Slack signed the request.
 *
 * @param header gives a header of the request; empty when it has none
 */
export async function takeSlackCommand(
  header: (name: string) => string,
  body: string,
  options: SlackCommandOptions,
): Promise<string> {
  const { secret, chat, now } = options;
  if (!secret || !chat)
    throw new Refusal(404, 'Commands in Slack are not set up here: set SLACK_SIGNING_SECRET.');
  const arrived = now();
  verify(header, body, secret, arrived);
  const form = new URLSearchParams(body);
  // Slack checks the certificate now and then.
  if (form.has('ssl_check')) return '';
  const read = COMMAND.safeParse(Object.fromEntries(form));
  if (!read.success) throw new Refusal(400, 'This is not a slash command: channel_id or user_id is missing.');
  const { channel_id: channel, channel_name: name, user_id: user, text } = read.data;
  // Slack puts an id into each body, so the same body is the same command.
  const id = `slack ${createHmac('sha256', secret).update(body).digest('hex')}`;
  const found = await within(PATIENCE, placeOf({ channel, text, id }, chat, options));
  if (found === 'late') return 'Slack or GitHub is slow, and nothing was done. Type the command again.';
  if (typeof found === 'string') return found;
  const data: ChatMessage = { channel, user, text, ...(name && { name }) };
  await options.keep({ id, source: 'slack', ref: found.ref, at: arrived.toISOString(), data: { ...data } });
  return found.reply;
}

/** Throws a `Refusal` unless Slack signed this body within the last minutes. */
function verify(header: (name: string) => string, body: string, secret: string, now: Date): void {
  const time = header('x-slack-request-timestamp');
  const age = Math.abs(now.getTime() / 1000 - Number(time));
  // Written this way so that a time that is not a number fails, too.
  if (!(time && age <= WINDOW))
    throw new Refusal(
      401,
      'X-Slack-Request-Timestamp is missing, or more than 5 minutes away from the time here.',
    );
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex')}`;
  if (!sameSecret(header('x-slack-signature'), expected))
    throw new Refusal(401, 'The signature is wrong: SLACK_SIGNING_SECRET here and the app in Slack differ.');
}

/** What a command is for, and the reply to its author: the incident of the channel, or a new one. A sentence if neither. */
async function placeOf(
  { channel, text, id }: { readonly channel: string; readonly text: string; readonly id: string },
  chat: Pick<Chat, 'incidentOf'>,
  { isInstalled, repository }: SlackCommandOptions,
): Promise<{ readonly ref: ObjectRef; readonly reply: string } | string> {
  const room = await incidentOf(channel, chat, isInstalled);
  if (typeof room !== 'string')
    return {
      ref: { kind: 'chat-command', ...room.ref },
      reply: `Passed on to <${room.address}|#${room.ref.number}>.`,
    };
  if (!readDeclare(`/incident ${text}`, DEFAULT_POLICY))
    return repository && room === NO_ROOM ? `${room} ${DECLARES}` : room;
  if (!repository)
    return 'Nothing says in which repository to declare it: Debrief needs SLACK_REPOSITORY. Declare it on GitHub, by the label or in a comment.';
  if (!(await isInstalled(repository)))
    return `The App is not installed on ${repository.owner}/${repository.repo}, so nothing was done. Declare it on GitHub, by the label or in a comment.`;
  return {
    ref: { kind: 'chat-declaration', ...repository, number: numberOf(id) },
    reply:
      'Declaring the incident. The link follows in a moment. If there is none within a minute, declare it on GitHub.',
  };
}

const DECLARES = 'To declare an incident from here: `/incident declare sev2 Checkout rejects cards`.';

/** The incident of a channel, by its address; a sentence for people when there is none. */
async function incidentOf(
  channel: string,
  chat: Pick<Chat, 'incidentOf'>,
  isInstalled: SlackCommandOptions['isInstalled'],
): Promise<{ readonly ref: IssueRef; readonly address: string } | string> {
  const { address, problem } = await chat.incidentOf(channel);
  if (problem) return `${problem} Nothing was done.`;
  const ref = address && parseRef(address, { owner: '', repo: '' });
  return ref && (await isInstalled(ref)) ? { ref, address } : NO_ROOM;
}

/** What this resolves to, or `late` when that takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
