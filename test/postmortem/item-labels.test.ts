import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(
    ({ text, owners, due, issue }) => ({ text, owners, due: due?.date ?? null, issue }),
  );

describe('an item below a sub-heading has the owner and the day that labels give it', () => {
  test.each([
    '**Owner:** Ann\n**Due:** 2026-04-20',
    '**Owner**: Ann\n**Due**: 2026-04-20',
    '**Owner:** Ann | **Due:** 2026-04-20',
    'The drain hangs on a full disk.\n\n**Owner:** Ann  \n**Due:** 2026-04-20',
    '**Status:** Open\n\n**Owner:** Ann\n\n**Due:** 2026-04-20',
    '**Who:** Ann\n**When:** 2026-04-20',
    '**Team:** Ann\n\n**Due by:** 2026-04-20',
  ])('%j', (body) => {
    const found = items(`### Drain the queue first\n\n${body}\n\n### Alarm on its age\n\n${body}`);
    expect(found).toMatchObject([
      { text: 'Drain the queue first', owners: ['Ann'], due: '2026-04-20' },
      { text: 'Alarm on its age', owners: ['Ann'], due: '2026-04-20' },
    ]);
  });

  test('and a heading about people ends the items', () => {
    expect(items('- Drain the queue\n\n**Owners**\n\n- Ann\n- Bo')).toMatchObject([
      { text: 'Drain the queue', owners: [] },
    ]);
  });
});

describe('a name ends where another field begins', () => {
  test.each([
    ['**Owner:** @ann **Due:** 2026-04-20 #33', 'ann', '#33'],
    ['**Owner:** Ann Lee **Due:** 2026-04-20 OPS-33', 'Ann Lee', 'OPS-33'],
    ['**Owner:** Ann Lee OPS-33 **Due:** 2026-04-20', 'Ann Lee', 'OPS-33'],
    ['**Owner:** Ann **Effort:** two days **Due:** 2026-04-20', 'Ann', null],
    ['(owner: Core team org/queue#33), due 2026-04-20', 'Core team', 'org/queue#33'],
  ])('%s', (fields, owner, issue) => {
    expect(items(`- Drain the queue ${fields}`)).toMatchObject([
      { owners: [owner], due: '2026-04-20', issue },
    ]);
  });

  test('also below the item', () => {
    const [item] = items('- Drain the queue\n  - Who: Ann\n  - When: 2026-04-20');
    expect(item).toMatchObject({ text: 'Drain the queue', owners: ['Ann'], due: '2026-04-20' });
  });
});
