import { describe, expect, test } from 'vitest';
import { incident } from '../reliability/ledger.ts';
import { world } from './world.ts';

const POLICY = `services: [{name: checkout, aliases: [cart]}]
slos: [{service: cart, objective: 99.9, window: 30d}]
reliability: {openslo: [slos/search.yml]}
`;
const OPENSLO = `apiVersion: openslo/v1
kind: SLO
metadata: {name: search}
spec:
  service: search
  objectives: [{target: 0.995}]
  timeWindow: [{duration: 1M, isRolling: false}]
`;
const files = {
  '.github/debrief.yml': POLICY,
  'slos/search.yml': OPENSLO,
  'i.jsonl': incident('acme/shop#1', '2026-04-01T10:00:00Z', '2026-04-01T10:30:00Z', {
    services: ['Cart'],
    affected: 0.5,
  }),
};
const words = ['budget', '--from', 'i.jsonl', '--at', '2026-04-11T00:00:00Z'];

describe('debrief budget', () => {
  test('prints the budgets of the policy and of its OpenSLO files, a renamed service by its name of today', async () => {
    const { code, out } = await world(files).debrief([...words, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      {
        service: 'checkout',
        objective: 99.9,
        budgetMinutes: 43.2,
        spentMinutes: 15,
        spentBy: [{ incident: 'acme/shop#1', minutes: 15 }],
      },
      {
        service: 'search',
        objective: 99.5,
        window: { from: '2026-04-01T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z' },
        left: 1,
      },
    ]);
  });

  test('names the incidents of its services that do not count, with the reason', async () => {
    const ledger = [
      files['i.jsonl'],
      JSON.stringify({ id: 'acme/shop#2', services: ['cart'] }),
      JSON.stringify({ id: 'acme/shop#3', services: ['mail'] }),
    ].join('\n');
    const { out } = await world({ ...files, 'i.jsonl': ledger }).debrief(words);
    expect(out).toContain('left out\n  acme/shop#2: nobody said when its impact started\n');
    expect(out).not.toContain('acme/shop#3');
  });

  test('says that nothing counts against the budget of a service that nobody knows', async () => {
    const typo = { ...files, '.github/debrief.yml': POLICY.replace('service: cart,', 'service: chekout,') };
    const { err, code } = await world(typo).debrief(words);
    expect(code).toBe(0);
    expect(err).toContain('called "chekout", so nothing counts against its budget. Did you mean "checkout"?');
    expect((await world(files).debrief(words)).err).not.toContain('"checkout"');
  });

  test('says them in words, for one service', async () => {
    const { out } = await world(files).debrief([...words, '--service', 'cart']);
    expect(out).toMatchInlineSnapshot(`
      "checkout: 99.9 % from 2026-03-12 to 2026-04-10
        left 65.3 %: spent 15 min of 43 min
        burn rate 0.35 (1 spends it by the end of the window)
        15 min  acme/shop#1
      "
    `);
  });

  test('says “no data” of an empty ledger, and counts nothing as spent', async () => {
    const empty = world({ ...files, 'i.jsonl': '' });
    const { code, out, err } = await empty.debrief([...words, '--service', 'cart', '--format', 'json']);
    expect([code, err]).toEqual([0, expect.stringContaining('No data: the ledger has no incident')]);
    expect(JSON.parse(out)[0]).toMatchObject({ budgetMinutes: 43.2, spentMinutes: 0, left: 1, spentBy: [] });
  });

  test.each([
    [['--service', 'serch'], 'There is no objective for "serch". Did you mean "search"?'],
    [['--at', 'soon'], '--at takes an instant'],
  ])('%j is refused with what to give instead', async (more, says) => {
    const { code, err } = await world(files).debrief([...words, ...more]);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });

  test('uses incidents, and says so, if an objective has a query and Prometheus has no URL', async () => {
    const policy = 'slos: [{service: checkout, objective: 99.9, query: "errors[$window]"}]\n';
    const { out, err, code } = await world({ ...files, '.github/debrief.yml': policy }).debrief([
      'budget',
      '--from',
      'i.jsonl',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    expect(err).toBe(
      'debrief: the budget of checkout is measured by its incidents: PROMETHEUS_URL is not set.\n',
    );
    expect(JSON.parse(out)[0].service).toBe('checkout');
  });

  test('without objectives says where they go', async () => {
    const { code, out } = await world().debrief(['budget', '--from', '-'], '');
    expect([code, out]).toEqual([0, 'The policy has no objectives: add them under `slos:`.\n']);
  });
});
