import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pattern, withContractions } from '../../../src/english/pattern.ts';
import { PatternIndex } from '../../../src/english/pattern-index.ts';
import type { Reading } from '../../../src/english/reading.ts';
import {
  ALONE,
  type Construction,
  type Found,
  type Said,
} from '../../../src/lint/blame/constructions/construction.ts';
import { CONSTRUCTIONS } from '../../../src/lint/blame/constructions/index.ts';
import { featuresIn } from '../../../src/lint/blame/constructions/needs.ts';
import { judgementsOf } from '../../../src/lint/blame/judgements.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';
import { analyse } from './analyse.ts';

const text = (said: Said) => (typeof said === 'string' ? said : said.text);
const cases = (all: readonly Said[]) => all.map((said): [string, Said] => [text(said), said]);

function matchesIn(said: Said, patterns: readonly string[]): { reading: Reading; found: Found }[] {
  const index = new PatternIndex(patterns.flatMap(withContractions).map((source) => [pattern(source), null]));
  const reading = analyse(said)?.reading;
  return reading ? [...index.matches(reading)].map(({ match }) => ({ reading, found: match })) : [];
}

describe.each(CONSTRUCTIONS.map((one): [string, Construction] => [one.name, one]))(
  '%s',
  (name, construction) => {
    test.each(cases(construction.hits))('finds: %s', (_text, said) => {
      const heard = analyse(said);
      expect(heard?.signs.map((sign) => sign.construction.name)).toContain(name);
      if (construction.trust === 'certain' || construction.trust === 'firm')
        expect(heard?.verdict?.confidence).toBe('high');
    });

    test.each(cases(construction.misses))('ignores: %s', (_text, said) => {
      const verdict = analyse(said)?.verdict;
      if (verdict?.rule !== 'collective') expect(verdict?.confidence).not.toBe('high');
    });

    const { patterns = [], when, hits, misses } = construction;
    test.each(patterns)('has a sentence for: %s', (source) => {
      const accepted = (said: Said) =>
        matchesIn(said, [source]).some(({ reading, found }) => when?.(reading, found, ALONE) ?? true);
      expect(hits.some(accepted)).toBe(true);
    });

    if (when)
      test('has a sentence that its guard refuses', () => {
        const refused = (said: Said) =>
          matchesIn(said, patterns).some(({ reading, found }) => !when(reading, found, ALONE));
        expect(misses.some(refused)).toBe(true);
      });
  },
);

test('a construction finds nothing in a sentence that lacks what it needs', () => {
  const readings = CONSTRUCTIONS.flatMap(({ hits, misses }) => [...hits, ...misses]).flatMap(
    (said) => analyse(said)?.reading ?? [],
  );
  const overlooked = CONSTRUCTIONS.flatMap(({ name, needs = 0, find }) =>
    readings.flatMap((reading) => {
      const isSearched = (featuresIn(reading) & needs) === needs;
      return !isSearched && find && [...find(reading, ALONE)].length > 0 ? `${name}: ${reading.text}` : [];
    }),
  );
  expect(overlooked).toEqual([]);
});

const sentences = CONSTRUCTIONS.flatMap(({ hits, misses }) => [...hits, ...misses]).map(text);
const read = (paragraphs: readonly string[]) =>
  readPostMortem(parseMarkdown(`# Down\n\n## What happened\n\n${paragraphs.join('\n\n')}\n`, 'x.md'), {
    today: '2026-04-15',
    aliases: {},
    timeZone: null,
  });
const verdicts = (paragraphs: readonly string[]) =>
  new Map(
    judgementsOf(read(paragraphs), { people: [], systems: [] }).map(({ block, analysis: { verdict } }) => [
      block.text,
      verdict && `${verdict.rule} ${verdict.confidence} ${verdict.start} ${verdict.end}`,
    ]),
  );

test('the verdict on a sentence does not depend on the other sentences', () => {
  const some = fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(some, some, fc.boolean(), (kept, others, before) => {
      const alone = verdicts(kept);
      const added = others.filter((sentence) => !kept.includes(sentence));
      const among = verdicts(before ? [...added, ...kept] : [...kept, ...added]);
      for (const [sentence, verdict] of alone) expect(among.get(sentence) ?? null).toBe(verdict ?? null);
    }),
    { numRuns: 60 },
  );
});
