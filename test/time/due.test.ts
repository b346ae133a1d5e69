import { describe, expect, test } from 'vitest';
import { isoToDay } from '../../src/time/day.ts';
import { readDue } from '../../src/time/due.ts';
import { read } from '../postmortem/reading.ts';

/** A Wednesday. */
const BASE = isoToDay('2026-03-18');

describe('a due date is read from', () => {
  test.each([
    ['2026-04-01', '2026-04-01', false],
    ['1 April 2026', '2026-04-01', false],
    ['April 1st, 2026', '2026-04-01', false],
    ['30 June', '2026-06-30', false],
    ['2 January', '2027-01-02', false],
    ['31/12/2026', '2026-12-31', false],
    ['2026-Q2', '2026-06-30', false],
    ['Q2 2026', '2026-06-30', false],
    ['end of Q1', '2026-03-31', true],
    ['H1 2026', '2026-06-30', false],
    ['2026-W14', '2026-04-03', false],
    ['KW 14', '2026-04-03', false],
    ['Ende April', '2026-04-30', false],
    ['diese Woche', '2026-03-20', true],
    ['nächste Woche', '2026-03-27', true],
    ['bis Freitag', '2026-03-20', true],
    ['la semaine prochaine', '2026-03-27', true],
    ['vendredi', '2026-03-20', true],
    ['fin de mes', '2026-03-31', true],
    ['semana que vem', '2026-03-27', true],
    ['entro fine mese', '2026-03-31', true],
    ['volgende week', '2026-03-27', true],
    ['明日', '2026-03-19', true],
    ['来週までに', '2026-03-27', true],
    ['本周内', '2026-03-20', true],
    ['下周', '2026-03-27', true],
    ['이번 주', '2026-03-20', true],
    ['다음 주까지', '2026-03-27', true],
    ['이번 분기', '2026-03-31', true],
    ['mi-avril', '2026-04-16', false],
    ['finales de abril', '2026-04-30', false],
    ['4月末', '2026-04-30', false],
    ['2027年4月中旬まで', '2027-04-16', false],
    ['meados de abril', '2026-04-16', false],
    ['Anfang April 2027', '2027-04-01', false],
    ['semaine 14', '2026-04-03', false],
    ['calendar week 14 2027', '2027-04-09', false],
    ['June 2026', '2026-06-30', false],
    ['EOD Friday', '2026-03-20', true],
    ['tomorrow', '2026-03-19', true],
    ['next Tuesday', '2026-03-24', true],
    ['end of next week', '2026-03-27', true],
    ['EOW', '2026-03-20', true],
    ['in 2 weeks', '2026-04-01', true],
    ['within 30 days', '2026-04-17', true],
    ['end of month', '2026-03-31', true],
    ['next quarter', '2026-06-30', true],
    ['first week of April', '2026-04-07', true],
    ['the 2nd week in May 2026', '2026-05-14', false],
    ['last week of Feb', '2027-02-28', true],
  ])('%s', (text, date, relative) => {
    expect(readDue(text, BASE, null, 'all')).toMatchObject({ date, relative });
  });

  test.each(['ASAP', 'next sprint', 'TBD', 'soon', '2 weeks after launch', 'within a month of the release'])(
    '%s, which names no day',
    (text) => {
      expect(readDue(text, BASE)).toMatchObject({ date: null, relative: true });
    },
  );

  test.each(['the alarm', 'on call 24/7', 'morgens', '下周三', 'segunda quinzena'])(
    'nothing from “%s”',
    (text) => {
      expect(readDue(text, BASE, null, 'all')).toBeNull();
    },
  );

  test.each(['Domenica', 'Sabato', 'Demain', 'Morgen', 'vandaag'])('nothing from “%s” in English', (text) => {
    expect(readDue(text, BASE)).toBeNull();
  });

  test('an ambiguous date only when something settles it', () => {
    expect(readDue('04/05/2027', BASE)).toMatchObject({ date: null });
  });
});

test.each([
  ['Add an alarm by 30 June', '2026-06-30'],
  ['Add an alarm (due 2026-04-01)', '2026-04-01'],
  ['Add an alarm, due: EOD Friday', '2026-03-06'],
  ['Add an alarm — 2026-04-01', '2026-04-01'],
  ['Add an alarm. ETA Q2 2026', '2026-06-30'],
  ['Roll back what broke on 2026-03-01 and add an alarm', null],
  ['Send logs by the new agent', null],
])('the due date of “%s” counts from the incident', (text, date) => {
  const [item] = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n- ${text}\n`).actionItems;
  expect(item?.due?.date ?? null).toBe(date);
});
