import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from '../../../bench/blame/measure.ts';
import { readSentences, weightsFile } from '../../../scripts/train-blame.ts';

test('the weights are those that the script makes of the sentences', () => {
  const shipped = readFileSync(new URL('../../../src/lint/blame/weights.ts', import.meta.url), 'utf8');
  expect(weightsFile() === shipped, 'stale: npx node scripts/train-blame.ts').toBe(true);
}, 60_000);

test('keeps its figures on sentences that it was not trained on', { timeout: 120_000 }, () => {
  const { precision, recall } = measure(readSentences('heldout'));
  expect(precision).toBeGreaterThan(0.95);
  expect(recall).toBeGreaterThan(0.5);
});
