import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ItemContext, issueBody, issueTitle } from '../../src/action-items/issue.ts';
import type { PromisedItem } from '../../src/action-items/item.ts';
import { keysOf } from '../../src/action-items/key.ts';
import { linkedHere, place, type TrackedIssue } from '../../src/action-items/plan.ts';
import { effectsOf } from '../markdown/as-github.ts';

const item = (text: string, more: Partial<PromisedItem> = {}): PromisedItem => ({
  path: 'postmortems/a.md',
  previousPath: null,
  lastLine: 12,
  acceptance: 'accepted',
  line: 12,
  text,
  owners: [],
  due: null,
  type: null,
  priority: null,
  link: null,
  doneWhen: null,
  factor: null,
  repository: null,
  service: null,
  objective: null,
  ...more,
});
const context: ItemContext = {
  incident: { owner: 'acme', repo: 'shop', number: 34 },
  here: { owner: 'acme', repo: 'shop' },
  postMortemTitle: 'Cards',
  permalink: 'https://github.test/x#L12',
  objective: null,
  assignee: null,
  deadLink: false,
  discussion: null,
  isLate: false,
  belongsIn: null,
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
    title: items[index]!.text,
    claims: [{ file: 'postmortems/a.md', keys: [key], incident: null, title: '', owner: null, due: null }],
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

  test('says that nobody is named, or nobody who can be assigned', () => {
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

describe('an item that changes', () => {
  const path = 'postmortems/a.md';
  const issue = (
    id: number,
    title: string,
    more: Partial<TrackedIssue['claims'][number]> = {},
  ): TrackedIssue => ({
    id,
    title,
    claims: [{ file: path, keys: keysOf([title]), incident: null, title, owner: null, due: null, ...more }],
  });
  const idsOf = (items: PromisedItem[], tracked: TrackedIssue[], incident: string | null = null) =>
    place(
      items,
      tracked,
      items.map(() => ({ incident })),
    ).map(({ id }) => id);

  test.each([
    ['a spelling', 'Renew printer certificats by a job', 'Renew printer certificates by a job'],
    ['a figure', 'Alert on pool use above 80 %', 'Alert on pool use above 90 %'],
    ['a word', 'Add a retry budget to the checkout', 'Add a retry budget to the checkout service'],
    ['its order', 'Page the on-call when the queue grows', 'When the queue grows, page the on-call'],
    ['its punctuation and markup', 'Alert on **pool use**, above 80%', 'alert on pool-use above 80%.'],
  ])('in %s keeps its issue', (_, before, after) => {
    expect(idsOf([item(after)], [issue(7, before)])).toEqual([7]);
  });

  test('into another item does not', () => {
    expect(idsOf([item('Write a runbook for failover')], [issue(7, 'Alert on pool use above 80 %')])).toEqual(
      [null],
    );
    expect(
      idsOf(
        [item('Alert on pool use above 80 %')],
        [issue(7, 'Alert on pool use above 80 %', { file: 'x.md' })],
      ),
    ).toEqual([null]);
  });

  test('keeps its issue beside others that are much like it', () => {
    const tracked = ['north', 'south', 'west'].map((depot, index) =>
      issue(7 + index, `Alert on the queue of depot ${depot}`),
    );
    const items = ['west', 'south', 'norrth', 'east'].map((depot) =>
      item(`Alert on the queue of depot ${depot}`),
    );
    expect(idsOf(items, tracked)).toEqual([9, 8, 7, null]);
  });

  test('is found under every name that it had, and in another file about the same incident', () => {
    const old = issue(7, 'Something that the owner wrote', { keys: ['x', ...keysOf(['Alert on pool use'])] });
    expect(idsOf([item('Alert on pool use')], [old])).toEqual([7]);
    const moved = issue(8, 'Something else', {
      file: 'old/c.md',
      keys: keysOf(['Add retries']),
      incident: 'acme/shop#34',
    });
    expect(idsOf([item('Add retries')], [moved], 'acme/shop#34')).toEqual([8]);
    expect(idsOf([item('Add retries')], [moved], 'acme/shop#35')).toEqual([null]);
  });

  test('is found by its title when the owner rewrote the text and the marker went with it', () => {
    expect(idsOf([item('Alert on pool use')], [{ id: 7, title: 'Alert on pool use', claims: [] }])).toEqual([
      7,
    ]);
    expect(idsOf([item('Alert on pool use')], [{ id: 7, title: 'Pool alert', claims: [] }])).toEqual([null]);
  });

  test('keeps its issue when the text of another issue was pasted above', () => {
    const [a, b] = [issue(7, 'Alert on pool use'), issue(8, 'Add retries')];
    const pasted = { ...a!, claims: [...b!.claims, ...a!.claims] };
    expect(idsOf([item('Add retries'), item('Alert on pool use')], [pasted, b!])).toEqual([8, 7]);
    const overwritten = { ...a!, claims: b!.claims };
    expect(idsOf([item('Add retries'), item('Alert on pool use')], [overwritten, b!])).toEqual([8, 7]);
  });
});

describe('the title of an issue', () => {
  const long = (words: number) => Array.from({ length: words }, (_, index) => `word${index}`).join(' ');

  test.each([
    ['short ones as they are', 'Alert on pool use. Above 80%.', 'Alert on pool use. Above 80%.'],
    ['the first sentences that fit', `Alert on pool use. It has ${long(30)}.`, 'Alert on pool use.'],
    [
      'a title of a person inside a sentence, which does not end it',
      `Tell Dr. Ames of ${long(25)}. Then rest.`,
      `Tell Dr. Ames of ${long(25)}.`,
    ],
    ['one long sentence whole', `${long(25)}.`, `${long(25)}.`],
  ])('has %s', (_, text, title) => {
    expect(issueTitle(item(text))).toBe(title);
  });

  test('never ends within a word, and says that it was cut', () => {
    const title = issueTitle(item(long(80)));
    expect(title.length).toBeLessThanOrEqual(256);
    expect(title).toMatch(/ word\d+…$/);
    expect(issueTitle(item(`${long(20)}, ${long(60)}`))).toBe(`${long(20)}…`);
  });
});
