import { describe, expect, test } from 'vitest';
import { inRanges, withRanges } from '../scripts/bundle/letters.ts';

const built = (pattern: string) => new RegExp(inRanges(pattern), 'u');
const from = (start: number, end: number) =>
  Array.from({ length: end - start }, (_, i) => String.fromCharCode(start + i));
/** Below the surrogates, and above them. */
const CHARACTERS = [...from(0, 0xd800), ...from(0xe000, 0x10000)];

describe('letters in what is built', () => {
  test.each([
    'Latin',
    'Greek',
    'Cyrillic',
    'Armenian',
    'Hebrew',
    'Arabic',
    'Devanagari',
    'Bengali',
    'Thai',
    'Georgian',
    'Hangul',
    'Hiragana',
    'Katakana',
    'Han',
  ])('every %s letter is one, apart from raised and lowered ones, and signs', (script) => {
    const isLetter = new RegExp(
      `(?=\\p{Script=${script}})[\\p{Lu}\\p{Ll}\\p{Lo}](?<![\\u2071\\u2100-\\u2188])`,
      'u',
    );
    expect(CHARACTERS.filter((char) => isLetter.test(char) && !built('\\p{L}').test(char))).toEqual([]);
  });

  test('no mark, sign, space or digit of the alphabets of Europe, and of Chinese and Japanese, is one', () => {
    const others = [
      ...from(0, 0x700),
      ...from(0x2000, 0x2c00),
      ...from(0x3000, 0x3100),
      ...from(0xff00, 0xfff0),
    ];
    const isOther = /[\p{P}\p{S}\p{Z}\p{N}\p{Cc}]/u;
    expect(others.filter((char) => isOther.test(char) && built('\\p{L}').test(char))).toEqual([]);
  });

  test('digits and fractions are numbers, and nothing else in these alphabets is', () => {
    const some = [
      ...from(0, 0x700),
      ...from(0x2070, 0x2c00),
      ...from(0x3000, 0x3040),
      ...from(0xff00, 0xfff0),
    ];
    expect([...'0¼³५７⅔④'].filter((char) => !built('\\p{N}').test(char))).toEqual([]);
    expect(some.filter((char) => built('\\p{N}').test(char) && !/[\p{N}ⁱↃↄ]/u.test(char))).toEqual([]);
  });
});

test('a class keeps its brackets, alone they are added, and an escaped bracket is no class', () => {
  const text = 'a [née] ⅔x 京都, 12';
  for (const pattern of [
    '\\[\\p{L}+\\]',
    '[^\\p{L}\\]]+',
    '[\\p{L}\\p{N}]+',
    '\\p{N}\\p{L}',
    '(?<!\\p{L})[\\d]+',
  ])
    expect(text.match(built(pattern))?.[0]).toBe(text.match(new RegExp(pattern, 'u'))?.[0]);
});

test('only regular expressions that know properties are changed', () => {
  const code = 'const a = /\\p{L}/u, b = /\\p{L}/, c = "/\\\\p{L}/u";\nconst d: RegExp = /[x\\p{N}]/iu;';
  const changed = withRanges(code, 'some.ts');
  expect(changed).toMatch(/^const a = \/\[A-Za-z.*\]\/u, b = \/\\p\{L\}\/, c = "\/\\\\p\{L\}\/u";$/m);
  expect(changed).toMatch(/^const d: RegExp = \/\[x0-9.*\]\/iu;$/m);
});
