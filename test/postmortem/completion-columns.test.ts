import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** Owners, status, state and due date of the item of a table with this column. */
function item(header: string, cell: string) {
  const table = `| Action | Remarks | ${header} |\n| - | - | - |\n| Add an alert on the queue | see wiki | ${cell} |`;
  const [first] = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${table}\n`).actionItems;
  return { owners: first!.owners, status: first!.status, state: first!.state, due: first!.due?.date ?? null };
}
const only = (some: object) => ({ status: null, state: 'open', due: null, ...some });

describe('a column “Implemented …” is read by its header', () => {
  test.each(['Implemented by', 'Done by', 'Fixed by', 'Resolved by'])(
    '%s: who does it, or by when',
    (header) => {
      expect(item(header, 'Ann Lee')).toEqual(only({ owners: ['Ann Lee'] }));
      expect(item(header, '2026-04-10')).toMatchObject({ due: '2026-04-10', state: 'open' });
    },
  );

  test('a place says nothing about how far it is', () => {
    expect(item('Implemented in', 'Terraform')).toMatchObject({ status: null, state: 'open' });
    expect(item('Implemented in', 'Done via Helm')).toMatchObject({ status: null, state: 'open' });
  });

  test.each(['Implemented', 'Implemented?', 'Implemented on', 'Date implemented', 'Done?', 'Completed'])(
    '%s: a day says that it is done',
    (header) => {
      expect(item(header, '2026-03-10')).toMatchObject({ state: 'done', status: 'Done', due: null });
      expect(item(header, '2026-09-10')).toMatchObject({ state: 'open' });
    },
  );

  test.each(['Implemented', 'Implemented?', 'Done?'])('%s: or a word does', (header) => {
    expect(item(header, 'Yes')).toMatchObject({ state: 'done', status: 'Yes' });
    expect(item(header, 'Y')).toMatchObject({ state: 'done' });
    expect(item(header, 'not yet')).toMatchObject({ state: 'open' });
  });
});
