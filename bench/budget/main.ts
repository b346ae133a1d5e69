import { stringify } from 'yaml';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { look } from '../../src/reconcile/look.ts';
import { Policies } from '../../src/reconcile/policies.ts';
import { openStore } from '../../src/store/open.ts';
import { ledgerOf } from '../report/ledger.ts';
import { type Bench, median, type Row } from '../row.ts';

const NOW = Date.parse('2025-12-31T12:00:00Z');
const PATH = '.github/debrief.yml';
const ROWS = 1000;

export default {
  about: 'What the check of the error budget costs: --services 500 --incidents 100000 --rounds 20',
  async run(flags) {
    const services = Number(flags.services ?? 500);
    const incidents = Number(flags.incidents ?? 100_000);
    const rounds = Number(flags.rounds ?? 20);
    let now = NOW;
    const github = new FakeGitHub({ now: () => new Date(now) });
    const policy = stringify({
      services: Array.from({ length: services }, (_, n) => ({
        name: `service-${n}`,
        paths: [`services/${n}/**`],
      })),
      slos: Array.from({ length: services }, (_, n) => ({ service: `service-${n}`, objective: 99.9 })),
    });
    const repo = github.repository('acme', 'incidents', {
      people: { ana: 'write' },
      files: { [PATH]: policy },
    });
    const store = await openStore({ url: null, folder: null });
    console.error(`Recording ${incidents} incidents…`);
    const lines = ledgerOf(incidents, services)
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    // Many rows of one object are stored at once.
    for (let from = 0; from < lines.length; from += ROWS) {
      const rows = lines.slice(from, from + ROWS).map((data) => ({
        table: 'ledger',
        key: `${data.milestones.resolved} ${data.id}`,
        data,
      }));
      await store.readModel.record(
        { kind: 'incident', owner: 'acme', repo: 'incidents', number: from + 1 },
        rows,
      );
    }
    github.as('ana').write(repo, { 'services/7/pay.ts': 'export {};' }, 'change');
    const wish = { title: 'A change', body: '', head: 'change', base: 'main', draft: false };
    const { number } = await github.as('ana').openPullRequest(repo, wish);
    const ref = { kind: 'error-budget', owner: 'acme', repo: 'incidents', number };
    const policies = new Policies(3_600_000, () => now);
    const once = async () => {
      github.forgetCalls();
      const began = performance.now();
      const busy = process.cpuUsage();
      await look(ref, {
        githubFor: async () => github.port(),
        store,
        policies,
        log: makeLog('silent'),
        now: () => new Date(now),
      });
      const { user, system } = process.cpuUsage(busy);
      return {
        milliseconds: performance.now() - began,
        busy: (user + system) / 1000,
        calls: github.reads + github.writes,
      };
    };
    const cold = await once();
    const warm = [];
    for (let round = 0; round < rounds; round++) {
      now += 60_000;
      warm.push(await once());
    }
    await store.close(0);
    github.forgetCalls();
    await policies.readExactly(github.port(), repo);
    const forPolicy = github.reads;
    await store.close(0);
    const of = `${services} services, ${incidents} incidents`;
    const calls = Math.max(cold.calls, ...warm.map((each) => each.calls));
    return [
      row('calls of the check', calls - forPolicy, 'calls', 'without its policy', 4),
      row('calls for its policy, free where it has not changed', forPolicy, 'calls', null, null),
      row('own time, the first look', cold.milliseconds, 'ms', of, null),
      row('own time', median(warm.map(({ milliseconds }) => milliseconds)), 'ms', of, 100),
      row('its processor time', median(warm.map(({ busy }) => busy)), 'ms', of, null),
    ];
  },
} satisfies Bench;

const row = (
  name: string,
  value: number,
  unit: string,
  comparedWith: string | null,
  atMost: number | null,
): Row => ({ name, value, unit, comparedWith, goal: atMost === null ? null : { atMost } });
