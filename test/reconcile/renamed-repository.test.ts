import { expect, test } from 'vitest';
import { renamedRepository } from '../../src/reconcile/renamed-repository.ts';

const repository = { name: 'store', owner: { login: 'kelp' } };
const NOW = Date.parse('2026-03-02T14:00:00Z');
const renamed = (payload: object, event = 'repository') =>
  renamedRepository(event, { repository, ...payload }, NOW);
const to = { owner: 'kelp', repo: 'store' };

test('a repository that was renamed, or given to another owner, was something else before', () => {
  expect(renamed({ action: 'renamed', changes: { repository: { name: { from: 'shop' } } } })).toEqual({
    from: { owner: 'kelp', repo: 'shop' },
    to,
  });
  expect(
    renamed({ action: 'transferred', changes: { owner: { from: { organization: { login: 'acme' } } } } }),
  ).toEqual({ from: { owner: 'acme', repo: 'store' }, to });
  expect(
    renamed({
      action: 'transferred',
      changes: { owner: { from: { user: { login: 'mira' }, organization: null } } },
    }),
  ).toEqual({ from: { owner: 'mira', repo: 'store' }, to });
});

test.each([
  [{ action: 'edited', changes: { default_branch: { from: 'master' } } }],
  [{ action: 'renamed' }],
  [{ action: 'transferred', changes: { owner: { from: {} } } }],
  [{ action: 'archived', changes: null }],
])('no other event says so: %j', (payload) => {
  expect(renamed(payload)).toBeNull();
});

test('nor does anything that is no event of a repository', () => {
  expect(
    renamed({ action: 'renamed', changes: { repository: { name: { from: 'shop' } } } }, 'push'),
  ).toBeNull();
  expect(renamedRepository('repository', null, NOW)).toBeNull();
});

test.each([
  ['within the hour', '2026-03-02T13:30:00Z', true],
  ['days later, when another repository may have the former name', '2026-02-27T13:30:00Z', false],
])('a rename that is told %s', (_, updated_at, counts) => {
  const found = renamed({
    action: 'renamed',
    changes: { repository: { name: { from: 'shop' } } },
    repository: { ...repository, updated_at },
  });
  expect(found !== null).toBe(counts);
});
