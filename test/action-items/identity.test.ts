import { describe, expect, test } from 'vitest';
import { type Comparable, matchItems } from '../../src/action-items/identity/match.ts';
import { readingContext } from '../../src/lint/engine.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { ActionItem } from '../../src/postmortem/model.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { world } from '../cli/world.ts';
import { Edits, type KnownItem } from './identity/edited.ts';
import { PROMISES } from './identity/promises.ts';
import { Rewriting } from './identity/rewritten.ts';

const comparable = ({ text, owner, due }: KnownItem): Comparable => ({
  text,
  owners: owner ? [owner] : [],
  due,
  type: null,
  link: null,
});

const comparableOf = ({ text, owners, due, type, issue: link }: ActionItem): Comparable => ({
  text,
  owners,
  due: due?.date ?? null,
  type,
  link,
});

/** What became of the pairs of many edited documents, of which the right answer is known. */
function score(documents: number, kind: Edits['kind']) {
  const found = { pairs: 0, matched: 0, sure: 0, falseSure: [] as string[] };
  for (let seed = 1; seed <= documents; seed++) {
    const { old, now } = new Edits(seed, kind).document();
    const still = new Set(now.map(({ id }) => id));
    found.pairs += old.filter(({ id }) => still.has(id)).length;
    for (const match of matchItems(old.map(comparable), now.map(comparable))) {
      if (match.old === null || match.new === null) continue;
      const [before, after] = [old[match.old]!, now[match.new]!];
      if (before.id !== after.id && match.sure) found.falseSure.push(`${before.text} → ${after.text}`);
      if (before.id === after.id) found.matched += 1;
      if (before.id === after.id && match.sure) found.sure += 1;
    }
  }
  return found;
}

describe('an item is followed through random edits of its document', () => {
  test('with slips, additions, new owners, new order, and siblings that come and go', () => {
    const { pairs, matched, sure, falseSure } = score(300, 'slips');
    expect(falseSure).toEqual([]);
    expect(matched / pairs).toBeGreaterThanOrEqual(0.99);
    expect(sure / pairs).toBeGreaterThanOrEqual(0.98);
  });

  test('with rewritten sentences: found, with a question where the words leave a doubt', () => {
    const { pairs, matched, sure, falseSure } = score(300, 'rewordings');
    expect(falseSure).toEqual([]);
    expect(matched / pairs).toBeGreaterThanOrEqual(0.97);
    expect(sure / pairs).toBeGreaterThanOrEqual(0.75);
  });
});

test('an item is followed through documents with a new layout, split and merged items, new numbers and German text', () => {
  const found = { pairs: 0, matched: 0, sure: 0, falseSure: [] as string[] };
  const context = readingContext(DEFAULT_POLICY, '2026-03-02');
  for (let seed = 1; seed <= 120; seed++) {
    const story = new Rewriting(seed);
    const [before, after] = [story.render(story.old), story.render(story.now)];
    const [old, now] = [before, after].map(({ text, lines }) => {
      const items = readPostMortem(parseMarkdown(text, 'a.md'), context).actionItems;
      expect(items.map(({ line }) => line).toSorted((a, b) => a - b)).toEqual([...lines.keys()]);
      return items.map((item) => ({ item, ids: lines.get(item.line)!.ids }));
    });
    const matches = matchItems(
      old!.map(({ item }) => comparableOf(item)),
      now!.map(({ item }) => comparableOf(item)),
    );
    const pairs = matches.flatMap((match) =>
      match.old === null || match.new === null
        ? []
        : [{ ...match, from: old![match.old]!, to: now![match.new]! }],
    );
    const isSame = ({ from, to }: (typeof pairs)[number]) => from.ids.some((id) => to.ids.includes(id));
    for (const pair of pairs)
      if (pair.sure && !isSame(pair)) found.falseSure.push(`${pair.from.item.text} → ${pair.to.item.text}`);
    for (const { ids } of old!) {
      const heirs = now!.filter((each) => ids.some((id) => each.ids.includes(id)));
      if (!heirs.length) continue;
      found.pairs += 1;
      // Of two that became one, one has the issue.
      const own = pairs.filter((pair) => heirs.includes(pair.to) && isSame(pair));
      if (own.length) found.matched += 1;
      if (own.some(({ sure }) => sure)) found.sure += 1;
    }
  }
  expect(found.falseSure).toEqual([]);
  expect(found.matched / found.pairs).toBeGreaterThanOrEqual(0.99);
  expect(found.sure / found.pairs).toBeGreaterThanOrEqual(0.97);
});

describe('an item is the same', () => {
  const item = (text: string, more: Partial<Comparable> = {}): Comparable => ({
    text,
    owners: [],
    due: null,
    type: null,
    link: null,
    ...more,
  });
  const others = PROMISES.slice(0, 4).map(([text]) => item(text));
  const verdict = (old: Comparable, now: Comparable) => {
    const pair = matchItems([...others, old], [now, ...others]).find((match) => match.old === others.length)!;
    return pair.new === null ? 'another' : pair.sure ? 'same' : 'asked';
  };

  test.each([
    ['Freeze deployments in December', 'Freeze all deployments in **December**', 'same'],
    ['Freeze deployments in December', 'freeze deploymnts in December', 'same'],
    ['Set `maxPoolSize` to twelve', 'Set max_pool_size to 12', 'same'],
    ['Freeze deployments in December', 'Freeze deployments in January', 'asked'],
    ['Stop retrying webhooks after 5 attempts', 'Stop retrying webhooks after 25 attempts', 'same'],
    ['Fix the health check of the worker', 'Repair the healthcheck of the worker', 'same'],
    ['Add monitoring to service A', 'Add monitoring to service B', 'asked'],
    ['Add a dashboard for the EU region', 'Add a dashboard for the US region', 'asked'],
    ['Rehearse the loss of a disk', 'Rehearse the loss of a rack', 'asked'],
    ['Freeze deployments in December', 'Buy a second phone for the office', 'another'],
  ])('%s → %s: %s', (old, now, expected) => {
    expect(verdict(item(old), item(now))).toBe(expected);
  });

  test('whatever it says now, when both name one issue; never when they name two', () => {
    const linked = (text: string, link: string) => item(text, { link });
    expect(verdict(linked('Freeze deployments', '#12'), linked('Say no in December', '#12'))).toBe('same');
    expect(verdict(linked('Freeze deployments', '#12'), linked('Freeze deployments', '#13'))).not.toBe(
      'same',
    );
  });

  test('one word was exchanged, but owner and date are as they were', () => {
    const agreed = { owners: ['ana'], due: '2026-05-01' };
    const [old, now] = [item('Raise the pool to 80', agreed), item('Raise the pool to 95', agreed)];
    expect(verdict(old, now)).toBe('same');
    expect(verdict(old, { ...now, owners: ['bo'] })).toBe('asked');
  });

  test('reworded with another owner and another date at once: a person is asked, and no second issue is opened', () => {
    const old = item('Write down how to open the gates with a key', { owners: ['ana'], due: '2026-05-01' });
    const now = item('Write down how to open the gates with a crank', { owners: ['bo'], due: '2026-06-01' });
    expect(verdict(old, now)).toBe('asked');
    const manual = item('Write down how to open the gates by hand', { owners: ['ana'], due: '2026-05-01' });
    expect(verdict(manual, { ...now, text: 'Write down how to open the gates manually' })).toBe('same');
  });

  test('two with the same text are distinguished by their owners', () => {
    const twins = [item('Add retries', { owners: ['ana'] }), item('Add retries', { owners: ['bo'] })];
    const matches = matchItems(twins, [...twins].reverse());
    expect(matches.map(({ old, new: now }) => [old, now])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

const HEAD = '---\ntitle: Checkout was down\ndate: 2026-03-01\nseverity: SEV2\n---\n\n# Checkout was down\n';

test('`debrief items match` pairs lines across a table, moved sections, an item that went and one that came', async () => {
  const old = `${HEAD}\n## Action items\n\n- [ ] Alert on pool use above 80 %, owner: @bo, due 2026-03-20\n- [ ] Add a retry budget to the payment client, owner: @ana\n- [ ] Rotate the edge certificates, owner: @chi\n`;
  const now = `${HEAD}\n## Action items\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Give the payment client a retry budget | @ana | 2026-04-01 |\n| Run a game day without the VPN | @dee | |\n| Alert when pool use is above 80 % | @bo | 2026-03-20 |\n`;
  const { debrief } = world({ 'old.md': old, 'new.md': now });
  const { code, out, err } = await debrief(['items', 'match', 'old.md', 'new.md', '--format', 'json']);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    { old: 11, new: 15, sure: true },
    { old: 12, new: 13, sure: true },
    { old: 13, new: null, sure: true },
    { old: null, new: 14, sure: true },
  ]);
});

test('`debrief items match` without two files says what it needs', async () => {
  const { debrief } = world({ 'old.md': HEAD });
  const { code, err } = await debrief(['items', 'match', 'old.md']);
  expect([code, err]).toEqual([2, 'debrief: Two files: `debrief items match OLD.md NEW.md`.\n']);
});
