import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(({ text }) => text);
const types = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(({ type }) => type);

describe('a bullet above others is a group', () => {
  test.each([
    ['a verb alone', '- Build:\n  - a linter for scripts\n  - `set -e` in each', 2],
    ['a bold verb', '- **Deploy**\n  - pinned images', 1],
    ['the name of a type', '- Prevent:\n  - a limit on batches', 1],
    ['a verb among groups', '- Alarms:\n  - one on age\n- Review process:\n  - two reviewers', 2],
    ['a caption of things to do', '- Fix alarms:\n  - Add one on age\n  - Remove one on load', 2],
  ])('as %s', (_name, body, count) => {
    const found = items(body);
    expect(found).toHaveLength(count);
    expect(found.join()).not.toMatch(/Build|Deploy|Prevent|process|Fix/);
  });

  test.each([
    ['what is to be done, in detail', '- Improve alarms\n  - Add one on age'],
    ['what is to be done, for several', '- Add alarms for:\n  - age\n  - load'],
    ['a few words with their fields', '- Drain it first\n  - Owner: Ann\n  - Due: 2026-04-20'],
  ])('but not %s', (_name, body) => {
    expect(items(body)).toHaveLength(1);
  });
});

test('a group and a sub-heading give their type to what says none of its own', () => {
  expect(types('- Prevent:\n  - a limit\n- Detect:\n  - an alarm\n  - [process] a rota')).toEqual([
    'prevent',
    'detect',
    'process',
  ]);
  expect(types('### Mitigate (P1)\n\n- a fallback\n\n### Indexer\n\n- a limit')).toEqual(['mitigate', null]);
});
