import { describe, expect, test } from 'vitest';
import { MILESTONE_SENSES } from '../../src/postmortem/phrases/milestones.ts';
import { statedMilestones } from '../../src/postmortem/timeline/milestones.ts';

describe.each(MILESTONE_SENSES.map((sense) => [sense.milestone, sense.sense, sense] as const))(
  '%s: %s',
  (milestone, _, { hits, misses }) => {
    test.each(hits)('is found in “%s”', (text) => {
      expect(statedMilestones(text)).toContain(milestone);
    });

    test.each(misses)('is not found in “%s”', (text) => {
      expect(statedMilestones(text)).not.toContain(milestone);
    });
  },
);
