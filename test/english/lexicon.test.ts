import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/english/lexicon/entry.ts';
import * as judgements from '../../src/english/lexicon/judgements.ts';
import { FAULT_PHRASES, FAULT_VERBS } from '../../src/english/lexicon/verbs.ts';
import { ruleFor } from '../lint/blame/analyse.ts';

const entries: Entry[] = [
  ...FAULT_VERBS,
  ...FAULT_PHRASES,
  judgements.ACCIDENT,
  judgements.MANNER,
  judgements.BAD_ADJECTIVES,
  judgements.BAD_NOUNS,
  judgements.HUMAN_ERROR,
  judgements.PUNISHMENT,
  judgements.HINDSIGHT,
  judgements.CHARGES,
];

describe.each(entries.map((entry): [string, Entry] => [entry.sense, entry]))(
  '%s',
  (_sense, { hits, misses }) => {
    test.each(hits.map((text) => [text]))('is flagged: %s', (text) => {
      expect(ruleFor(text)).not.toBeNull();
    });
    test.each(misses.map((text) => [text]))('is not flagged: %s', (text) => {
      expect(ruleFor(text)).toBeNull();
    });
  },
);
