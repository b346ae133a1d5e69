import { expect, test } from 'vitest';
import { checkSizes } from '../../scripts/generate/lexicon.ts';

test('refuses to compile a lexicon too large for its 16-bit indexes or its hash table', () => {
  expect(() => checkSizes(8000, 2000)).not.toThrow();
  expect(() => checkSizes(8000, 70_000)).toThrow(/two bytes each/);
  expect(() => checkSizes(70_000, 2000)).toThrow(/two bytes each/);
  expect(() => checkSizes(20_000, 2000)).toThrow(/raise SLOT_BITS/);
});
