import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/languages/labels.ts';
import { phraseFinder } from '../../src/languages/phrase-finder.ts';
import { languages } from '../../src/languages/words/index.ts';
import { dayWordsAt } from '../../src/time/day-words.ts';
import { leadTime } from '../../src/time/lead.ts';

const spoken = languages.flatMap(({ name, times, articles = '', dayWords = {} }) =>
  times ? [{ name, times, articles, dayWords }] : [],
);

describe.each(spoken)('$name', ({ times, articles, dayWords }) => {
  test.each(wordsOf(`${times.clock}, ${times.day}`))('%s 14:05', (word) => {
    expect(leadTime(`${word} 14:05: Alarm`)).toMatchObject({
      clock: { hour: 14, minute: 5 },
      isApproximate: false,
    });
    // The same letters inside a longer word are no time word.
    expect(leadTime(`${word}x 14:05: Alarm`)).toBeNull();
  });

  test.each(wordsOf(times.about))('%s 14:05 is not exact', (word) => {
    expect(leadTime(`${word} 14:05: Alarm`)).toMatchObject({ clock: { hour: 14 }, isApproximate: true });
  });

  test.each(wordsOf(times.and))('14:05 %s 14:20 is a range', (word) => {
    expect(leadTime(`14:05 ${word} 14:20: Alarm`)).toMatchObject({ until: { clock: { minute: 20 } } });
    expect(leadTime(`14:05 ${word} Alarm`)).toMatchObject({ until: null });
  });

  test.each(wordsOf(articles))('%s before the words for a day', (article) => {
    const [[days, words] = ['0', '']] = Object.entries(dayWords);
    const text = `${article}${article.endsWith('’') ? '' : ' '}${wordsOf(words)[0]}, 10:00`;
    expect(dayWordsAt(text, 0)).toMatchObject({ days: Number(days), end: text.indexOf('10:00') });
  });
});

test('the longest phrase wins, in any case, and only up to the end of a word', () => {
  const find = phraseFinder([
    ['le', 1],
    ['le la', 2],
    ['l’avant', 3],
    ['翌日', 4],
  ]);
  expect(find('Le La 4', 0)).toEqual({ value: 2, end: 5 });
  expect(find("x l'avant", 2)).toEqual({ value: 3, end: 9 });
  expect(find('翌日の10時', 0)).toEqual({ value: 4, end: 2 });
  expect(find('les', 0)).toBeNull();
  expect(find('', 0)).toBeNull();
});
