import { expect, test } from 'vitest';
import { toGitHubError } from '../../src/github/errors.ts';

const refusal = (status: number, message: string, headers = {}) =>
  Object.assign(new Error(message), { status, response: { headers } });

test.each([
  [403, 'Repository was archived so is read-only.', 'archived'],
  [403, 'Resource not accessible by integration', 'permission'],
  [403, 'Unable to create comment because issue is locked.', 'locked'],
  [403, 'You have exceeded a secondary rate limit.', 'limit'],
  [404, 'Not Found', 'missing'],
  [410, 'Issues has been disabled in this repository.', 'issues-off'],
  [422, 'Repository rule violations found', 'protected'],
  [422, 'Validation Failed', 'other'],
  [502, 'Bad Gateway', 'other'],
])('GitHub’s %i “%s” is understood as %s', (status, message, kind) => {
  expect(toGitHubError('comment in acme/shop', refusal(status, message), 0).kind).toBe(kind);
});

test('the name of a repository says nothing about a refusal', () => {
  const { kind } = toGitHubError(
    'comment in acme/archived-locked-rulesets',
    refusal(422, 'Validation Failed'),
    0,
  );
  expect(kind).toBe('other');
});
