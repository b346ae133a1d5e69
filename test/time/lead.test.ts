import { describe, expect, test } from 'vitest';
import { leadTime } from '../../src/time/lead.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** The time that was read, as `2026-03-04 14:03 PST ~ → 14:20 | rest`. */
function reading(text: string): string | null {
  const lead = leadTime(text);
  if (!lead) return null;
  const { day, clock, zone, until } = lead;
  return [
    lead.isRelative ? 'relative' : '',
    day ? `${day.year ?? '____'}-${two(day.month)}-${two(day.day)}${day.other ? '?' : ''}` : '',
    clock
      ? `${two(clock.hour)}:${two(clock.minute)}${clock.second === null ? '' : `:${two(clock.second)}`}`
      : '',
    zone?.text ?? '',
    lead.isApproximate ? '~' : '',
    until?.clock ? `→ ${two(until.clock.hour)}:${two(until.clock.minute)}` : '',
    `| ${text.slice(lead.textStart)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

describe('a time at the beginning of an entry is read in the notation', () => {
  test.each([
    ['14:03 - pods restart', '14:03 | pods restart'],
    ['[14:03] pods restart', '14:03 | pods restart'],
    ['13.05h: pods restart', '13:05 | pods restart'],
    ['8.48u pods herstart', '08:48 | pods herstart'],
    ['10h40min: o caixa para', '10:40 | o caixa para'],
    ['À 10 h 05 min : la caisse se bloque', '10:05 | la caisse se bloque'],
    ['Às 10h o caixa para', '10:00 | o caixa para'],
    ['ore 10: la cassa si ferma', '10:00 | la cassa si ferma'],
    ['10.00u: de kassa reageert niet', '10:00 | de kassa reageert niet'],
    ['dalle 11:00 alle 11:30 verifica', '11:00 → 11:30 | verifica'],
    ['von 11:00 bis 11:30 Uhr Prüfung', '11:00 → 11:30 | Prüfung'],
    ['sexta-feira, 6 de março de 2026, 10:00 o caixa para', '2026-03-06 10:00 | o caixa para'],
    ['3月4日（水）午前10時00分 エラーが増加', '____-03-04 10:00 | エラーが増加'],
    ['14:03 UTC: pods restart', '14:03 UTC | pods restart'],
    ['14:03Z pods restart', '14:03 Z | pods restart'],
    ['14:03 (CET) pods restart', '14:03 CET | pods restart'],
    ['14:03 +0200 pods restart', '14:03 +0200 | pods restart'],
    ['14:03:22,123 pods restart', '14:03:22 | pods restart'],
    ['2026-03-04 14:03Z pods restart', '2026-03-04 14:03 Z | pods restart'],
    ['2026-03-04T14:03:22-05:00 pods', '2026-03-04 14:03:22 -05:00 | pods'],
    ['2026-03-04 - 14:03 - pods restart', '2026-03-04 14:03 | pods restart'],
    ['2026/03/04 1403: pods restart', '2026-03-04 14:03 | pods restart'],
    ['03.24.2026 2:03 PM: pods restart', '2026-03-24 14:03 | pods restart'],
    ['14:03:22.0xx pods restart', '14:03:22 | pods restart'],
    ['14:03:xx pods restart', '14:03 | pods restart'],
    ['24-03-2026 02:00-04:30 pods restart', '2026-03-24 02:00 → 04:30 | pods restart'],
    ['2026-03-04 14:03-05:00 pods restart', '2026-03-04 14:03 -05:00 | pods restart'],
    ['4 Mar at 2:03 PM 2026 to 5 Mar', '2026-03-04 14:03 | to 5 Mar'],
    ['4–6.03.2026 pods restart', '2026-03-04 | pods restart'],
    ['4./5.03.2026 14:03 pods restart', '2026-03-04 14:03 | pods restart'],
    ['13→14/03/2026 pods restart', '2026-03-13 | pods restart'],
    ['03-04 ~14:03 pods restart', '____-03-04 14:03 | pods restart'],
    ['In the early hours of 4 March 2026: pods restart', '2026-03-04 ~ | pods restart'],
    ['2026 March 4 14:03 UTC pods', '2026-03-04 14:03 UTC | pods'],
    ['Mar-04-2026 02:03:22 PM +UTC: pods', '2026-03-04 14:03:22 UTC | pods'],
    ['T+00:06 (14:03 UTC) pods', '14:03 UTC | pods'],
    ['March 4, 14:03 PST - pods', '____-03-04 14:03 PST | pods'],
    ['March 4th 2026, 2:03 PM pods', '2026-03-04 14:03 | pods'],
    ['4. March, 14:03 pods', '____-03-04 14:03 | pods'],
    ['Wed, Mar 04, 2026, at 05:00:00 UTC, pods', '2026-03-04 05:00:00 UTC | pods'],
    ['Wed Mar 4 14:03:22 UTC 2026: pods', '2026-03-04 14:03:22 UTC | pods'],
    ['[03-04 14:03] pods restart', '____-03-04 14:03 | pods restart'],
    ['14:03 UTC (Mar 4) - pods', '____-03-04 14:03 UTC | pods'],
    ['15Sep94 14:03 pods', '1994-09-15 14:03 | pods'],
    ['04MAR2026: pods', '2026-03-04 | pods'],
    ['03/24/26 14:03 pods', '2026-03-24 14:03 | pods'],
    ['2:05pm pods', '14:05 | pods'],
    ['2:05 p.m. PT pods', '14:05 PT | pods'],
    ['2:05p pods', '14:05 | pods'],
    ['12:10 AM pods', '00:10 | pods'],
    ['14h05 pods', '14:05 | pods'],
    ['14.05 pods', '14:05 | pods'],
    ['1405 pods', '14:05 | pods'],
    ['1625: pods', '16:25 | pods'],
    ['12:00 noon', '12:00 | noon'],
    ['~14:05 pods', '14:05 ~ | pods'],
    ['around 14:05 pods', '14:05 ~ | pods'],
    ['14:05? pods', '14:05 ~ | pods'],
    ['14:05–14:20 pods', '14:05 → 14:20 | pods'],
    ['14:05 to 14:20 UTC pods', '14:05 UTC → 14:20 | pods'],
    ['1:05–1:20 PM pods', '13:05 → 13:20 | pods'],
    ['10:58-11:38 - pods', '10:58 → 11:38 | pods'],
    ['10:00 UTC / 12:00 CEST: pods', '10:00 UTC | pods'],
    ['T+10 min pods', 'relative | pods'],
    ['+5 min: pods', 'relative | pods'],
    ['🔥 14:03 pods', '14:03 | pods'],
  ])('%s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

describe('no time is read in', () => {
  test.each([
    '3 pods died',
    '10.1.2.3 is down',
    'v1.2 is out',
    '14.05 GB were written',
    '6–4.03.2026 pods restart',
    'nach dem Neustart',
    '2 minutes later',
    'May be slow',
    '14:03b is the build',
    '500 errors',
    'June was calm',
    '',
  ])('%s', (text) => {
    expect(leadTime(text)).toBeNull();
  });
});

test('the text after a time is kept, even when it begins with a number or an article', () => {
  expect(reading('14:03 - 2 pods died')).toBe('14:03 | 2 pods died');
  expect(reading('14:03 a user wrote in')).toBe('14:03 | a user wrote in');
  expect(reading('11:15 3.5.2 is released')).toBe('11:15 | 3.5.2 is released');
});

test('an ambiguous date keeps both readings', () => {
  expect(reading('04/05/2026 14:00 pods')).toBe('2026-04-05? 14:00 | pods');
  expect(reading('13/05/2026 14:00 pods')).toBe('2026-05-13 14:00 | pods');
  expect(reading('04.05.2026 14:00 pods')).toBe('2026-05-04 14:00 | pods');
});

test.each([
  ['entre 18:40 y 18:45 — reinicio', '18:40 → 18:45 | reinicio'],
  ['entre las 18:40 y las 18:45: reinicio', '18:40 → 18:45 | reinicio'],
  ['antes de las 18:40 — reinicio', '18:40 ~ | reinicio'],
  ['zwischen 18:40 und 18:45: Neustart', '18:40 → 18:45 | Neustart'],
  ['entre 18:40 et 18:45 : relance', '18:40 → 18:45 | relance'],
  ['nach 18:40: Neustart', '18:40 ~ | Neustart'],
])('words of other languages around times are part of them: %s', (text, expected) => {
  expect(reading(text)).toBe(expected);
});

test.each([
  ['9:41h – reinicio', '09:41 | reinicio'],
  ['9:12 h: reinicio', '09:12 | reinicio'],
  ['hacia las 9:30 h: reinicio', '09:30 ~ | reinicio'],
])('an "h" after a clock time is part of it: %s', (text, expected) => {
  expect(reading(text)).toBe(expected);
});

test.each([
  '10h de travail ont été perdues',
  'ore 10.000 richieste',
  'More 10: more text',
  'após 2h de investigação',
])('“%s” begins with no clock time', (text) => expect(reading(text)).toBeNull());

test.each(['2.50h later restart', '1.25h of work'])('a length in hours is no time: %s', (text) => {
  expect(leadTime(text)).toBeNull();
});
