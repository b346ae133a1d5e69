import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/english/sentences.ts';
import { tokenise } from '../../../src/english/tokens.ts';
import { hear, hearAlone } from '../../../src/lint/blame/hear.ts';

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

test('no text makes it throw, and what it reports stands inside the text', () => {
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
        const verdict = hear(text, tokens)?.verdict;
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

test.each([
  ['a sentence of 20,000 words', 'the operator who forgot the '],
  ['commas without end', 'they, '],
  ['one word of 200,000 letters', 'a'],
  ['apostrophes', "'s"],
  ['quotes that never close', "'x "],
  ['had had had', 'had the '],
])('takes time in proportion: %s', (_name, part) => {
  const time = (text: string) => {
    const begun = performance.now();
    for (const { start, end } of sentencesOf(text, [])) hear(text, tokenise(text, start, end, []));
    return performance.now() - begun;
  };
  time(part.repeat(1000));
  expect(time(part.repeat(20_000))).toBeLessThan(1000);
});

test.each([
  ['full-width letters', 'The operator ｆｏｒｇｏｔ to renew the certificate.'],
  ['bold letters of mathematics', 'The operator 𝐟𝐨𝐫𝐠𝐨𝐭 to renew the certificate.'],
  ['zero-width characters', 'The operator for\u200bgot to renew the certificate.'],
  ['letters of other alphabets that look alike', 'The operator fоrgоt to renew the certificate.'],
  ['marks of direction', 'The operator \u2067forgot\u2069 to renew the certificate.'],
])('%s hide no word', (_name, text) => {
  expect(hearAlone(text)?.verdict?.rule).toBe('person-at-fault');
});
