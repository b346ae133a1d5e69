import { describe, expect, test } from 'vitest';
import { times } from './reading.ts';

const timeline = (text: string) => times(`# Queue\n\n## Timeline (UTC)\n\n${text}\n`);
const FIRST = '### 2026-03-03\n\n- The release goes out\n\n### 2026-03-04\n\n';

describe('where one day has no time at all, bullets without one are entries on other days as well', () => {
  test.each([
    ['above a time', '- Letters stop\n- 09:12 noticed', ['11 2026-03-04', '12 2026-03-04T09:12:00Z']],
    ['below a time', '- 09:12 noticed\n- Old worker shut down', ['11 2026-03-04T09:12:00Z', '12 2026-03-04']],
    [
      'below midnight',
      '- 23:50 noticed\n- 00:10 worker restarted\n- Letters sent again',
      ['11 2026-03-04T23:50:00Z', '12 2026-03-05T00:10:00Z', '13 2026-03-05'],
    ],
  ])('%s', (_, text, entries) => {
    expect(timeline(FIRST + text).slice(1)).toEqual(entries);
  });

  test('before the first such day, too', () => {
    const text = '### 2026-03-04\n\n- 09:12 noticed\n- Worker shut down\n\n### 2026-03-05\n\n- Letters sent';
    expect(timeline(text)).toEqual(['7 2026-03-04T09:12:00Z', '8 2026-03-04', '12 2026-03-05']);
  });

  test.each([
    'Note: the clock of host 3 is two minutes slow',
    '**Impact**: 40 orders wait',
    'It was ignored, as the pager was muted',
    'This was the first time',
    'which nobody saw',
    '(the log says 08:12, as its clock is slow)',
    'All times are in UTC',
    '[Graph of the queue](https://example.com/graph)',
    'What we do not know:',
    'Why did nobody see it?',
    '→ the release is stopped',
  ])('but not a remark on the entry above: %s', (remark) => {
    expect(timeline(`${FIRST}- 09:12 noticed\n- ${remark}\n- 09:30 over`).slice(1)).toEqual([
      '11 2026-03-04T09:12:00Z',
      '13 2026-03-04T09:30:00Z',
    ]);
  });

  test.each([
    'Add an alert on lag',
    'Owner of the pager: Ann',
    'Alerts are muted on weekends',
    'We still do not know who saw it first',
    'Every day the queue is emptied',
  ])('nor work or a fact: %s', (bullet) => {
    expect(timeline(`${FIRST}- 09:12 noticed\n- ${bullet}\n- 09:30 over`).slice(1)).toEqual([
      '11 2026-03-04T09:12:00Z',
      '13 2026-03-04T09:30:00Z',
    ]);
  });

  test('bullets above a time are not entries', () => {
    const text = `${FIRST}- Add an alert on lag\n- Owner of the pager: Ann\n- Alerts are muted on weekends\n- 09:12 noticed`;
    expect(timeline(text).slice(1)).toEqual(['14 2026-03-04T09:12:00Z']);
  });

  test('what began or ended is an entry, whatever it begins with', () => {
    const text = `${FIRST}- 09:12 noticed\n- Restore from the second region started in the afternoon`;
    expect(timeline(text)[2]).toBe('12 2026-03-04');
  });

  test('what is below an entry is none of its own', () => {
    expect(timeline(`${FIRST}- 09:12 noticed\n  - by the pager of the desk\n- 09:30 over`)).toHaveLength(3);
  });

  test('where every day has a time, bullets without one are not entries', () => {
    const text =
      '### 2026-03-03\n\n- 08:00 release\n- The desk is asked\n\n### 2026-03-04\n\n- 09:12 noticed';
    expect(timeline(text)).toHaveLength(2);
  });
});

describe('a list below a paragraph is not what happened on the day above it', () => {
  test.each([
    '**2026-03-04**\n\n- Letters stop\n\nWhat we noticed on the way:\n\n- The queue has no alarm\n- Nobody reads the log',
    '### 2026-03-04\n\n- Letters stop\n\nOpen questions:\n\n- The queue has no alarm\n- Nobody reads the log',
  ])('%j', (text) => {
    expect(timeline(text)).toEqual(['7 2026-03-04']);
  });

  test('which is then an entry itself', () => {
    const text =
      '*2026-03-01*\n\nThe desk looks into it. In this order:\n\n1. The queue is emptied\n2. The worker is restarted\n\n*2026-03-04 09:12*\n\nAll is well.';
    expect(timeline(text)).toEqual(['5 2026-03-01', '12 2026-03-04T09:12:00Z']);
  });

  test('unless it is a note on the times', () => {
    expect(
      timeline('### 2026-03-04\n\nAll times are in UTC.\n\n- Letters stop\n- Noticed by a customer'),
    ).toEqual(['9 2026-03-04', '10 2026-03-04']);
  });
});

test('bullets below a time that stands alone are about it, and those above it are entries', () => {
  const text = `${FIRST.replace('### 2026-03-04', '**2026-03-04**')}- The desk is asked\n\n09:12\n\n- Read the log\n- Called the desk`;
  expect(timeline(text).slice(1)).toEqual(['11 2026-03-04', '13 2026-03-04T09:12:00Z']);
});
