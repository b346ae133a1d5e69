import { expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { look } from '../../src/reconcile/look.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import { DAY, HOUR, MINUTE } from '../../src/vocabulary/milliseconds.ts';

const DOCUMENT = `---
title: Checkout rejects cards
date: 2026-03-01
---

# Checkout rejects cards

## Action items

- [ ] Rotate the certificates, owner: @ana, due 2026-03-20
`;

/** A merged post-mortem whose item can have no issue, since its repository has them turned off. */
async function refused() {
  let clock = Date.parse('2026-03-01T14:00:00Z');
  const github = new FakeGitHub({ now: () => new Date(clock) });
  const ana = github.as('ana');
  const shop = github.repository('acme', 'shop', { people: { ana: 'write' }, files: { 'README.md': '' } });
  ana.write(shop, { 'postmortems/cards.md': DOCUMENT }, 'topic');
  const wish = { title: 'Post-mortem', body: '', head: 'topic', base: 'main', draft: false };
  const { number } = await ana.openPullRequest(shop, wish);
  await ana.merge({ ...shop, number });
  shop.hasIssues = false;

  const store = new SqliteStore({ url: null, folder: null, now: () => clock });
  const looks: number[] = [];
  const options = {
    githubFor: async () => github.port(),
    store,
    log: makeLog('silent'),
    now: () => new Date(clock),
  };
  await store.work(async (ref, holds) => {
    if (ref.kind === 'action-items') looks.push(clock);
    await look(ref, options, holds);
  });
  const idle = async () => {
    while ((await store.counts()).active > 0) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Lets the clock run, with a sweep each ten minutes that takes up what was given up, and a clean-up each day. */
  const run = async (milliseconds: number, step = MINUTE / 4) => {
    const end = clock + milliseconds;
    while (clock < end) {
      clock += step;
      if (clock % (10 * MINUTE) === 0) await store.retryGivenUp();
      if (clock % DAY === 0) await store.tidy();
      await store.tick();
      await idle();
    }
  };
  const ask = () => store.enqueue({ kind: 'action-items', owner: 'acme', repo: 'shop', number });
  return { shop, store, looks, run, ask };
}

test('an item whose repository has no issues for days is tried once a day', async () => {
  const { store, looks, run, ask } = await refused();
  await ask();
  await run(20 * MINUTE);
  await run(2 * DAY, 10 * MINUTE);
  const atFirst = looks.length;
  await run(5 * DAY, 10 * MINUTE);
  expect(looks.length - atFirst).toBe(5);
  await store.close(0);
});

test('an item whose repository has no issues is tried ever more rarely, and at once when somebody comments', async () => {
  const { shop, store, looks, run, ask } = await refused();
  await ask();
  await run(20 * MINUTE);
  const atFirst = looks.length;
  expect(atFirst).toBeLessThanOrEqual(11);
  await run(100 * MINUTE);
  expect(looks.length - atFirst).toBe(1);
  await run(10 * HOUR);
  expect(looks.length - atFirst).toBe(2);
  expect((await store.counts()).givenUp).toBe(1);

  shop.hasIssues = true;
  await ask();
  await run(MINUTE);
  const titles = [...shop.issues.values()].map(({ issue }) => issue.title);
  expect(titles).toContain('Rotate the certificates');
  expect((await store.counts()).givenUp).toBe(0);
  await store.close(0);
});
