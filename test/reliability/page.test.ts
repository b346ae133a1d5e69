import { expect, test } from 'vitest';
import { world } from '../cli/world.ts';
import { incident } from './ledger.ts';

const POLICY = 'slos: [{service: checkout, objective: 99.9, window: quarter}]\n';
const lines = [
  ...['01', '02', '03', '04', '05'].map((day) =>
    incident(`acme/shop#1${day}`, `2025-11-${day}T10:00:00Z`, `2025-11-${day}T12:00:00Z`, {
      severity: 'SEV2',
    }),
  ),
  ...['01', '02', '03', '04', '05'].map((day) =>
    incident(`acme/shop#2${day}`, `2026-02-${day}T10:00:00Z`, `2026-02-${day}T11:00:00Z`, {
      title: 'Checkout <script>alert(1)</script> *rejects* cards @everyone',
      url: 'https://github.test/acme/shop/issues/2',
      severity: 'SEV1',
      services: ['checkout'],
      affected: 0.5,
      postMortem: { due: '2026-02-10', merged: null },
      items: [{ due: '2026-02-20', done: null, declined: null }],
    }),
  ),
  incident('acme/shop#300', '2026-02-06T10:00:00Z', '2026-02-06T11:00:00Z', { kind: 'drill' }),
].join('\n');
const files = { '.github/debrief.yml': POLICY, 'i.jsonl': lines };
const words = ['report', '--from', 'i.jsonl', '--quarter', '2026Q1', '--at', '2026-04-01T00:00:00Z'];

test('the page says what happened, what it cost, what changed, what is late and what to decide', async () => {
  const { out, code } = await world(files).debrief(words);
  expect(code).toBe(0);
  expect(out).toContain(
    '# Reliability in 2026Q1\n\n2026-01-01 to 2026-03-31 (UTC), compared with the quarter before.',
  );
  expect(out).toContain('**5 incidents**: 5 SEV1.');
  expect(out).toContain(
    '5 h of downtime. Weighed by the share of users who felt each incident, that is 2 h 30 min for every user.',
  );
  expect(out).toContain('- **MTTR** got better: 2 h → 1 h\n');
  expect(out).toContain('- **5 post-mortems late**: acme/shop#201');
  expect(out).toContain('- **5 action items late**, the oldest since 2026-02-20');
  expect(out).toContain('- **checkout has spent its error budget** (99.9 %)');
  expect(out).toContain('| MTTR | 1 h | 2 h | 5 | 1 h | 1 h |');
  expect(out).toContain('- acme/shop#300: a drill');
});

test('a difference that is rounded away is not called a change', async () => {
  const day = (quarter: string, end: string) =>
    [1, 2, 3, 4, 5].map((each) =>
      incident(`${quarter}#${each}`, `${quarter}-0${each}T10:00:00Z`, `${quarter}-0${each}T${end}Z`),
    );
  const ledger = [...day('2025-11', '12:00:00'), ...day('2026-02', '12:00:10')].join('\n');
  const { out } = await world({ 'i.jsonl': ledger }).debrief(words);
  expect(out).toMatch(/MTTR \| 2 h \| 2 h \|/);
  expect(out.split('What got better')[1]!.split('##')[0]).not.toContain('MTTR');
});

test('a quarter that has just begun is compared with as much of the one before, and a count with its outlook', async () => {
  const policy = 'reliability: {zone: Asia/Tokyo, objectives: [{target: incidents −30 % each quarter}]}';
  const ledger = ['2025-12-01', '2025-12-20', '2026-01-10', '2026-01-11']
    .map((day, index) => incident(`a/b#${index}`, `${day}T01:00:00Z`, `${day}T02:00:00Z`))
    .join('\n');
  const { out } = await world({ '.github/debrief.yml': policy, 'i.jsonl': ledger }).debrief([
    ...words.slice(0, -1),
    '2026-01-30T15:00:00Z',
  ]);
  expect(out).toContain(
    '2026-01-01 to 2026-01-30 (Asia/Tokyo), compared with the same part of the quarter before.',
  );
  expect(out).toContain('**2 incidents**: 2 without a severity.');
  // Two in 30 of 90 days, where there were two in the whole quarter before.
  expect(out).toContain('**incidents −30 % each quarter: behind**, +200 % at this rate');
  expect(out).toMatch(
    /what got worse\n\nNo trend is claimed for \d+ figures: fewer than five values before or now\.\n/,
  );
});

test('with groups, the page has a table per dimension and one for error budgets', async () => {
  const { out } = await world(files).debrief([...words, '--by', 'service,severity']);
  expect(out).toMatch(
    /### By service\n\n\| Service \| Incidents \| MTTR \| MTBF \| Downtime \| Availability \|/,
  );
  expect(out).toContain('| checkout | 5 | 1 h | 18 d | 5 h | 99.769 % |');
  expect(out).toMatch(/### By severity[\s\S]*\| SEV1 \| 5 \|/);
  expect(out).toMatch(
    /### Error budgets[\s\S]*\| checkout, 99\.9 % \| 2026-01-01 to 2026-03-31 \| 0 % \| 2 h 30 min of 2 h 10 min \| acme\/shop#201 \(30 min\)/,
  );
  expect(out).not.toContain('MTTR, checkout');
});

test('user text stays plain text on the page: no HTML, emphasis or mention', async () => {
  const { out } = await world(files).debrief(words);
  expect(out).not.toContain('<script>');
  expect(out).not.toContain('*rejects* cards @everyone');
  const html = await world(files).debrief([...words, '--format', 'html']);
  expect(html.out).not.toContain('<script>');
  expect(html.out).toContain('&#x3C;script>');
});

test('the charts are files beside the Markdown, and in the HTML', async () => {
  const { debrief, read } = world(files);
  const { out } = await debrief([...words, '--charts', 'charts']);
  expect(out).toMatch(/!\[Incidents by week: [^\]]*2026-01-29: 4[^\]]*\]\(charts\/incidents\.svg\)/);
  for (const name of ['incidents', 'mttr', 'budgets']) expect(read(`charts/${name}.svg`)).toMatch(/^<svg /);
  const html = await debrief([...words, '--format', 'html']);
  expect(html.out.match(/<svg /g)).toHaveLength(3);
  expect(html.out).toContain('role="region" aria-label="The figures" tabindex="0"><table>');
  expect(html.out).toContain('role="img" aria-label="MTTR in minutes by quarter: 2025Q4: 120, 2026Q1: 60"');
});

test('the page is reproducible, and says so if there was no incident', async () => {
  const { debrief } = world(files);
  const html = [...words, '--format', 'html'];
  expect((await debrief(html)).out).toBe((await debrief(html)).out);
  const { out } = await debrief(['report', '--from', 'i.jsonl', '--quarter', '2024Q1']);
  expect(out).toContain('There was no incident.');
  expect(out).toContain('available **100 %** of the time');
});

test('without budgets and objectives, nothing is said to be on track', async () => {
  const { out } = await world({ ...files, '.github/debrief.yml': '' }).debrief(words);
  expect(out).not.toContain('on track');
});
