import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { didYouMean } from '../../src/policy/did-you-mean.ts';

test.each([
  // Two letters changed places, or one is another: both are one slip.
  ['lnit', ' Did you mean "init" or "lint"?'],
  ['lnti', ' Did you mean "lint"?'],
  ['itmes', ' Did you mean "items"?'],
  ['statsu', ' Did you mean "status"?'],
  // Cut short.
  ['vers', ' Did you mean "version"?'],
  ['quux', ''],
])('debrief %s is asked about:%s', (typed, said) => {
  expect(didYouMean(typed, Object.keys(commands))).toBe(said);
});

test('a longer name of several words is another name, and no word that was cut short', () => {
  expect(didYouMean('API', ['API Gateway'])).toBe('');
  expect(didYouMean('warn', ['warning', 'off'])).toBe(' Did you mean "warning"?');
});

test('words that are equally near are named once each, and of many none is preferred', () => {
  expect(didYouMean('cat', ['bat', 'bat', 'rat'])).toBe(' Did you mean "bat" or "rat"?');
  expect(didYouMean('cta', ['Cat', 'cat'])).toBe(' Did you mean "Cat"?');
  expect(didYouMean('cat', ['bat', 'rat', 'hat'])).toBe(' Did you mean "bat", "rat" or "hat"?');
});
