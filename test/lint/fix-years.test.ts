import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixText } from '../../src/lint/fix.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { TODAY } from './sample.ts';

const fix = (text: string) =>
  fixText(text, 'a.md', { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true }).text;
const timeline = (...entries: string[]) =>
  `# The gate stood open\n\n## Timeline (UTC)\n\n${entries.map((entry) => `- ${entry}\n`).join('')}`;

describe('--fix leaves as it is', () => {
  test.each([
    ['a year in front of an entry', '2019: the controller is installed'],
    ['a year with a dash', '2022 – the watchdog is switched off'],
    ['a year in bold', '**2019** the controller is installed'],
    ['a year of which the month is not known', '2023-MM-DD: a key is made'],
    ['a year with a month', '2023-11: a key is made'],
    ['a school year', '2019/20: the controller is installed'],
    ['a count', '1830 labels wait by now'],
    ['a count of something abbreviated', '1015 req/s are refused'],
    ['a decimal', '12.50 euros are charged twice'],
    ['a port', '2049 is refused by the firewall'],
    ['a version', '10.15 is rolled out'],
  ])('%s', (_what, entry) => {
    const text = timeline('2024-05-06 07:05: impact starts', entry, '2024-05-06 07:31: resolved');
    expect(fix(text)).toBe(text);
  });

  test.each([
    '2100 MHz links drop',
    '20.04 LTS is rolled out',
    '18.04: no more updates',
    '~1830: queue length',
    '(1830) labels',
  ])('a number that would move the next entry to another day: %s', (entry) => {
    const fixed = fix(timeline('2024-05-06 0705: impact starts', '0712 Alert', entry, '0731: resolved'));
    expect(fixed).toContain(`- ${entry}\n`);
  });

  test('a count before a German noun, which has a capital as a new sentence has', () => {
    const german = (...entries: string[]) =>
      `# Ausfall der Anmeldung am 6. Mai 2024\n\n## Zusammenfassung\n\nDie Anmeldung war nicht erreichbar, weil ein Zertifikat abgelaufen war.\n\n## Ablauf (UTC)\n\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
    const text = german(
      '2024-05-06 07:05: Beginn der Störung',
      '1015 Anfragen sind gescheitert',
      '10:31: Ende',
    );
    expect(fix(text)).toBe(text);
  });

  test('a history in years, however many', () => {
    const text = timeline(
      '2018: the controller is bought',
      '2019: it is installed',
      '2021: the watchdog is switched off',
      '2022: nobody notices',
    );
    expect(fix(text)).toBe(text);
  });
});

const documents = ['examples/good/2026-02-11-label-printing-stopped-41.md', 'templates/full.md']
  .map((path) => readFileSync(path, 'utf8'))
  .concat(
    timeline('2024-05-06 0705: impact starts', '0712 Alert', '0731 UTC: resolved'),
    timeline('2024-05-06 07.05 – impact starts', '07.12 Alert fires', '07.31 – resolved'),
  );
const number = fc.oneof(
  fc.integer({ min: 1970, max: 2039 }).map(String),
  fc.integer({ min: 1000, max: 2359 }).map(String),
  fc.tuple(fc.integer({ min: 10, max: 23 }), fc.integer({ min: 10, max: 59 })).map((two) => two.join('.')),
);
const subject = fc.constantFrom(
  'requests fail',
  'labels wait',
  'was a quiet year',
  'users are asked',
  'km/h',
);

test('a number put in front of any sentence is the same after --fix', () => {
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.nat(), number, subject, (text, at, count, words) => {
      const lines = text.split('\n');
      const starts = lines.flatMap((line, index) => (/^(?:- |[A-Z])/.test(line) ? [index] : []));
      const index = starts[at % starts.length]!;
      const mark = lines[index]!.startsWith('- ') ? '- ' : '';
      const sentence = `${mark}${count} ${words}`;
      lines.splice(index, 0, sentence);
      expect(fix(lines.join('\n')).split('\n')).toContain(sentence);
    }),
    { numRuns: 150 },
  );
});
