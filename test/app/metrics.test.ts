import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Metrics } from '../../src/app/metrics.ts';
import { metricsRoutes } from '../../src/web/metrics.ts';
import { dashboard, NOW } from '../web/dashboard-world.ts';

const TOKEN = 'a token of this test';
let world: Awaited<ReturnType<typeof dashboard>>;
const metrics = new Metrics();
beforeAll(async () => {
  world = await dashboard();
  metrics.watchProcess();
  metrics.watchStore(world.store, () => NOW);
});
afterAll(() => world.store.close(0));

const ask = (authorization?: string, token: string | null = TOKEN) =>
  metricsRoutes(metrics, token).request('/metrics', { headers: authorization ? { authorization } : {} });

test('Prometheus reads the queue, deliveries, looks, calls and what GitHub still allows', async () => {
  metrics.deliveries.inc({ event: 'issues' });
  metrics.called({ installation: 7, status: 200, left: 4711 });
  await metrics.timed('incident', async () => {});
  await expect(metrics.timed('incident', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const answer = await ask();
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await answer.text();
  expect(text).toContain('debrief_deliveries_total{event="issues"} 1');
  expect(text).toContain('debrief_queue_objects{state="waiting"} 0');
  expect(text).toContain('debrief_github_calls_total{status="200"} 1');
  expect(text).toContain('debrief_github_rate_limit_remaining{installation="7"} 4711');
  expect(text).toContain('debrief_look_seconds_count{kind="incident",outcome="failed"} 1');
});

test('incidents are counted only for those who know the token', async () => {
  expect(await (await ask()).text()).not.toContain('debrief_incidents_open');
  const text = await (await ask(`Bearer ${TOKEN}`)).text();
  expect(text).toContain('debrief_incidents_open{severity="SEV2"} 4');
  expect(text).toContain('debrief_updates_late 4');
  expect((await ask('Bearer another')).status).toBe(401);
  expect((await ask(`Bearer ${TOKEN}`, null)).status).toBe(401);
});

test('the dashboard for Grafana asks for metrics that there are', async () => {
  const { panels } = JSON.parse(readFileSync('examples/grafana/debrief.json', 'utf8'));
  const text = await (await ask(`Bearer ${TOKEN}`)).text();
  const asked = JSON.stringify(panels).match(/debrief_[a-z_]+/g) ?? [];
  expect(asked.length).toBeGreaterThan(6);
  for (const name of asked) expect(text).toContain(name);
});
