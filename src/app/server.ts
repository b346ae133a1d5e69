import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Webhooks } from '@octokit/webhooks';
import type { Hono } from 'hono';
import type { Delivery } from '../store/store.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { plural } from '../vocabulary/plural.ts';
import { fullName, type ObjectRef, type Repo } from '../vocabulary/refs.ts';
import type { Signal } from '../vocabulary/signal.ts';
import { respond } from '../web/site.ts';
import { type AlertOptions, LARGEST_ALERT, readAlerts } from './alerts.ts';
import { Bodies } from './bodies.ts';
import { parseJson, Refusal, send, sendJson } from './http.ts';
import type { Logger } from './log.ts';
import { LARGEST_COMMAND, type SlackCommandOptions, takeSlackCommand } from './slack-commands.ts';
import { type Facts, NO_TRACES, type Traces } from './traces.ts';

/** Bytes: GitHub's own limit for payloads. */
const LARGEST = 25 * 1024 * 1024;

const LARGEST_FORM = 10 * 1024;

/** Followed by the name of the alert source, and optionally a repository. */
const ALERTS = '/alerts/';
const SLACK_COMMANDS = '/slack/commands';

export interface ServerOptions {
  readonly secret: string;
  readonly route: (event: string, payload: unknown) => Promise<ObjectRef[]> | ObjectRef[];
  /** Stores the delivery before it is answered. */
  readonly accept: (delivery: Delivery) => Promise<boolean>;
  /** Called for each webhook with a valid signature. */
  readonly onEvent?: (event: string) => void;
  readonly alerts: AlertOptions & {
    /** Stores an alert before it is answered. */
    readonly keep: (signal: Signal) => Promise<boolean>;
    /** Whether the App is known not to be installed on a repository, without asking GitHub. */
    readonly isAbsent: (repo: Repo) => boolean;
  };
  readonly slack: SlackCommandOptions;
  /** Everything served by GET. */
  readonly pages: Hono;
  readonly log: Logger;
  readonly traces?: Traces;
}

interface Receiving extends ServerOptions {
  readonly bodies: Bodies;
  readonly verify: (body: string, signature: string) => Promise<boolean>;
}

/**
 * `POST /api/github/webhooks` verifies, stores and answers; the work happens afterwards. (Probot answers when the
 * work is done or after 9 s, and a failure after that loses the delivery: GitHub does not send it again.) `POST
 * /alerts/SOURCE` and `POST /slack/commands` do the same. Everything else is a page.
 */
export function makeServer(options: ServerOptions): Server {
  const webhooks = new Webhooks({ secret: options.secret });
  const verify = (body: string, signature: string) => webhooks.verify(body, signature).catch(() => false);
  const bodies = new Bodies();
  const server = createServer((request, response) => {
    answer(request, response, { ...options, bodies, verify }).catch((error: unknown) => {
      const known = error instanceof Refusal;
      if (known) options.log.warn({ status: error.status, path: pathOf(request) }, error.logged);
      else options.log.error({ err: error, delivery: request.headers['x-github-delivery'] }, 'not accepted');
      // 503: GitHub marks it as failed, and we ask for it again.
      const status = known ? error.status : 503;
      send(response, status, known ? error.message : 'Not stored, please send it again.');
      request.resume();
    });
  });
  server.requestTimeout = MINUTE;
  return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, options: Receiving): Promise<void> {
  const path = pathOf(request);
  if (path === '/api/github/webhooks') {
    if (request.method !== 'POST') throw new Refusal(405, 'Use POST for webhooks.');
    const { traces = NO_TRACES } = options;
    return traces.span('delivery', {}, (note) => receive(request, response, options, note));
  }
  if (path.startsWith(ALERTS)) {
    if (request.method !== 'POST') throw new Refusal(405, 'Alerts come by POST.');
    return receiveAlert(path.slice(ALERTS.length), request, response, options);
  }
  if (path === SLACK_COMMANDS) {
    if (request.method !== 'POST') throw new Refusal(405, 'Slash commands come by POST.');
    return receiveSlackCommand(request, response, options);
  }
  if (request.method === 'POST' && path === '/sign-out')
    return respond(options.pages, request, response, await options.bodies.read(request, LARGEST_FORM));
  // Monitors use HEAD; Node leaves the body out.
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(404, 'Not found.');
  return respond(options.pages, request, response);
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  options: Receiving,
  note: (facts: Facts) => void,
): Promise<void> {
  const header = (name: string) => String(request.headers[name] ?? '');
  if (!header('content-type').startsWith('application/json'))
    throw new Refusal(415, 'Set the content type of the webhook to application/json.');
  const [event, id, signature] = [
    header('x-github-event'),
    header('x-github-delivery'),
    header('x-hub-signature-256'),
  ];
  if (!event || !id || !signature)
    throw new Refusal(400, 'X-GitHub-Event, X-GitHub-Delivery or X-Hub-Signature-256 is missing.');
  const body = await options.bodies.read(request, LARGEST);
  if (!(await options.verify(body, signature)))
    throw new Refusal(401, 'The signature is wrong: the webhook secret here and on GitHub differ.');
  options.onEvent?.(event);
  const payload = parseJson(body);
  const refs = await options.route(event, payload);
  note({ 'debrief.event': event, 'debrief.objects': refs.length, ...repositoryOf(payload) });
  // Most deliveries touch nothing of ours and need no storing.
  const fresh = refs.length ? await options.accept({ id, event, refs }) : true;
  const about = { delivery: id, event, action: (payload as { action?: unknown } | null)?.action };
  options.log[refs.length ? 'info' : 'debug']({ ...about, objects: refs.length, again: !fresh }, 'accepted');
  send(
    response,
    202,
    refs.length ? `Accepted: ${plural(refs.length, 'object')} queued.` : 'Accepted: nothing to do.',
  );
}

/** GitHub's number for the delivery's repository. */
function repositoryOf(payload: unknown): Facts {
  const id = (payload as { repository?: { id?: unknown } } | null)?.repository?.id;
  return typeof id === 'number' ? { 'debrief.repository': id } : {};
}

async function receiveAlert(
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
  { alerts, bodies, log }: Receiving,
): Promise<void> {
  const body = await bodies.read(request, LARGEST_ALERT);
  const signals = readAlerts(address, (name) => String(request.headers[name] ?? ''), body, alerts);
  let fresh = 0;
  for (const signal of signals) if (await alerts.keep(signal)) fresh += 1;
  const [first] = signals;
  log.info(
    { source: address.split('/')[0], ...first?.ref, alerts: signals.length, fresh },
    'alerts accepted',
  );
  if (!first) return send(response, 202, 'Accepted: not about an alert, nothing to do.');
  // Kept all the same: it is written once the App is there. But nobody is called, so the sender must not show it as done.
  const nowhere = signals.find(({ ref }) => alerts.isAbsent(ref));
  if (nowhere)
    throw new Refusal(
      503,
      `Kept, but nothing happens yet: the App is not installed on ${fullName(nowhere.ref)}. Install it there, or correct ALERT_REPOSITORY or this address.`,
    );
  send(response, 202, fresh > 0 ? 'Accepted.' : 'Received before, nothing to do.');
}

async function receiveSlackCommand(
  request: IncomingMessage,
  response: ServerResponse,
  { slack, bodies, log }: Receiving,
): Promise<void> {
  const body = await bodies.read(request, LARGEST_COMMAND);
  const text = await takeSlackCommand((name) => String(request.headers[name] ?? ''), body, slack);
  log.info('command in Slack answered');
  // Shown to its author alone.
  sendJson(response, text ? { response_type: 'ephemeral', text } : {});
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?')[0]!;
}
