import { describe, expect, test } from 'vitest';
import { sectionName } from '../../src/postmortem/aliases.ts';
import { sectionHeadings } from '../../src/postmortem/phrases/section-headings.ts';

describe('a heading that no list has begins a section of this name', () => {
  const examples = sectionHeadings.flatMap(({ name, hits }) =>
    hits.map((heading) => [heading, name] as const),
  );

  test.each(examples)('%s: %s', (heading, name) => {
    expect(sectionName(heading, new Map())).toBe(name);
  });

  test.each(['Actions needed', 'Actions pending', 'Actions proposed', 'Actions outstanding'])(
    '%s: action items',
    (heading) => {
      expect(sectionName(heading, new Map())).toBe('action-items');
    },
  );

  test('“Action required” is asked of customers', () => {
    expect(sectionName('Action required', new Map())).toBeNull();
  });

  test('what did not go well went wrong, also in short', () => {
    expect(sectionName("What didn't go so well this time", new Map())).toBe('went-wrong');
  });

  test('what was no cause is no cause, also in short', () => {
    expect(sectionName("What wasn't the root cause", new Map())).toBeNull();
  });
});
