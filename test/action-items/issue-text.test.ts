import { describe, expect, test } from 'vitest';
import { type ItemContext, issueBody } from '../../src/action-items/issue.ts';
import {
  dueWords,
  itemTextOf,
  type RowName,
  rowsOf,
  rowTitle,
  withDue,
  withDueWords,
  withItemText,
  withOwner,
  withRow,
} from '../../src/action-items/issue-text.ts';
import type { PromisedItem } from '../../src/action-items/item.ts';

const item: PromisedItem = {
  path: 'postmortems/a.md',
  previousPath: null,
  lastLine: 12,
  acceptance: 'accepted',
  line: 12,
  text: 'Cap the pool | of each worker',
  owners: ['ana', 'acme/team'],
  due: '2026-03-20',
  type: 'prevent',
  priority: 'P1',
  link: null,
  doneWhen: 'no worker holds more than 20',
  factor: 'F1: The pool had no limit',
  repository: null,
  service: 'checkout',
  objective: 'Quiet nights',
};
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
const FULL = issueBody(item, context);
const SAYS: Record<RowName, string> = {
  owner: '`ana`, `acme/team`, who cannot be assigned in this repository',
  due: '2026-03-20',
  type: 'prevent',
  priority: 'P1',
  service: 'checkout',
  objective: 'Quiet nights',
  factor: 'F1: The pool had no limit',
  criterion: 'no worker holds more than 20',
  incident: '#34',
  source: '[Cards](https://github.test/x#L12)',
};
const NAMES = Object.keys(SAYS) as RowName[];

/**
 * What Debrief wrote in November 2026. Such issues are on GitHub: this text must be read after every rewording, so it is
 * never changed, and a rewording adds another one.
 */
const OF_2026_11 = `Cap the pool

| **Owner** | nobody is named yet |
| :- | :- |
| **Due** | no date is given yet |
| **Type** | prevent |
| **Priority** | P1 |
| **Service** | checkout |
| **Objective** | Quiet nights |
| **Addresses** | F1: The pool had no limit |
| **Done when** | no worker holds more than 20 |
| **Incident** | #34 |
| **Agreed in** | [Cards](https://github.test/x#L12) |

To give it an owner, assign this issue to one person.

When it is done, comment \`/action done <evidence>\`; \`/action help\` lists what else works here.
`;
const ADOPTED_IN_2026_11 =
  'This is an action item of [Cards](https://github.test/x#L12), due 2026-03-20: Cap the pool';

describe('what is written in an item’s issue is read again', () => {
  test('each row, by its name', () => {
    expect(Object.fromEntries(rowsOf(FULL))).toEqual(SAYS);
  });

  test.each(NAMES)('the row of the %s is replaced alone', (name) => {
    const changed = withRow(FULL, name, SAYS[name], 'other');
    expect(Object.fromEntries(rowsOf(changed))).toEqual({ ...SAYS, [name]: 'other' });
    expect(changed).toBe(
      FULL.replace(`**${rowTitle(name)}** | ${SAYS[name]} |`, `**${rowTitle(name)}** | other |`),
    );
  });

  test.each(NAMES.filter((name) => !['owner', 'due', 'source'].includes(name)))(
    'the row of the %s is taken out, and comes in again',
    (name) => {
      const { [name]: _, ...others } = SAYS;
      const without = withRow(FULL, name, SAYS[name], null);
      expect(Object.fromEntries(rowsOf(without))).toEqual(others);
      expect(Object.fromEntries(rowsOf(withRow(without, name, null, SAYS[name])))).toEqual(SAYS);
    },
  );

  test('a row that people changed stays', () => {
    expect(withRow(FULL, 'type', 'detect', 'other')).toBe(FULL);
    expect(withDue(FULL, '2026-03-21', '2026-04-01')).toBeNull();
    expect(withDue(FULL, null, '2026-04-01')).toBeNull();
  });

  test('the date, also from none and to none', () => {
    const none = withDue(FULL, '2026-03-20', null)!;
    expect(none).toBe(issueBody({ ...item, due: null }, context));
    expect(withDue(none, null, '2026-03-20')).toBe(FULL);
  });

  test('the owner, and the note that there is none', () => {
    expect(withOwner(FULL, 'ana')).toBe(
      issueBody({ ...item, owners: ['ana'] }, { ...context, assignee: 'ana' }),
    );
  });

  test('the text of the item', () => {
    const text = itemTextOf(FULL);
    expect(withItemText(FULL, text, 'Other')).toBe(issueBody({ ...item, text: 'Other' }, context));
    expect(withItemText(FULL, 'Else', 'Other')).toBe(FULL);
  });

  test('the date in the comment on an adopted issue', () => {
    const comment = `of [Cards](https://x)${dueWords('2026-03-20')}Cap the pool`;
    expect(withDueWords(comment, '2026-03-20', '2026-04-01')).toBe(
      `of [Cards](https://x)${dueWords('2026-04-01')}Cap the pool`,
    );
    expect(withDueWords('of [Cards: late](https://x): Cap: all', null, '2026-04-01')).toBe(
      'of [Cards: late](https://x), due 2026-04-01: Cap: all',
    );
    expect(withDueWords('Cap: all', null, '2026-04-01')).toBe('Cap: all');
  });
});

describe.each([
  ['saved by Debrief', OF_2026_11],
  ['saved by people', OF_2026_11.replaceAll('\n', '\r\n')],
])('an issue of November 2026, %s', (_, body) => {
  test('has all its rows', () => {
    expect(Object.fromEntries(rowsOf(body))).toEqual({
      ...SAYS,
      owner: 'nobody is named yet',
      due: 'no date is given yet',
    });
  });

  test('gets a date', () => {
    expect(rowsOf(withDue(body, null, '2026-04-01')!).get('due')).toBe('2026-04-01');
  });

  test('gets an owner, and loses the note that it has none', () => {
    const owned = withOwner(body, 'bo');
    expect(rowsOf(owned).get('owner')).toBe('`bo`');
    expect(owned).not.toContain('To give it an owner');
  });

  test('gets new rows in place of the old ones', () => {
    for (const name of NAMES.slice(2)) {
      const changed = withRow(body, name, SAYS[name], 'other');
      expect(rowsOf(changed).get(name)).toBe('other');
      expect(changed.match(/^\| \*\*/gm)).toHaveLength(NAMES.length);
    }
  });
});

test('the comment of November 2026 on an adopted issue gets another date', () => {
  expect(withDueWords(ADOPTED_IN_2026_11, '2026-03-20', '2026-04-01')).toContain('2026-04-01: Cap the pool');
});
