import { expect, test } from 'vitest';
import { checkSizes } from '../../scripts/generate/lexicon.ts';

test('a lexicon that its numbers or its table cannot hold is not compiled', () => {
  expect(() => checkSizes(8000, 2000)).not.toThrow();
  expect(() => checkSizes(8000, 70_000)).toThrow(/two bytes each/);
  expect(() => checkSizes(70_000, 2000)).toThrow(/two bytes each/);
  expect(() => checkSizes(20_000, 2000)).toThrow(/raise SLOT_BITS/);
});
