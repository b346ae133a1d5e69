import { expect, test } from 'vitest';
import { isFresh, renameIn } from '../../src/reconcile/renamed-repository.ts';

const repository = { name: 'store', owner: { login: 'kelp' } };
const NOW = Date.parse('2026-03-02T14:00:00Z');
const at = '2026-03-02T14:00:00.000Z';
const told = (payload: object, event = 'repository') => renameIn(event, { repository, ...payload }, NOW);

test('a repository that was renamed, or given to another owner, was something else before', () => {
  const to = 'kelp/store';
  expect(told({ action: 'renamed', changes: { repository: { name: { from: 'shop' } } } })).toEqual({
    from: 'kelp/shop',
    to,
    at,
  });
  expect(
    told({ action: 'transferred', changes: { owner: { from: { organization: { login: 'acme' } } } } }),
  ).toEqual({ from: 'acme/store', to, at });
  expect(
    told({
      action: 'transferred',
      changes: { owner: { from: { user: { login: 'mira' }, organization: null } } },
    }),
  ).toEqual({ from: 'mira/store', to, at });
});

test('an account that was renamed takes all of its repositories with it', () => {
  const payload = {
    action: 'renamed',
    target_type: 'Organization',
    account: { login: 'Kelp-Works', updated_at: '2026-03-02T13:59:00Z' },
    changes: { login: { from: 'kelp' } },
  };
  const found = renameIn('installation_target', payload, NOW);
  expect(found).toEqual({ from: 'kelp', to: 'Kelp-Works', at: '2026-03-02T13:59:00.000Z' });
  expect(renameIn('installation_target', { ...payload, changes: { slug: { from: 'k' } } }, NOW)).toBeNull();
  expect(renameIn('installation', payload, NOW)).toBeNull();
});

test.each([
  [{ action: 'edited', changes: { default_branch: { from: 'master' } } }],
  [{ action: 'renamed' }],
  [{ action: 'transferred', changes: { owner: { from: {} } } }],
  [{ action: 'archived', changes: null }],
])('no other event says so: %j', (payload) => {
  expect(told(payload)).toBeNull();
});

test('nothing but an event of a repository renames it', () => {
  expect(told({ action: 'renamed', changes: { repository: { name: { from: 'shop' } } } }, 'push')).toBeNull();
  expect(renameIn('repository', null, NOW)).toBeNull();
});

test.each([
  ['within the hour', '2026-03-02T13:30:00Z', true],
  ['days later, when another repository may have the former name', '2026-02-27T13:30:00Z', false],
])('a rename that is told %s', (_, updated_at, counts) => {
  const found = told({
    action: 'renamed',
    changes: { repository: { name: { from: 'shop' } } },
    repository: { ...repository, updated_at },
  });
  expect(found!.at).toBe(new Date(updated_at).toISOString());
  expect(isFresh(found!, NOW)).toBe(counts);
});
