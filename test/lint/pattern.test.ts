import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { optionsSchema } from '../../src/lint/options-schema.ts';
import title from '../../src/lint/rules/structure/title.ts';
import { patternOf, patternProblem } from '../../src/lint/support/pattern.ts';

test('a pattern of a policy is made once, and only the last few are kept', () => {
  const first = patternOf('^post-mortem');
  expect(patternOf('^post-mortem')).toBe(first);
  for (let i = 0; i < 100; i++) patternOf(`^post-mortem-${i}`);
  expect(patternOf('^post-mortem')).not.toBe(first);
  expect(patternOf('^post-mortem')).toEqual(first);
});

describe('a pattern that always ends may run', () => {
  test.each([
    '^Post-mortem: ',
    '^\\d{4}-\\d\\d-\\d\\d-[a-z0-9-]+\\.md$',
    '^[A-Z]+-\\d+: .+$',
    '^(?:SEV[1-4]|P[0-3])\\b',
    '(outage|incident)',
    '^(?!Draft)',
    '[+*?(]{1,9}',
    '\\+\\*\\+\\*',
    '^(ab){2}',
  ])('%s', (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
    expect(patternOf(pattern)).toBeInstanceOf(RegExp);
  });
});

describe('a pattern that may never end is refused, with what to write instead', () => {
  test.each([
    ['(a+)+$', /repeats a group/],
    ['(a|a)*b', /repeats a group/],
    ['(a?){30}b', /repeats a group/],
    ['(?:[a-z]+ ?)*!', /repeats a group/],
    ['((ab)*c)+', /repeats a group/],
    ['(?<x>\\w+)\\s\\k<x>', /refers back/],
    ['(a)\\1', /refers back/],
    ['.*.*.*=', /3 repetitions/],
    ['^a*b{2,}c+d{0,99}', /4 repetitions/],
    ['(', /is not a regular expression/],
  ])('%s', (pattern, problem) => {
    expect(patternProblem(pattern)).toMatch(problem);
    expect(patternOf(pattern)).toBeNull();
  });
});

test('whatever is accepted ends on the texts that it is asked about', () => {
  const atom = fc.constantFrom('a', '[ab]', '.', '\\w', '(a|b)', '(?:ab?)', '(a+)', 'x');
  const times = fc.constantFrom('', '*', '+', '?', '{2,5}', '{9}', '{1,}', '*?');
  const patterns = fc
    .array(
      fc.tuple(atom, times).map((two) => two.join('')),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(patterns, fc.boolean(), (parts, isAnchored) => {
      const pattern = patternOf(`${isAnchored ? '^' : ''}${parts}=`);
      if (pattern) for (const text of ['a', 'ab', 'x']) pattern.test(text.repeat(60 / text.length));
    }),
    { numRuns: 200 },
  );
});

test('a wrong pattern in a policy is reported with its mistake', () => {
  const { error } = optionsSchema(title.options).safeParse({ pattern: '(a+)+' });
  expect(error?.issues[0]?.message).toMatch(/^repeats a group .* List the characters instead/);
});
