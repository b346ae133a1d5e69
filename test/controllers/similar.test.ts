import { expect, test } from 'vitest';
import { writeMarker } from '../../src/github/markers.ts';
import { route } from '../../src/reconcile/route.ts';
import { World } from './world.ts';

const earlier = (title: string, date: string, words: string) => `---
date: ${date}
severity: SEV2
---
# ${title}

## Summary

${words}

## Timeline (UTC)

- ${date} 10:00: impact starts
- 10:05: detected by the checkout alert
- 10:40: mitigated by raising the size of the Redis pool
- 10:50: resolved

## Contributing factors

- ${words}

## Action items

- [ ] Size the Redis pool by the number of workers #77 (@ana, 2026-02-01, prevent)
- [x] Write down how it was found
`;
const POOL = earlier(
  'Checkout rejects orders',
  '2026-01-10',
  'Checkout rejects cards when the Redis pool is empty.',
);
const DISK = earlier('Search lost its index', '2026-01-20', 'The disk of the indexer was full.');

async function declared(files: Record<string, string>) {
  const world = new World();
  world.github.as('ana').write(world.repo, files);
  const incident = await world.incident('Checkout rejects cards');
  const look = () => world.settle(world.ref('similar', incident.number));
  const similar = () =>
    world.comments(incident).filter(({ body }) => body.startsWith('<!-- debrief:similar'));
  return { world, incident, look, similar };
}

test('a new incident gets the earlier one, what mitigated it, and the overdue item that was to prevent it', async () => {
  const { look, similar } = await declared({ 'postmortems/2026/pool.md': POOL, 'postmortems/disk.md': DISK });
  await look();
  expect(similar()).toHaveLength(1);
  const { body } = similar()[0]!;
  expect(body).toContain('**Seen before?**');
  expect(body).toMatch(
    /- \[Checkout rejects orders\]\(https:\S+\/blob\/HEAD\/postmortems\/2026\/pool\.md\) \(2026-01-10\)\. Both mention .*Checkout/,
  );
  expect(body).toContain('What mitigated it: mitigated by raising the size of the Redis pool');
  expect(body).toMatch(/\*\*Still open:\*\* Size the Redis pool .*#77\), due 2026-02-01, overdue/);
  expect(body).not.toContain('Write down how');
});

test('the row that every draft has is not quoted as what mitigated it', async () => {
  const text = POOL.replace(/- 10:40: .+/, '- 10:40: Mitigated: the impact is over for users');
  const { look, similar } = await declared({ 'postmortems/pool.md': text });
  await look();
  expect(similar()).toHaveLength(1);
  expect(similar()[0]!.body).not.toContain('What mitigated it');
});

test('where its items have issues, the number of an open one is named, with the days that it is overdue', async () => {
  const { world, look, similar } = await declared({ 'postmortems/pool.md': POOL });
  const issue = (title: string, due: string, key: string) =>
    world.port.openIssue(world.repo, {
      title,
      body: `${writeMarker('action-item', { file: 'postmortems/pool.md', key, due })}\nText`,
      labels: [],
      assignees: [],
    });
  const late = await issue('Size the Redis pool', '2026-02-17', 'a');
  const done = await issue('Alert on the pool', '2026-02-17', 'b');
  await world.github.as('ana').editIssue(done.issue, { state: 'closed' });
  await look();
  expect(similar()[0]!.body).toContain(
    `**Still open: #${late.issue.number}, 12 days overdue:** Size the Redis pool`,
  );
  expect(similar()[0]!.body).not.toContain('Alert on the pool');
});

test('the comment is written once', async () => {
  const { look, similar } = await declared({ 'postmortems/pool.md': POOL });
  await look();
  await look();
  expect(similar()).toHaveLength(1);
});

test('the number of an incident elsewhere is not this one', async () => {
  const text = POOL.replace('date:', 'incident: acme/search#2\ndate:');
  const { look, similar } = await declared({ 'postmortems/pool.md': text });
  await look();
  expect(similar()).toHaveLength(1);
});

test.each([
  ['nothing looks alike', { 'postmortems/disk.md': DISK }],
  ['there is no earlier one', { 'docs/pool.md': POOL }],
  [
    'the only one is about the incident itself',
    { 'postmortems/pool.md': POOL.replace('date:', 'incident: 2\ndate:') },
  ],
  [
    'the only one is about the incident itself, by its address',
    {
      'postmortems/pool.md': POOL.replace('date:', 'incident: https://github.com/acme/shop/issues/2\ndate:'),
    },
  ],
])('where %s, nothing is said', async (_, files) => {
  const { look, similar } = await declared(files);
  await look();
  expect(similar()).toEqual([]);
});

test('it costs five reads and one comment, however many post-mortems there are', async () => {
  const { world, look } = await declared({ 'postmortems/a.md': POOL, 'postmortems/b.md': DISK });
  world.github.calls.length = 0;
  await look();
  expect([world.github.reads, world.github.writes]).toEqual([5, 1]);
});

test.each([
  ['issues', { issue: { number: 2, labels: [{ name: 'incident' }] } }],
  ['pull_request', { pull_request: { number: 2 } }],
])('%s that Debrief opened itself is looked at, and no other', (event, payload) => {
  const by = (login: string) =>
    route(
      event,
      {
        ...payload,
        action: 'opened',
        repository: { name: 'shop', owner: { login: 'acme' } },
        sender: { login, type: 'Bot' },
      },
      'debrief',
    ).filter(({ kind }) => kind === 'similar');
  expect(by('debrief[bot]')).toEqual([{ kind: 'similar', owner: 'acme', repo: 'shop', number: 2 }]);
  expect(by('ana')).toEqual([]);
});
