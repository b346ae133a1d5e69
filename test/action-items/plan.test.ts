import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ItemContext, issueBody, issueTitle } from '../../src/action-items/issue.ts';
import type { PromisedItem } from '../../src/action-items/item.ts';
import { keysOf } from '../../src/action-items/key.ts';
import { linkedHere, place } from '../../src/action-items/plan.ts';
import { effectsOf } from '../markdown/as-github.ts';

const item = (text: string, more: Partial<PromisedItem> = {}): PromisedItem => ({
  path: 'postmortems/a.md',
  previousPath: null,
  line: 12,
  text,
  owners: [],
  due: null,
  type: null,
  link: null,
  ...more,
});
const context: ItemContext = {
  incident: { owner: 'acme', repo: 'shop', number: 34 },
  here: { owner: 'acme', repo: 'shop' },
  postMortemTitle: 'Cards',
  permalink: 'https://github.test/x#L12',
  assignee: null,
  deadLink: false,
};

describe('the name of an item', () => {
  test('survives markup, case, order and layout', () => {
    const [a, b] = keysOf(['Alert on **pool use**, above 80%', 'Add retries']);
    expect(keysOf(['add retries.', 'Alert on pool use above 80%'])).toEqual([b, a]);
  });

  test('is unique in its document, whatever people write', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('Do it', 'do it!', '🔥', ''))), (texts) => {
        expect(new Set(keysOf(texts)).size).toBe(texts.length);
      }),
    );
  });
});

describe('the issue of an item', () => {
  const items = [item('Alert on pool use'), item('Add retries'), item('Add retries')];
  const tracked = place(items, []).map(({ key }, index) => ({
    id: 40 + index,
    file: 'postmortems/a.md',
    key,
  }));

  test('is found by file and name, also after the items changed places', () => {
    expect(place(items, tracked).map(({ id }) => id)).toEqual([40, 41, 42]);
    expect(place([...items].reverse(), tracked).map(({ id }) => id)).toEqual([41, 42, 40]);
  });

  test('is found under the former name of the file, and not in another file', () => {
    const moved = items.map((each) => ({
      ...each,
      path: 'postmortems/b.md',
      previousPath: 'postmortems/a.md',
    }));
    expect(place(moved, tracked).map(({ id }) => id)).toEqual([40, 41, 42]);
    const others = items.map((each) => ({ ...each, path: 'postmortems/c.md' }));
    expect(place(others, tracked).map(({ id }) => id)).toEqual([null, null, null]);
  });
});

describe('what the issue says', () => {
  test('rings nobody, closes nothing and holds no markup of others', () => {
    const text =
      'Fixes #12: ask @ana, @bo and @acme/team; closes acme/shop#3 <img src=x> <!-- debrief:panel -->';
    const body = issueBody(item(text, { owners: ['ana', 'acme/team'] }), context);
    expect(effectsOf(body)).toMatchObject({ mentions: [], closes: [], images: 0 });
    expect(body).not.toContain('<!--');
  });

  test('keeps code and links as they were', () => {
    const text = 'Pin `@octokit/rest` as [this](https://example.org/@me) says';
    expect(issueBody(item(text), context)).toContain(text);
  });

  test('says so when nobody is named, or nobody who can be assigned', () => {
    expect(issueBody(item('x'), context)).toContain('nobody is named yet');
    expect(issueBody(item('x', { owners: ['Ana Ruiz'] }), context)).toContain(
      '`Ana Ruiz`, who cannot be assigned',
    );
    expect(issueBody(item('x', { due: '2026-04-01' }), { ...context, assignee: 'ana' })).toMatch(
      /\| \*\*Owner\*\* \| `ana` \|\n.*\n\| \*\*Due\*\* \| 2026-04-01 \|/,
    );
  });

  test('has a title of at most 256 characters, in whole characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), (text) => {
        const title = issueTitle(item(text));
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(256);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
    expect(issueTitle(item('Pin `@octokit/rest` as **[this](https://example.org)** says'))).toBe(
      'Pin @\u200Boctokit/rest as this says',
    );
  });
});

test.each([
  ['#12', 12],
  ['acme/shop#12', 12],
  ['ACME/shop#12', 12],
  ['https://github.com/acme/shop/issues/12', 12],
  ['https://github.com/acme/shop/issues/12#issuecomment-5', 12],
  ['acme/other#12', null],
  ['https://github.com/acme/other/issues/12', null],
  ['https://jira.example/browse/OPS-12', null],
])('the link %s is the issue %s of this repository', (link, number) => {
  expect(linkedHere(link, { owner: 'acme', repo: 'shop' })?.number ?? null).toBe(number);
});
