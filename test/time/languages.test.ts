import { describe, expect, test } from 'vitest';
import { leadTime } from '../../src/time/lead.ts';

/** The date and time at the start of a text, as `2026-3-4 14:05`. */
function read(text: string): string | null {
  const lead = leadTime(text);
  if (!lead) return null;
  const day = lead.day && [lead.day.year ?? '', lead.day.month, lead.day.day].join('-');
  const clock = lead.clock && `${lead.clock.hour}:${String(lead.clock.minute).padStart(2, '0')}`;
  return [day, clock].filter(Boolean).join(' ');
}

describe('a time is read in', () => {
  test.each([
    ['German', '4. März 2026, 14:05 Uhr: x', '2026-3-4 14:05'],
    ['German', 'Mittwoch, 4. März 2026 um 14:05: x', '2026-3-4 14:05'],
    ['German', '04.03.2026 14.05 Uhr x', '2026-3-4 14:05'],
    ['German', 'Gegen 14 Uhr x', '14:00'],
    ['German', '04.03. 14:05 x', '-3-4 14:05'],
    ['German', '04.03. ~14:05 x', '-3-4 14:05'],
    ['French', 'Le 4 mars 2026 à 14h05 : x', '2026-3-4 14:05'],
    ['French', 'À 14 h 05, x', '14:05'],
    ['French', '1er février 2026 x', '2026-2-1'],
    ['Spanish', 'Miércoles 4 de marzo de 2026 a las 14:05 x', '2026-3-4 14:05'],
    ['Spanish', 'A las 14:05 x', '14:05'],
    ['Portuguese', '4 de março de 2026 às 14h05 - x', '2026-3-4 14:05'],
    ['Portuguese', '04/out/2026 14:05 x', '2026-10-4 14:05'],
    ['Italian', '4 marzo 2026, ore 14:05 x', '2026-3-4 14:05'],
    ['Italian', 'Alle 14:05 x', '14:05'],
    ['Dutch', 'Woensdag 4 maart 2026 om 14.05 uur x', '2026-3-4 14:05'],
    ['Dutch', '14u05 x', '14:05'],
    ['Japanese', '2026年3月4日(水) 14時05分 x', '2026-3-4 14:05'],
    ['Japanese', '午後2時 x', '14:00'],
    ['Chinese', '3月4日 下午2点05分 x', '-3-4 14:05'],
    ['Chinese', '晚上12点 x', '0:00'],
    ['Korean', '2026년 3월 4일(수) 14시 5분 x', '2026-3-4 14:05'],
    ['Korean', '3월 4일 오후 2시 5분 x', '-3-4 14:05'],
    ['Korean', '03-04(수) 14:05 x', '-3-4 14:05'],
    ['Korean', '새벽 2시 x', '2:00'],
    ['Korean', '낮 12시 x', '12:00'],
    ['Korean', '밤 11시 x', '23:00'],
    ['Korean', '밤 12시 30분 x', '0:30'],
    ['Korean', '밤 1시 x', '1:00'],
    ['full width', '１４：０５ x', '14:05'],
  ])('%s: %s', (_, text, time) => {
    expect(read(text)).toBe(time);
  });

  test.each([
    '3 set up the queue',
    '10 out of 12 jobs',
    'So 3 of them',
    '5 ago',
    'A 14 pods',
    '14時間 x',
    'Do 4 of them',
    '3시간 x',
    '2 시작',
    '월 1회 점검',
  ])('but English is not misread: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

test.each([
  ['14:05경 x', true, 'x'],
  ['14시 5분쯤 x', true, 'x'],
  ['약 14:05 x', true, 'x'],
  ['14:05경에 x', true, 'x'],
  ['14:05에 x', false, 'x'],
  ['14:05 경보 x', false, '경보 x'],
  ['14:05頃、x', true, 'x'],
  ['14:05ごろ再起動', true, '再起動'],
  ['14:05左右 x', true, 'x'],
])('what stands after a clock time: %s', (text, isApproximate, rest) => {
  const lead = leadTime(text)!;
  expect([lead.isApproximate, text.slice(lead.textStart).replace(/^、/, '')]).toEqual([isApproximate, rest]);
});

test.each([
  '14:05~14:20 x',
  '14:05 ~ 14:20 x',
  '14:05부터 14:20까지 x',
  '14:05 bis 14:20: x',
  '14시 5분부터 14시 20분까지 x',
])('a range of clock times: %s', (text) => {
  const lead = leadTime(text)!;
  expect(lead).toMatchObject({ until: { clock: { hour: 14, minute: 20 } }, isApproximate: false });
  expect(text.slice(lead.textStart)).toBe('x');
});

test.each(['14:05~ x', '14:05 a 3 pm meeting', '14:05 부터'])('no range: %s', (text) => {
  expect(leadTime(text)).toMatchObject({ until: null });
});

describe('a time may begin with', () => {
  test.each([
    ['Early morning July 12th: x', '-7-12'],
    ['Late evening March 3rd, 2024: x', '2024-3-3'],
    ['In the afternoon of March 4: x', '-3-4'],
    ['c.15.30 letters stop', '15:30'],
    ['8.48 SB restarts the queue', '8:48'],
    ['8.48 GB restarts the queue', '8:48'],
    ['Shortly after 14:05 x', '14:05'],
  ])('%s', (text, time) => {
    expect(read(text)).toBe(time);
  });

  test.each(['8.48 GB of logs', '8.48GB', '2.45 s', 'Morning shift of 4 people'])(
    'but not with %s',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );
});
