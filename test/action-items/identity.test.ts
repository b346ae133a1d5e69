import { describe, expect, test } from 'vitest';
import { type Comparable, matchItems } from '../../src/action-items/identity/match.ts';
import { world } from '../cli/world.ts';
import { Edits, type Known } from './identity/edited.ts';
import { PROMISES } from './identity/promises.ts';

const comparable = ({ text, owner, due }: Known): Comparable => ({
  text,
  owners: owner ? [owner] : [],
  due,
  type: null,
  link: null,
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

  test('with sentences that somebody wrote anew: found, and asked about where the words leave a doubt', () => {
    const { pairs, matched, sure, falseSure } = score(300, 'rewordings');
    expect(falseSure).toEqual([]);
    expect(matched / pairs).toBeGreaterThanOrEqual(0.97);
    expect(sure / pairs).toBeGreaterThanOrEqual(0.75);
  });
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

  test('of two that say the same, the owner tells which is which', () => {
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
