import { wordsOf } from '../languages/labels.ts';
import { languages } from '../languages/words/index.ts';
import { calendarWord } from './calendar-words.ts';
import { counters } from './counters.ts';

type Part = 'start' | 'mid' | 'end';

interface Found {
  /** Null if it is not written. */
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
}

/** "Ende Februar", "mi-mars 2026", "4月末": a part of a month in a language other than English. Null if there is none. */
export function partOfMonth(text: string): (Found & { readonly month: number; readonly part: Part }) | null {
  cache ??= compile();
  const match = cache.afterMonth.exec(text) ?? cache.beforeMonth.exec(text);
  if (!match) return null;
  const { part, year, month } = match.groups!;
  const number = /\d/.test(month!) ? Number(month) : (calendarWord(month!)?.month ?? 0);
  if (number < 1 || number > 12) return null;
  return { month: number, part: cache.parts.get(part!.toLowerCase())!, ...placeOf(match, year) };
}

/** "KW 15", "calendar week 15 2026". Null if there is none. */
export function numberedWeek(text: string): (Found & { readonly week: number }) | null {
  cache ??= compile();
  const match = cache.week.exec(text);
  const week = Number(match?.groups?.week);
  return match && week >= 1 && week <= 53 ? { week, ...placeOf(match, match.groups!.year) } : null;
}

function placeOf(match: RegExpExecArray, year: string | undefined): Found {
  return { year: year ? Number(year) : null, start: match.index, end: match.index + match[0].length };
}

const ENGLISH_WEEKS = ['calendar week', 'iso week', 'cw'];

/** Taken from a literal, in which the build writes letters as ranges. */
const LETTER = /\p{L}/u.source;

let cache: ReturnType<typeof compile> | null = null;

function compile() {
  const parts = new Map<string, Part>();
  for (const { partsOfMonth } of languages)
    for (const [part, words] of Object.entries(partsOfMonth ?? {}))
      for (const word of wordsOf(words)) parts.set(word, part as Part);
  const longestFirst = [...parts.keys()].sort((a, b) => b.length - a.length);
  const isSpaced = (word: string) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word);
  const before = longestFirst.filter(isSpaced).join('|');
  const after = longestFirst.filter((word) => !isSpaced(word)).join('|');
  const weeks = [...ENGLISH_WEEKS, ...languages.flatMap((language) => wordsOf(language.weeks ?? ''))];
  return {
    parts,
    beforeMonth: new RegExp(
      String.raw`(?<!${LETTER})(?<part>${before})[ -](?<month>${LETTER}{3,12})\.?(?: (?:de )?(?<year>20\d\d))?(?!${LETTER})`,
      'iu',
    ),
    afterMonth: new RegExp(
      String.raw`(?:(?<year>20\d\d)${counters('year')} ?)?(?<month>\d{1,2})${counters('month')} ?(?<part>${after})${counters('until')}?(?![가-힣])`,
    ),
    week: new RegExp(
      String.raw`(?<!${LETTER})(?:(?:(?:${before}) )|end of )?(?:${weeks.join('|')}) ?(?<week>\d{1,2})\b(?![.:]\d)(?:[ /](?<year>20\d\d))?`,
      'iu',
    ),
  };
}
