import { createEmulator } from 'emulate';

const TOKEN = 'xoxb-debrief';
const SCOPES = [
  'channels:manage',
  'channels:read',
  'channels:history',
  'chat:write',
  'pins:read',
  'users:read',
  'users:read.email',
];

/** A channel and its messages, oldest first, without Slack's own notices. */
export interface Channel {
  readonly name: string;
  readonly topic: string;
  readonly archived: boolean;
  readonly messages: readonly string[];
}

/** A Slack on this machine, with a member for each person. */
export interface Slack {
  /** What the App has to be told of it. */
  readonly env: Readonly<Record<string, string>>;
  channels(): Promise<Channel[]>;
  close(): Promise<void>;
}

/** Starts emulate's Slack. `people`: logins; each has the address `LOGIN@kelp-works.example`. */
export async function startSlack(people: readonly string[]): Promise<Slack> {
  const seed = {
    users: [{ name: 'debrief' }, ...people.map((name) => ({ name, email: `${name}@kelp-works.example` }))],
    tokens: [{ token: TOKEN, user: 'debrief', scopes: SCOPES }],
  };
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed } } as never);
  const url = `${emulator.url}/api/`;
  // biome-ignore lint/suspicious/noExplicitAny: Slack's shapes.
  const call = async (method: string, body: object = {}): Promise<any> => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    return (await fetch(url + method, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  return {
    env: {
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: 'a signing secret of the rehearsal',
      SLACK_API_URL: url,
    },
    async channels() {
      const { channels = [] } = await call('conversations.list', { limit: 1000 });
      return Promise.all(
        channels.map(
          async (channel: { id: string; name: string; topic?: { value: string }; is_archived: boolean }) => {
            const { messages = [] } = await call('conversations.history', {
              channel: channel.id,
              limit: 1000,
            });
            return {
              name: channel.name,
              topic: channel.topic?.value ?? '',
              archived: channel.is_archived,
              messages: messages
                .filter((message: { subtype?: string }) => !message.subtype)
                .map((message: { text: string }) => message.text)
                .reverse(),
            };
          },
        ),
      );
    },
    close: () => emulator.close(),
  };
}
