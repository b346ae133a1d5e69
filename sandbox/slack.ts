import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createEmulator } from 'emulate';
import { parse } from 'yaml';
import type { Json } from './json.ts';

const TOKEN = 'xoxb-debrief';
const SIGNING_SECRET = 'the signing secret of the rehearsal';
/** The app that people create from our example. */
const MANIFEST = new URL('../examples/slack/manifest.yml', import.meta.url);
const SCOPES_OF_PEOPLE = ['channels:write', 'channels:read', 'chat:write', 'pins:write', 'reactions:write'];

/** A channel and its messages, oldest first, without Slack's own notices. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly archived: boolean;
  readonly messages: readonly string[];
}

/** A message in a channel that only one member sees. */
export interface Whisper {
  readonly channel: string;
  readonly member: string;
  readonly text: string;
}

/** A Slack on this machine, with a member for each person: emulate's, with what that lacks. */
export interface Slack {
  /** The environment variables with which the App uses it. */
  readonly env: Readonly<Record<string, string>>;
  readonly whispers: Whisper[];
  channels(): Promise<Channel[]>;
  /** The first channel of a name, or a pattern such as `inc-*`; undefined for none. */
  channel(name: string): Promise<Channel | undefined>;
  /** Id of the member. */
  member(login: string): Promise<string>;
  /** A person calls Slack's API: `pins.add`. Throws when Slack refuses. */
  as(login: string, method: string, body: object): Promise<Json>;
  /**
   * Makes the bot's calls fail from now on, with an error code of Slack's or `down`; null ends that. `methods`: only
   * these calls; by default all.
   */
  fail(how: string | null, methods?: readonly string[]): void;
  /** A person archives a channel, or takes that back; the bot is out of it while it is archived. */
  archive(login: string, channel: string, how: 'archive' | 'unarchive'): Promise<void>;
  close(): Promise<void>;
}

/** Starts it. `people`: logins; each has the address `LOGIN@kelp-works.example`. */
export async function startSlack(people: readonly string[]): Promise<Slack> {
  const { oauth_config: app } = parse(readFileSync(MANIFEST, 'utf8'));
  const seed = {
    // Refuse calls for which the token has no scope.
    strict_scopes: true,
    users: [{ name: 'debrief' }, ...people.map((name) => ({ name, email: `${name}@kelp-works.example` }))],
    tokens: [
      { token: TOKEN, user: 'debrief', scopes: app.scopes.bot },
      ...people.map((user) => ({ token: `xoxp-${user}`, user, scopes: SCOPES_OF_PEOPLE })),
    ],
  };
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed } } as never);
  const whispers: Whisper[] = [];
  const archived = new Set<string>();
  let failure: { readonly how: string; readonly methods: readonly string[] } | null = null;
  const front = await startFront(emulator.url, whispers, archived, (method) =>
    failure && (failure.methods.length === 0 || failure.methods.includes(method)) ? failure.how : null,
  );
  const call = async (method: string, body: object = {}, token = TOKEN): Promise<Json> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(`${emulator.url}/api/${method}`, request)).json();
  };
  const channels = async (): Promise<Channel[]> => {
    const { channels: found = [] } = await call('conversations.list', { limit: 1000 });
    return Promise.all(
      found.map(async (channel: Json) =>
        toChannel(channel, await call('conversations.history', { channel: channel.id, limit: 1000 })),
      ),
    );
  };
  const as: Slack['as'] = async (login, method, body) => {
    const answer = await call(method, body, `xoxp-${login}`);
    if (!answer.ok) throw new Error(`Slack refuses ${method} by ${login}: ${answer.error}`);
    return answer;
  };
  return {
    env: {
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `http://127.0.0.1:${(front.address() as AddressInfo).port}/api/`,
    },
    whispers,
    channels,
    async channel(name) {
      const parts = name.split('*').map((part) => RegExp.escape(part));
      const pattern = new RegExp(`^${parts.join('.*')}$`);
      return (await channels()).find((each) => pattern.test(each.name.replace(/^#/, '')));
    },
    async member(login) {
      const { members = [] } = await call('users.list');
      return members.find((member: Json) => member.name === login)?.id ?? '';
    },
    as,
    fail(how, methods = []) {
      failure = how === null ? null : { how, methods };
    },
    async archive(login, channel, how) {
      if (how === 'archive') await as(login, 'conversations.join', { channel });
      await as(login, `conversations.${how}`, { channel });
      if (how === 'archive') archived.add(channel);
      else archived.delete(channel);
    },
    async close() {
      front.close();
      front.closeAllConnections();
      await emulator.close();
    },
  };
}

function toChannel(channel: Json, { messages = [] }: Json): Channel {
  return {
    id: channel.id,
    name: channel.name,
    topic: channel.topic?.value ?? '',
    archived: channel.is_archived,
    messages: messages
      .filter((message: Json) => !message.subtype)
      .map((message: Json) => message.text)
      .reverse(),
  };
}

/**
 * A server between the App and emulate's Slack: it records ephemeral messages, which emulate's API does not return, and
 * answers with an error the calls that must fail. Slack takes bots out of a channel that is archived, and emulate does not.
 */
async function startFront(
  url: string,
  whispers: Whisper[],
  archived: Set<string>,
  failing: (method: string) => string | null,
): Promise<Server> {
  const front = createServer(async (request, response) => {
    // Slack accepts `#general` as a channel, emulate only the bare name.
    const body = (await text(request)).replace(/(^|&)channel=%23/, '$1channel=');
    const method = request.url?.split('/').at(-1) ?? '';
    const channel = new URLSearchParams(body).get('channel') ?? '';
    const isRead = ['conversations.history', 'pins.list'].includes(method);
    const out = archived.has(channel) ? (isRead ? 'not_in_channel' : 'is_archived') : null;
    const how = failing(method) ?? out;
    if (how === 'down') return response.destroy();
    const headers = { 'content-type': 'application/json' };
    if (how) {
      if (how === 'ratelimited') response.writeHead(429, { ...headers, 'retry-after': '30' });
      else response.writeHead(200, headers);
      return response.end(JSON.stringify({ ok: false, error: how }));
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method ?? 'POST',
      headers: { authorization, 'content-type': type },
      body,
    });
    const said = await answer.text();
    if (method === 'chat.postEphemeral' && JSON.parse(said).ok) {
      const { channel = '', user = '', text: shown = '' } = Object.fromEntries(new URLSearchParams(body));
      whispers.push({ channel, member: user, text: shown });
    }
    if (method === 'conversations.archive' && JSON.parse(said).ok) archived.add(channel);
    response.writeHead(answer.status, headers);
    response.end(said);
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  return front;
}

/** A slash command as Slack posts it. `time`: milliseconds. */
export function slashCommand(
  command: { readonly channel: string; readonly member: string; readonly text: string; readonly id: string },
  time: number,
  secret = SIGNING_SECRET,
): RequestInit & { readonly body: string } {
  const [, verb = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(command.text) ?? [];
  const body = new URLSearchParams({
    command: verb,
    text: rest,
    channel_id: command.channel,
    user_id: command.member,
    trigger_id: command.id,
  }).toString();
  const seconds = Math.floor(time / 1000);
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
  return { method: 'POST', headers, body };
}
