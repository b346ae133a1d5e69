import { Hono } from 'hono';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Prometheus } from '../../src/prometheus/client.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Repo } from '../../src/vocabulary/refs.ts';
import { dashboardRoutes } from '../../src/web/dashboard/routes.ts';
import type { OwnHealth } from '../../src/web/dashboard/visit.ts';
import { type Access, SignedOut } from '../../src/web/sign-in/access.ts';
import type { OAuth } from '../../src/web/sign-in/oauth.ts';
import { signInRoutes } from '../../src/web/sign-in/routes.ts';
import { Seals } from '../../src/web/sign-in/session.ts';

export const NOW = new Date('2026-11-28T14:10:00Z');
export const ORIGIN = 'https://debrief.tideline.example';

/** Four repositories: one that both see, one for each alone, and one that nobody sees. */
const SEES = new Map<string, ReadonlySet<string>>([
  ['amal', new Set(['tideline/common', 'tideline/amals'])],
  ['bo', new Set(['tideline/common', 'tideline/bos'])],
]);

/** Words that stand in everything of a repository, and nowhere else. */
export const MARKS: Readonly<Record<string, string>> = {
  common: 'seagull',
  amals: 'lighthouse',
  bos: 'harpoon',
  nobodys: 'kraken',
};

const health = (repo: string): OwnHealth['gaveUp'][number] => {
  const place = { owner: 'Tideline', repo, number: 9, kind: 'incident' };
  return { ...place, at: '2026-11-28T12:00:00Z', why: `${MARKS[repo]} cannot be read` };
};

export async function record(store: Store, repo: string, number: number, data: object = {}): Promise<void> {
  const ref = { kind: 'incident', owner: 'Tideline', repo, number };
  const mark = MARKS[repo];
  const shown = {
    ...{
      title: `Trouble with the ${mark} ${number}`,
      url: `https://github.com/Tideline/${repo}/issues/${number}`,
    },
    severity: 'SEV2',
    phase: 'identified',
    open: number % 2 === 1,
    services: [`${mark}-service`],
    team: `${mark}-team`,
    cause: `${mark}-cause`,
    declaredAt: '2026-11-28T13:00:00Z',
    milestones: {
      started: { at: '2026-11-28T12:50:00Z', assumed: false },
      mitigated: { at: '2026-11-28T13:50:00Z', assumed: false },
    },
    updates: [{ due: '2026-11-28T13:30:00Z', made: null }],
    updateDue: '2026-11-28T14:00:00Z',
    publications: [{ at: '2026-11-28T13:10:00Z', text: `The ${mark} is slow.`, phase: 'identified' }],
    ...data,
  };
  const id = `Tideline/${repo}#${number}`;
  const { title, url, severity, services, team, cause, milestones } = shown;
  const line = { id, title, url, severity, services, team, cause, milestones: instantsOf(milestones) };
  await store.readModel.record(ref, [
    { table: 'incident', key: id, data: shown },
    { table: 'ledger', key: `open ${id}`, data: line },
  ]);
}

const instantsOf = (milestones: unknown) =>
  typeof milestones === 'object'
    ? Object.fromEntries(Object.entries(milestones as object).map(([name, { at }]) => [name, at]))
    : milestones;

export async function recordItem(
  store: Store,
  repo: string,
  incidentRepo = repo,
  change: object = {},
): Promise<void> {
  const ref = { kind: 'action-items', owner: 'Tideline', repo, number: 30 };
  const data = {
    incident: { owner: 'Tideline', repo: incidentRepo, number: 1 },
    issue: { owner: 'Tideline', repo, number: 31 },
    title: `Paint the ${MARKS[repo]}`,
    owner: 'amal',
    due: '2026-11-01',
    since: '2026-10-14T12:00:00Z',
    ...change,
  };
  await store.readModel.record(ref, [{ table: 'action-item', key: `item ${repo}`, data }]);
}

/** The dashboard of a store with an open and a closed incident, an action item and a failure in each repository. */
export async function dashboard(signingIn?: { readonly access: Access; readonly oauth: OAuth }) {
  const store = await openStore({ url: null, folder: null });
  for (const repo of Object.keys(MARKS)) {
    await record(store, repo, 1);
    await record(store, repo, 2);
    await recordItem(store, repo);
  }
  const sees = new Map(SEES);
  let outage = false;
  const access: Access = signingIn?.access ?? {
    loginOf: async (token) => token,
    async repositoriesOf(token) {
      if (outage) throw new Error('GitHub is away');
      const found = sees.get(token);
      if (!found) throw new SignedOut('revoked');
      return found;
    },
  };
  let policy = DEFAULT_POLICY;
  let ratio: Prometheus['ratio'] = async () => Promise.reject(new Error('Prometheus could not be reached'));
  const oauth =
    signingIn?.oauth ??
    ({
      begin: async (redirect: string) => ({
        url: `https://github.com/login/oauth/authorize?redirect_uri=${redirect}&state=s`,
        flow: { state: 's', verifier: 'v' },
      }),
      async finish(back: URL, _: string, { state }: { state: string }) {
        if (back.searchParams.get('state') !== state) throw new Error('another state');
        return back.searchParams.get('code')!;
      },
    } as unknown as OAuth);
  const seals = new Seals('a secret of this test');
  const listeners = new Set<(place: Repo) => void>();
  const source = {
    webUrl: 'https://github.com',
    policyOf: async (): Promise<Policy> => policy,
    readModel: store.readModel,
    prometheus: { ratio: (query: string) => ratio(query) },
    now: () => NOW,
    health: async (): Promise<OwnHealth> => ({
      queue: { waiting: 3, active: 1 },
      lastDelivery: '2026-11-28T14:09:00Z',
      rateLimitLeft: 4711,
      gaveUp: Object.keys(MARKS).map(health),
      lacking: [
        { owner: 'Tideline', permission: 'checks', access: 'write', why: ['To report what it found.'] },
        { owner: 'kraken-holding', permission: 'issues', access: 'read', why: [] },
      ],
    }),
    onChange(listener: (place: Repo) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const app = new Hono()
    .route('/', signInRoutes({ oauth, seals, access }))
    .route('/', dashboardRoutes({ oauth, seals, access, ...source }))
    .get('/', (c) => c.text('the page for everybody'));
  const cookieOf = async (login: string) =>
    `__Host-debrief-session=${await seals.startSession(login, login)}`;
  const get = async (path: string, login?: string, headers: Record<string, string> = {}) => {
    const cookie = login ? { cookie: await cookieOf(login) } : {};
    return app.request(ORIGIN + path, { headers: { ...cookie, ...headers } });
  };
  return {
    app,
    store,
    seals,
    get,
    cookieOf,
    forget: (login: string) => sees.delete(login),
    narrow: (login: string, names: readonly string[]) => sees.set(login, new Set(names)),
    outage: () => {
      outage = true;
    },
    decide: (decided: Policy) => {
      policy = decided;
    },
    measures: (answer: Prometheus['ratio']) => {
      ratio = answer;
    },
    change: (place: Repo) => listeners.forEach((listener) => void listener(place)),
    listeners,
  };
}
