import fc from 'fast-check';
import { expect, test } from 'vitest';
import { polarityAt } from '../../../src/english/polarity.ts';
import { masksOf, sentencesOf } from '../../../src/english/sentences.ts';
import { tokenise } from '../../../src/english/tokens.ts';
import { analyse, analyseAlone } from '../../../src/lint/blame/analyse.ts';
import { CONSTRUCTIONS } from '../../../src/lint/blame/constructions/index.ts';
import type { ProseBlock } from '../../../src/markdown/document.ts';
import { cpuTime } from '../../cpu.ts';

const words = fc.constantFrom(
  'the',
  'operator',
  'forgot',
  'had',
  'not',
  'who',
  ',',
  '.',
  'should',
  'have',
  'by',
  "'s",
  'accidentally',
  'в',
  '\u200b',
  '\u202e',
  'שלום',
  '@ops',
  '`x`',
  '(',
  ')',
  'P.',
  'D.',
  '—',
  '?',
  '14:05',
  'mistake',
  'human',
  'error',
  'they',
  '🙂',
  '’s',
);
const prose = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' '));

test('no text makes it throw, and everything it reports is inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
      let end = 0;
      for (const sentence of sentencesOf(text, [])) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        end = sentence.end;
        const tokens = tokenise(text, sentence.start, sentence.end, []);
        for (const token of tokens) {
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(sentence.end);
        }
        const verdict = analyse(text, tokens)?.verdict;
        if (!verdict) continue;
        expect(verdict.start).toBeGreaterThanOrEqual(sentence.start);
        expect(verdict.end).toBeGreaterThan(verdict.start);
        expect(verdict.end).toBeLessThanOrEqual(sentence.end);
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

test('a sentence that lacks two of its words makes no construction throw', () => {
  const sentences = CONSTRUCTIONS.flatMap(({ hits, misses }) =>
    [...hits, ...misses].flatMap((example) => (typeof example === 'string' ? example : [])),
  );
  for (const sentence of new Set(sentences)) {
    const parts = sentence.split(' ');
    for (let i = 0; i + 2 <= parts.length; i++) {
      const text = parts.toSpliced(i, 2).join(' ');
      for (const { start, end } of sentencesOf(text, [])) analyse(text, tokenise(text, start, end, []));
    }
  }
});

const hostile = [
  ' ',
  'A.',
  'A. ',
  '1.',
  '1. ',
  '-',
  ',',
  ', ',
  '.',
  '? ',
  'a',
  'a ',
  "'s",
  "'x ",
  '"',
  '(',
  '`',
  '[x](',
  '://',
  '@a ',
  'the operator who forgot the ',
  'they, ',
  'had the ',
  'should have ',
  'accidentally ',
  'inadvertantlyx ',
  '10:12 ',
];

/** Milliseconds to read and judge a text of one line. */
function taken(text: string): number {
  const block: ProseBlock = {
    kind: 'paragraph',
    text,
    span: { start: 0, end: text.length },
    masks: [],
    stops: [],
    source: (start, end) => ({ start, end }),
  };
  return cpuTime(() => {
    const masks = masksOf(block);
    for (const { start, end } of sentencesOf(text, masks)) analyse(text, tokenise(text, start, end, masks));
    polarityAt(text, text.length >> 1, (text.length >> 1) + 4);
  });
}

/** The best of three runs. */
const cost = (text: string) => Math.min(...[1, 2, 3].map(() => taken(text)));
/** Milliseconds for the collection of garbage. */
const NOISE = 200;

test.each(hostile)('four times as many of %j take no more than about four times as long', (part) => {
  const repeated = (length: number) => part.repeat(length / part.length);
  const large = repeated(1 << 18);
  // Most take so little that there is nothing to compare.
  if (taken(large) < NOISE) return;
  // Sixteen times, were it quadratic.
  expect(cost(large)).toBeLessThan(10 * cost(repeated(1 << 16)) + NOISE);
});

test.each([
  ['full-width letters', 'The operator ｆｏｒｇｏｔ to renew the certificate.'],
  ['bold letters of mathematics', 'The operator 𝐟𝐨𝐫𝐠𝐨𝐭 to renew the certificate.'],
  ['zero-width characters', 'The operator for\u200bgot to renew the certificate.'],
  ['letters of other alphabets that look alike', 'The operator fоrgоt to renew the certificate.'],
  ['marks of direction', 'The operator \u2067forgot\u2069 to renew the certificate.'],
])('%s hide no word', (_name, text) => {
  expect(analyseAlone(text)?.verdict?.rule).toBe('person-at-fault');
});
