import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACCOUNTS } from './kind-samples.ts';
import { read } from './reading.ts';

/** Post-mortems as their authors wrote them. */
const DOCUMENTS = [
  ...ACCOUNTS.map(([, , text]) => text),
  ...globSync('examples/*/*.md').map((path) => readFileSync(path, 'utf8')),
];

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);

/** Rewrites each line outside front matter, code and comments. */
const lines = (rewrite: (line: string) => string) => (text: string) => {
  let isLeftAlone = false;
  return text
    .split('\n')
    .map((line, index) => {
      if (/^(?:---|```|~~~)/.test(line) && (index === 0 || isLeftAlone || !line.startsWith('---'))) {
        isLeftAlone = !isLeftAlone;
        return line;
      }
      return isLeftAlone || line.includes('<!--') ? line : rewrite(line);
    })
    .join('\n');
};

const BULLET_TIME = /^(\s*[-*+] )(\d{1,2}:\d\d(?: ?(?:UTC|CET|PST))?)(?=[\s:–—-])(?! (?:Uhr|uur))/;
const ISO_DAY = /\b(20\d\d)-(\d\d)-(\d\d)(?=[\s,.:)]|$)/g;

/** Ways to write the same thing. */
const WAYS: Record<string, (text: string) => string> = {
  'with the line ends of Windows': (text) => text.replace(/\n/g, '\r\n'),
  'with all headings one level deeper': lines((line) => line.replace(/^(#{1,5}) /, '#$1 ')),
  'with a colon after headings': lines((line) => line.replace(/^(#{2,6} .*[\p{L}\p{N}])$/u, '$1:')),
  'with headings in capitals': lines((line) => (/^#{2,6} [^\d]*$/.test(line) ? line.toUpperCase() : line)),
  'with an emoji before headings': lines((line) => line.replace(/^(#{2,6}) (?=[A-Z])/, '$1 🔥 ')),
  'with headings in bold': lines((line) => line.replace(/^(#{1,6}) ([\p{L}\p{N} ]+)$/u, '$1 **$2**')),
  'with closed headings': lines((line) => line.replace(/^(#{2,6}) (.*\S)$/, '$1 $2 $1')),
  'with underlined headings': lines((line) => line.replace(/^## (.+)$/, '$1\n---')),
  'with other bullets': lines((line) => line.replace(/^(\s*)- (?!\[)/, '$1+ ')),
  'with blank lines between bullets': lines((line) => line.replace(/^(?=[-*+] )/, '\n')),
  'with blanks at the end of bullets': lines((line) => line.replace(/^(\s*[-*+] .*)$/, '$1  ')),
  'with “1)” for “1.”': lines((line) => line.replace(/^(\s*\d+)\. /, '$1) ')),
  'with no-break spaces before units': lines((line) =>
    line.replace(/(\d) (?=min|hour|sec|UTC|%)/g, '$1\u00a0'),
  ),
  'with typographic quotation marks': lines((line) =>
    line.replace(/(\w)'(\w)/g, '$1’$2').replace(/"([^"]+)"/g, '“$1”'),
  ),
  'with long dashes': lines((line) => line.replace(/(\S) [-–] (?=\S)/g, '$1 — ')),
  'with times in bold': lines((line) => line.replace(BULLET_TIME, '$1**$2**')),
  'with times as code': lines((line) => line.replace(BULLET_TIME, '$1`$2`')),
  'with times in brackets': lines((line) => line.replace(BULLET_TIME, '$1[$2]')),
  'with months as words': lines((line) =>
    line.replace(ISO_DAY, (_, year, month, day) => `${MONTHS[month - 1]} ${+day}, ${year}`),
  ),
  'with days first': lines((line) =>
    line.replace(ISO_DAY, (_, year, month, day) => `${+day} ${MONTHS[month - 1]} ${year}`),
  ),
  'with minutes shortened': lines((line) => line.replace(/(\d) minutes?\b/g, '$1 min')),
};

const letters = (text: string) =>
  text
    .toLowerCase()
    .replace(/min(?:ute)?s?\b/g, 'min')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What was read, but for the marks around words and the places of lines. */
function reading(text: string) {
  const { timeline, actionItems } = read(text);
  return {
    entries: timeline.map(({ time, text }) => `${time?.iso ?? '-'} ${text === '' ? '' : letters(text)}`),
    items: actionItems.map(({ text, owners, due, state }) => [
      letters(text),
      owners,
      due?.date ?? null,
      state,
    ]),
  };
}

test.each(Object.entries(WAYS))('a post-mortem %s reads the same', (_, way) => {
  const changed = DOCUMENTS.filter((text) => way(text) !== text);
  expect(changed.length).toBeGreaterThan(0);
  for (const text of changed) expect(reading(way(text)), way(text)).toEqual(reading(text));
});

/** Rewrites the lines of a list of items with nothing between and below them; null where there is no such list. */
function listed(text: string, rewrite: (item: string, index: number) => string): string | null {
  const { actionItems } = read(text);
  const lines = text.split('\n');
  const places = actionItems.map(({ line }) => line - 1);
  const [first = 0] = places;
  const areAlone =
    places.length > 1 &&
    places.every((place, index) => place === first + index && /^- (?!\[)/.test(lines[place] ?? '')) &&
    [first - 1, first + places.length].every((place) => (lines[place] ?? '').trim() === '');
  if (!areAlone) return null;
  const rewritten = places.map((place, index) => rewrite((lines[place] ?? '').slice(2), index));
  return [...lines.slice(0, first), ...rewritten, ...lines.slice(first + places.length)].join('\n');
}

test.each<[string, (item: string, index: number) => string]>([
  ['numbers', (item, index) => `${index + 1}. ${item}`],
  ['boxes', (item) => `- [ ] ${item}`],
  ['a table', (item, index) => `${index === 0 ? '| Action |\n| --- |\n' : ''}| ${item} |`],
  ['bold bullets', (item) => `- **${item}**`],
])('a list of items reads the same as %s', (_, rewrite) => {
  const pairs = DOCUMENTS.flatMap((text) => {
    const other = listed(text, rewrite);
    return other === null ? [] : [[text, other] as const];
  });
  expect(pairs.length).toBeGreaterThan(2);
  for (const [text, other] of pairs) expect(reading(other).items, other).toEqual(reading(text).items);
});
