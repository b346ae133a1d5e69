import { type Logger, pino } from 'pino';
import { Chance, seedOf } from '../sandbox/faults/chance.ts';
import type { Around, Asked, Trouble } from '../sandbox/faults/fault.ts';
import { FAULTS } from '../sandbox/faults/index.ts';
import { MISSING_PERMISSIONS } from '../sandbox/faults/missing-permissions.ts';
import { type GitHub, startGitHub } from '../sandbox/github.ts';
import type { Json } from '../sandbox/json.ts';
import { LABELS } from '../sandbox/labels.ts';
import { RehearsalApp } from '../sandbox/rehearsal/app.ts';
import { VirtualTime } from '../sandbox/rehearsal/time.ts';
import { LIFE, type Stage } from './life.ts';
import { differences, shown, withoutNotices } from './shown.ts';

const START = Date.parse('2026-03-01T13:00:00Z');
/** Long enough for a sweep and the longest waits, because people react to what Debrief did. */
const CHAPTER = 31 * 60_000;
/** After the last chapter: long enough for every wait and some sweeps. */
const END = 40 * 60_000;
const RESTART = 5_000;
const REPO = 'shop';
const WEBHOOKS = '/api/github/webhooks';
/** The probability that a fault strikes a request. A life has a few hundred requests, so the strikes are spread over it. */
const RATE = 0.06;

export interface LifeOptions {
  readonly seed: number;
  /** How often each kind of fault strikes in a life; lasting faults are not counted. */
  readonly faults: number;
  /** Names of faults. */
  readonly kinds: readonly string[];
  readonly log?: Logger;
}

/** Plays lives on one GitHub, one after another. */
export class Chaos {
  private readonly github: GitHub;
  /** By seed, what GitHub shows after the life without faults. */
  private readonly calm = new Map<number, string[]>();
  private send: (request: RequestInit) => Promise<Response> = async () => new Response();
  private time = new VirtualTime(START);

  private constructor(github: GitHub) {
    this.github = github;
  }

  static async open(): Promise<Chaos> {
    let chaos: Chaos | null = null;
    const github = await startGitHub({
      send: (_, request) => chaos!.send(request),
      now: () => chaos?.time.now() ?? START,
      during: (work) => (chaos ? chaos.time.during(work) : work()),
    });
    chaos = new Chaos(github);
    return chaos;
  }

  close(): Promise<void> {
    return this.github.close();
  }

  /** The differences from the same life without faults; none if it ended right. */
  async differences(options: LifeOptions): Promise<string[]> {
    const expected = await this.expected(options);
    const disturbed = await this.live(options);
    const hasNotices = options.kinds.some((kind) => Object.hasOwn(MISSING_PERMISSIONS, kind));
    const found = hasNotices ? withoutNotices(disturbed.shown) : disturbed.shown;
    return [...disturbed.blamed, ...differences(expected, found)];
  }

  /** What GitHub shows after the life without faults. */
  private async expected(options: LifeOptions): Promise<string[]> {
    const known = this.calm.get(options.seed);
    if (known) return known;
    const { blamed, shown } = await this.live({ ...options, kinds: [] });
    if (blamed.length) throw new Error(`a life without faults went wrong: ${blamed.join('; ')}`);
    this.calm.set(options.seed, shown);
    return shown;
  }

  /** Plays one life. Resolves to what GitHub shows at the end, and to what Debrief did and must not do. */
  async live({ seed, faults, kinds, log = pino({ level: 'silent' }) }: LifeOptions) {
    const { github } = this;
    github.deliverTo(null);
    github.reset();
    const time = new VirtualTime(START);
    this.time = time;
    const repo = await github.seed.repo({ name: REPO, labels: LABELS, files: { 'README.md': '# Shop\n' } });
    const base = `/repos/${repo.owner}/${repo.repo}`;
    const blamed: string[] = [];
    let ended = false;

    // Tokens of its own: GitHub counts requests by token.
    const headers = { authorization: `Bearer ${github.installationToken()}` };
    const read = async (path: string) => {
      const answer = await time.during(() => github.fetch(new Request(github.url + path, { headers })));
      if (answer.ok) return time.during(() => answer.json());
      if (answer.status === 404 || answer.status === 409) return null;
      throw new Error(`GET ${path}: ${answer.status}`);
    };
    let killedAt = 0;
    const kill = () => {
      if (!app.isRunning || ended) return;
      app.kill();
      killedAt = time.now();
      time.at(time.now() + RESTART, () => void time.during(() => app.start()));
    };
    const troubles = startTroubles(kinds, (name) => ({
      chance: new Chance(seedOf(seed, name), faults, RATE),
      now: time.now,
      sleep: time.sleep,
      truth: read,
      kill,
      killedAt: () => killedAt,
      blame: (what) => void blamed.push(`${name}: ${what}`),
    }));
    const ask = (own: boolean) => (request: Request) => {
      const asked: Asked = { request, own, write: request.method !== 'GET' };
      const toGitHub = () => time.during(() => github.fetch(request));
      return through(troubles, (trouble, next) => trouble.ask?.(asked, next), toGitHub);
    };
    this.send = (request) =>
      through(
        troubles,
        (trouble, next) => trouble.deliver?.(next),
        () => app.receive(WEBHOOKS, request),
      );
    const app = new RehearsalApp({ github, time, log, fetch: ask(true) });
    await app.start();
    github.deliverTo('http://app.invalid/');

    const stage = makeStage({
      github,
      base,
      time,
      chance: new Chance(seedOf(seed, 'life')),
      read,
      ask: ask(false),
    });
    blamed.push(...(await playChapters(stage, time)));
    await time.until(time.now() + END);
    ended = true;
    const givenUp = await app.givenUp();
    if (givenUp) blamed.push(`given up: ${givenUp} objects`);
    const result = await shown((path) => read(base + path), `${github.app.slug}[bot]`);
    app.close();
    return { shown: result, blamed };
  }
}

/** Starts these kinds of faults, each with the part of the world that `worldFor` gives it. */
function startTroubles(kinds: readonly string[], worldFor: (name: string) => Around): Trouble[] {
  return rateLimitsFirst(kinds).map((name) =>
    (FAULTS[name] ?? MISSING_PERMISSIONS[name])!.start(worldFor(name)),
  );
}

/** Lets people act, chapter by chapter. Stops at a chapter that fails, which the result names. */
async function playChapters(stage: Stage, time: VirtualTime): Promise<string[]> {
  for (const [index, chapter] of LIFE.entries()) {
    await time.until(START + index * CHAPTER);
    const state: { ended: boolean; error?: Error } = { ended: false };
    void chapter(stage).then(
      () => Object.assign(state, { ended: true }),
      (error: Error) => Object.assign(state, { ended: true, error }),
    );
    await time.until(START + (index + 1) * CHAPTER - 1);
    if (!state.ended) throw new Error(`chapter ${index + 1} did not end`);
    if (state.error) return [`chapter ${index + 1}: ${state.error.message}`];
  }
  return [];
}

/** The faults that limit rates, the nearest to the App last. */
const LIMITS = ['graphql-failures', 'rate-limits'];

/** Rate limits come first, nearest to the App: no other fault may hide one from it, because it must respect them. */
const rateLimitsFirst = (kinds: readonly string[]): string[] =>
  kinds.toSorted((a, b) => LIMITS.indexOf(b) - LIMITS.indexOf(a));

/** Passes a request through each trouble in turn; the last one calls the other side. */
function through(
  troubles: readonly Trouble[],
  by: (trouble: Trouble, next: () => Promise<Response>) => Promise<Response> | undefined,
  last: () => Promise<Response>,
): Promise<Response> {
  const [first, ...rest] = troubles;
  if (!first) return last();
  const next = () => through(rest, by, last);
  return by(first, next) ?? next();
}

interface StageParts {
  readonly github: GitHub;
  readonly base: string;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly read: (path: string) => Promise<Json>;
  readonly ask: (request: Request) => Promise<Response>;
}

function makeStage({ github, base, time, chance, read, ask }: StageParts): Stage {
  const bot = `${github.app.slug}[bot]`;
  const act: Stage['act'] = async (who, method, path, body) => {
    const headers = { authorization: `Bearer ${github.tokenOf(who)}`, 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await ask(new Request(github.url + base + path, { method, headers, ...sent }));
    if (!answer.ok)
      throw new Error(`${who} may not ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const ours = async (path: string): Promise<Json[]> =>
    ((await read(base + path)) ?? []).filter((one: { user: { login: string } }) => one.user.login === bot);
  return {
    chance,
    act,
    say: async (who, issue, body) => (await act(who, 'POST', `/issues/${issue}/comments`, { body })).id,
    wait: (seconds) => time.sleep(seconds * 1000),
    async incident() {
      const [found] = await ours('/issues?state=all&labels=incident&direction=asc&per_page=100');
      if (!found) throw new Error('there is no incident issue');
      return found.number;
    },
    async postMortem() {
      const [found] = await ours('/pulls?state=all&per_page=100');
      if (!found) throw new Error('there is no post-mortem');
      const branch = found.head.ref;
      const [file] = await read(`${base}/pulls/${found.number}/files`);
      if (!file) throw new Error('the post-mortem has no file');
      const content = await read(`${base}/contents/${file.filename}?ref=${branch}`);
      return { number: found.number, branch, path: file.filename, sha: content.sha };
    },
    async items() {
      const found = await ours('/issues?state=all&labels=action-item&direction=asc&per_page=100');
      // By title, so that the same one is closed whatever order they were opened in.
      return found.toSorted((a, b) => a.title.localeCompare(b.title)).map(({ number }) => number);
    },
  };
}
