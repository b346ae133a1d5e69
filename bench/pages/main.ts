import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { dashboardRoutes } from '../../src/web/dashboard/routes.ts';
import type { OAuth } from '../../src/web/sign-in/oauth.ts';
import { Seals } from '../../src/web/sign-in/session.ts';
import { respond } from '../../src/web/site.ts';
import { relative, statusFiles } from '../../src/web/status/files.ts';
import { LiveStatus } from '../../src/web/status/live.ts';
import { statusRoutes } from '../../src/web/status/routes.ts';
import { board, incident, NOW, OPEN, source } from '../../test/status-page/sample.ts';
import { type Bench, median, type Row } from '../row.ts';

const REPOSITORIES = 100;
const OPEN_ONES = 20;
const WORDS = ['checkout', 'labels', 'search', 'login', 'queue', 'slow', 'fails', 'rejects', 'late', 'twice'];
const ROUNDS = 5;

/**
 * Pages over HTTP in this process, each beside something empty in the same run: a Hono page, a file in memory. Requests
 * take turns, so that all meet the same load of the machine.
 */
const bench: Bench = {
  about: 'The dashboard with 100,000 incidents, the status page, and its export, beside an empty page.',
  async run(flags) {
    const count = Number(flags.incidents ?? 100_000);
    const store = await openStore({ url: null, folder: null });
    await fill(store, count);
    const seals = new Seals('bench');
    const repositories = new Set(Array.from({ length: REPOSITORIES }, (_, index) => `acme/repo-${index}`));
    const access = { loginOf: async () => 'amal', repositoriesOf: async () => repositories };
    let asked = 0;
    const live = new LiveStatus(async () => {
      asked++;
      return source([OPEN, incident()]);
    });
    await live.refresh(NOW);
    const app = new Hono()
      .get('/empty', (c) => c.html('<!doctype html><title>empty</title>'))
      .route('/', statusRoutes(live))
      .route(
        '/',
        dashboardRoutes({
          ...{
            oauth: {} as OAuth,
            seals,
            access,
            webUrl: 'https://github.com',
            policyOf: async () => DEFAULT_POLICY,
            readModel: store.readModel,
            now: () => NOW,
          },
          health: async () => ({
            queue: { waiting: 0, active: 0, givenUp: 0 },
            lastDelivery: null,
            rateLimitLeft: null,
            gaveUp: [],
            lacking: [],
          }),
          onChange: () => () => {},
        }),
      );
    const file = Buffer.from(statusFiles(board([OPEN, incident()]), relative).get('index.html')!());
    const server = await listening(createServer((request, response) => void respond(app, request, response)));
    const still = await listening(
      createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': file.length });
        response.end(file);
      }),
    );
    const cookie = `debrief-session=${await seals.startSession('amal', 'token')}`;
    const paths = {
      empty: '/empty',
      first: '/',
      search: '/history?q=checkout+slow',
      filtered: '/history?severity=SEV1&service=search',
    };
    const rounds: Record<keyof typeof paths, number>[] = [];
    const [pages, files] = [[], []] as [number[], number[]];
    for (let round = 0; round <= ROUNDS; round++) {
      const took = await p95s(server, paths, { cookie });
      const [page, plain] = [await perSecond(server, '/status'), await perSecond(still, '/')];
      // The first round warms everything up.
      if (round === 0) continue;
      rounds.push(took);
      pages.push(page);
      files.push(plain);
    }
    const front = await fetch(`${urlOf(server)}/`, { headers: { cookie } });
    const begun = performance.now();
    const exported = statusFiles(board(many(1_000)), relative);
    for (const write of exported.values()) write();
    const took = performance.now() - begun;
    server.close();
    still.close();
    await store.close(0);

    const to = (name: keyof typeof paths) => median(rounds.map((took) => took[name] / took.empty));
    const empty = { comparedWith: 'an empty Hono page' };
    const row = (name: string, value: number, unit: string, rest: Partial<Row> = {}): Row => ({
      name,
      value,
      unit,
      comparedWith: null,
      goal: null,
      ...rest,
    });
    return [
      row('an empty page, p95', median(rounds.map(({ empty: took }) => took)), 'ms'),
      row(`first page of ${count} incidents, p95`, to('first'), '×', { ...empty, goal: { atMost: 10 } }),
      row('search, p95', to('search'), '×', { ...empty, goal: { atMost: 20 } }),
      row('filters, p95', to('filtered'), '×', { ...empty, goal: { atMost: 20 } }),
      row('first page', (await front.arrayBuffer()).byteLength / 1024, 'KB', { goal: { atMost: 60 } }),
      row('status page', median(pages), '/s', { goal: { atLeast: 1_000 } }),
      row('status page, against a file', median(pages.map((rate, index) => rate / files[index]!)), '×', {
        comparedWith: 'a file in memory, by Node alone',
      }),
      row('reads of the database for it', asked - 1, '', { goal: { atMost: 0 } }),
      row(`${exported.size} files of 1,000 public incidents`, took / 1000, 's', { goal: { atMost: 5 } }),
    ];
  },
};
export default bench;

async function fill(store: Store, count: number): Promise<void> {
  const chance = numbers(7);
  const word = () => WORDS[Math.floor(chance() * WORDS.length)]!;
  const recorded: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    const repo = `repo-${index % REPOSITORIES}`;
    const number = Math.floor(index / REPOSITORIES) + 1;
    const declared = NOW.getTime() - (count - index) * 1_500_000;
    const data = {
      title: `${word()} ${word()} ${word()}`,
      url: `https://github.com/acme/${repo}/issues/${number}`,
      severity: `SEV${1 + (index % 4)}`,
      phase: 'resolved',
      open: index >= count - OPEN_ONES,
      services: [word()],
      declaredAt: new Date(declared).toISOString(),
      milestones: { started: { at: new Date(declared - 300_000).toISOString() } },
      postMortem: { number: number + 1, merged: true, state: 'closed' },
    };
    const ref = { kind: 'incident', owner: 'acme', repo, number };
    recorded.push(store.readModel.record(ref, [{ table: 'incident', key: `acme/${repo}#${number}`, data }]));
    if (recorded.length === 5_000) await Promise.all(recorded.splice(0));
  }
  await Promise.all(recorded);
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const started = NOW.getTime() - (index + 1) * 30_000_000;
    const at = (minutes: number) => new Date(started + minutes * 60_000).toISOString();
    const times = { startedAt: at(0), impactEndedAt: at(40), resolvedAt: at(60) };
    return incident({ ref: `acme/shop#${index}`, services: ['checkout'], ...times });
  });

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

function ask(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${answer.statusCode}`)),
      );
    }).on('error', reject);
  });
}

/** Milliseconds within which 95 of 100 requests for each path are answered: one after the other, and each path in turn. */
async function p95s<Name extends string>(
  server: Server,
  paths: Readonly<Record<Name, string>>,
  headers: Record<string, string>,
): Promise<Record<Name, number>> {
  const names = Object.keys(paths) as Name[];
  const times = names.map((): number[] => []);
  for (let index = 0; index < 200; index++)
    for (const [place, name] of names.entries()) {
      const begun = performance.now();
      await ask(urlOf(server) + paths[name], headers);
      times[place]!.push(performance.now() - begun);
    }
  const p95 = (each: number[]) => each.sort((a, b) => a - b)[Math.floor(each.length * 0.95)]!;
  return Object.fromEntries(names.map((name, place) => [name, p95(times[place]!)])) as Record<Name, number>;
}

/** Answers a second, with 32 requests under way at once. */
async function perSecond(server: Server, path: string): Promise<number> {
  const count = 2_000;
  let left = count;
  const begun = performance.now();
  const one = async () => {
    while (left-- > 0) await ask(urlOf(server) + path, {});
  };
  await Promise.all(Array.from({ length: 32 }, one));
  return (count / (performance.now() - begun)) * 1000;
}

/** The same numbers in every run: a linear congruential generator. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
