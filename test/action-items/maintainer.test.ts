import { expect, test } from 'vitest';
import { maintainerOf } from '../../src/action-items/maintainer.ts';
import { readPolicy } from '../../src/policy/load.ts';

test.each(['payments', 'acme/payments', '@acme/payments', '@payments'])(
  'a team has its person however the policy writes it: %s',
  (team) => {
    const { policy } = readPolicy(
      JSON.stringify({ actionItems: { maintainers: { [team]: 'rea' } } }),
      'debrief.yml',
      null,
    );
    for (const asked of ['payments', 'acme/payments'])
      expect(maintainerOf(asked, policy.actionItems)).toBe('rea');
    expect(maintainerOf('acme/search', policy.actionItems)).toBeNull();
  },
);
