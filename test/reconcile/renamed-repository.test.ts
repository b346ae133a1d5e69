import { expect, test } from 'vitest';
import { renamedRepository } from '../../src/reconcile/renamed-repository.ts';

const repository = { name: 'store', owner: { login: 'kelp' } };
const renamed = (payload: object, event = 'repository') =>
  renamedRepository(event, { repository, ...payload });
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
  expect(renamedRepository('repository', null)).toBeNull();
});
