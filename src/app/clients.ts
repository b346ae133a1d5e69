import { setTimeout as sleep } from 'node:timers/promises';
import type { ProbotOctokit } from 'probot';
import { Answers } from '../github/answers.ts';
import { readOnceMore } from '../github/once-more.ts';
import { Patience } from '../github/patience.ts';
import type { Config, Credentials } from './config.ts';
import type { Logger } from './log.ts';
import type { Traces } from './traces.ts';

/** GitHub's calendar version that the adapter was written for; without it GitHub would one day send another. */
export const API_VERSION = { 'x-github-api-version': '2022-11-28' };

/** A call to GitHub that was answered. */
export interface Call {
  readonly installation: number;
  /** 0 if there was no answer. */
  readonly status: number;
  /** Calls left in the rate limit; null if GitHub did not say. */
  readonly left: number | null;
}

/** Octokit, signed in as the App and as each of its installations. */
export interface Clients {
  readonly asApp: ProbotOctokit;
  /** A client for an installation; those of one installation share their rate limit and cached answers. */
  of(installation: number): Promise<ProbotOctokit>;
  /** Makes new tokens from now on: one that was made before a permission was granted lacks it for an hour. */
  renewTokens(): void;
}

export interface ClientOptions {
  readonly log: Logger;
  readonly onCall: (call: Call) => void;
  readonly traces: Traces;
}

/** Makes the clients; no call yet. */
export async function makeClients(
  config: Config,
  credentials: Credentials,
  { log, onCall, traces }: ClientOptions,
): Promise<Clients> {
  const { Probot, ProbotOctokit } = await import('probot');
  const newProbot = () =>
    new Probot({
      appId: credentials.appId,
      privateKey: credentials.privateKey,
      secret: credentials.webhookSecret,
      baseUrl: config.apiUrl,
      log: log.child({}, { level: 'warn' }) as never,
      // A defaults function, since the object form would be merged with Probot's own and change nothing.
      Octokit: ProbotOctokit.defaults((own: Pace) => pace(own, config)) as never,
    });
  // It keeps the tokens.
  let probot = newProbot();
  const asApp = await probot.auth();
  const answers = new Answers();
  answers.guard(asApp, 'the App');
  const patience = new Map<number, Patience>();
  return {
    asApp,
    async of(installation) {
      const client = await probot.auth(installation);
      client.hook.before('request', (options) => void Object.assign(options.headers, API_VERSION));
      trace(client, installation, traces);
      report(client, installation, onCall);
      const waits = patience.get(installation) ?? new Patience();
      patience.set(installation, waits);
      waits.guard(client);
      answers.guard(client, String(installation));
      readOnceMore(client, sleep);
      return client;
    },
    renewTokens() {
      probot = newProbot();
    },
  };
}

/** Puts each request of a client into a span. */
function trace(client: ProbotOctokit, installation: number, traces: Traces): void {
  client.hook.wrap('request', (request, options) =>
    traces.span(callName(options), { 'debrief.installation': installation }, async (note) => {
      try {
        const answer = await request(options);
        note({ 'http.response.status_code': answer.status });
        return answer;
      } catch (error) {
        note({ 'http.response.status_code': (error as { status?: number }).status ?? 0 });
        throw error;
      }
    }),
  );
}

/** Reports each answered request of a client. */
function report(client: ProbotOctokit, installation: number, onCall: (call: Call) => void): void {
  const answered = (status: number, answer?: { readonly headers?: Readonly<Record<string, unknown>> }) => {
    const left = answer?.headers?.['x-ratelimit-remaining'];
    onCall({ installation, status, left: left === undefined ? null : Number(left) });
  };
  client.hook.after('request', (answer) => answered(answer.status, answer));
  client.hook.error('request', (error) => {
    const { status = 0, response } = error as {
      status?: number;
      response?: { headers: Record<string, unknown> };
    };
    answered(status, response);
    throw error;
  });
}

/** A call by its route, `GET /repos/{owner}/{repo}`. Later pages of a list have a full URL, which may name a repository. */
function callName({ method, url }: { readonly method: string; readonly url: string }): string {
  return `${method} ${url.startsWith('/') ? url : 'the next page'}`;
}

interface Pace {
  readonly throttle?: object;
}

/**
 * How fast Octokit may go. Retrying anything but a read is up to the queue: a repeated POST could open an issue twice,
 * while a repeated look finds what the first one made. A worker does not wait for a rate limit to end, either. Probot's
 * own settings stay: they keep the pauses of one installation apart from those of another.
 */
function pace(own: Pace, config: Config): object {
  const giveUp = () => false;
  return {
    ...own,
    retry: { enabled: false },
    throttle: {
      ...own.throttle,
      enabled: config.throttle,
      onRateLimit: giveUp,
      onSecondaryRateLimit: giveUp,
    },
  };
}
