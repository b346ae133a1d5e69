import { describe, expect, test } from 'vitest';
import { read, times } from './reading.ts';

const LAYOUTS: Record<string, { text: string; expected: string[] }> = {
  'updates in the source of a status page': {
    text: '---\ntitle: Mail is late\n---\n\n*Resolved* - Mail is delivered again. {{< track "2026-03-04 15:30:00" >}}\n\n{{< track "2026-03-04T14:05:00Z" >}} *Investigating* - Mail is late.\n',
    expected: ['5 2026-03-04T15:30:00Z', '7 2026-03-04T14:05:00Z'],
  },
  'the days of the software in a shortcode, which are no updates': {
    text: '# Mail is late\n\n{{< figure "2026-03-04.png" >}}\n\nSince {{< version "2.14" >}}, mail is late.\n',
    expected: [],
  },
  'entries in a quotation': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\nFrom the duty log:\n\n> 14:03 queue grows\n> 14:20 fixed\n',
    expected: ['7 2026-03-04T14:03:00Z', '8 2026-03-04T14:20:00Z'],
  },
  'quotations beside the entries': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- 14:03 queue grows\n\n> 14:04 is it stuck?\n> 14:05 it is\n',
    expected: ['5 2026-03-04T14:03:00Z'],
  },
  'times local to a place in brackets': {
    text: '# Queue stuck, 4 March 2026\n\nAll times are local (Berlin).\n\n## Timeline\n\n- 14:03 queue grows\n- 14:20 fixed\n',
    expected: ['7 2026-03-04T14:03:00+01:00', '8 2026-03-04T14:20:00+01:00'],
  },
  'a second timeline in the appendix, in German': {
    text: '# Störung vom 4. März 2026\n\nAlle Zeiten in MEZ.\n\n## Ablauf\n\n- 10:00 Kasse antwortet nicht\n- 10:40 Neustart\n\n## Anhang: Ablauf in der zweiten Filiale\n\n- 11:00 Kasse antwortet nicht\n\n## Anhang: Glossar\n\n- 12:00 ist Mittag\n',
    expected: ['7 2026-03-04T10:00:00+01:00', '8 2026-03-04T10:40:00+01:00', '12 2026-03-04T11:00:00+01:00'],
  },
  'one row with a time below a header in another language': {
    text: '# 2026年3月队列故障\n\n## Timeline\n\n| 时间 | 事件 |\n| --- | --- |\n| 修复前 | 上线了新的消费者 |\n| 2026-03-04（commit `f8b616b`） | 重构为容量驱动循环 |\n| 修复后 | 观察一周 |\n| 之后 | 没有再发生 |\n',
    expected: ['8 2026-03-04'],
  },
  'one row with a day below another header': {
    text: '# 2026年3月队列故障\n\n## Timeline\n\n| 版本 | 事件 |\n| --- | --- |\n| 修复前 | 上线了新的消费者 |\n| 2026-03-04（commit `f8b616b`） | 重构为容量驱动循环 |\n| 修复后 | 观察一周 |\n| 之后 | 没有再发生 |\n',
    expected: [],
  },
  'other moments than that of the entry': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 13:40 | queue grows |\n| not before 14:00 | paged |\n| evening, SLA 99:30 | missed |\n| est. 99:30 | missed |\n| ETA 18:00 | to be fixed |\n| 14:20 | fixed |\n',
    expected: ['7 2026-03-04T13:40:00Z', '8 null', '9 null', '10 null', '11 null', '12 2026-03-04T14:20:00Z'],
  },
  'estimated times after a word': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| estimate: 14:03 | queue grows |\n| 14:20 | fixed |\n',
    expected: ['7 2026-03-04T14:03:00Z', '8 2026-03-04T14:20:00Z'],
  },
  'bullets below days in headings, without a heading for the timeline': {
    text: '# Mail server lost\n\n## What we did\n\n### 21 December 2026\n\n- The web site is restored\n\n### 22 December 2026\n\n- The wiki is restored\n',
    expected: ['7 2026-12-21', '11 2026-12-22'],
  },
  'a change log by days': {
    text: '# Mail server lost\n\n## Changelog\n\n### 21 December 2026\n\n- Added a limit\n\n### 22 December 2026\n\n- Fixed a typo\n',
    expected: [],
  },
  'two updates below bare times with their zone': {
    text: '---\ntitle: Mail server lost\ndate: 2026-03-04\n---\n\n14:45 GMT\n\nWe are working on a fix.\n\n---\n\n14:20 GMT\n\nOur alerts show that mail is late.\n',
    expected: ['6 2026-03-04T14:45:00Z', '12 2026-03-04T14:20:00Z'],
  },
  'two bare times without a zone, which may be anything': {
    text: '---\ntitle: Mail server lost\ndate: 2026-03-04\n---\n\n14:45\n\nWe are working on a fix.\n\n14:20\n\nOur alerts show that mail is late.\n',
    expected: [],
  },
  'levels of support above the entries': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- T1: first line support\n- T2: the team on call\n\nAnd then:\n\n- 14:03 queue grows\n- 14:20 fixed\n',
    expected: ['10 2026-03-04T14:03:00Z', '11 2026-03-04T14:20:00Z'],
  },
  'steps among entries with a clock time': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- 14:03 queue grows\n- T1: somebody is paged\n- T2: they answer\n- 14:20 fixed\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 null', '7 null', '8 2026-03-04T14:20:00Z'],
  },
  'minutes apart from the entries with a clock time': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- 14:03 queue grows\n\nThen:\n\n- T5: somebody is paged\n- T10: they answer\n',
    expected: ['5 2026-03-04T14:03:00Z', '9 null', '10 null'],
  },
  'steps that count from a T0 with a clock time': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- T0 (14:03): queue grows\n\nThen:\n\n- T1: somebody is paged\n- T2: they answer\n',
    expected: ['5 2026-03-04T14:03:00Z', '9 null', '10 null'],
  },
  'steps that count from a T0 in a sentence': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\nT0 is the release.\n\n- T1: somebody is paged\n- T2: they answer\n\nAnd then:\n\n- 14:20 fixed\n',
    expected: ['7 null', '8 null', '12 2026-03-04T14:20:00Z'],
  },
  'steps only': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- T1: somebody is paged\n- T2: they answer\n',
    expected: ['5 null', '6 null'],
  },
  'steps that count from T0': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- T0: queue grows\n- T1: somebody is paged\n',
    expected: ['5 null', '6 null'],
  },
  'a list of times below “Times”': {
    text: '# Queue stuck\n\n- **Times**\n  - Noticed 2026-03-04 14:03\n  - Fixed 2026-03-04 14:20\n- **What helped**\n  - The vendor answered in ten minutes\n',
    expected: ['4 2026-03-04T14:03:00', '5 2026-03-04T14:20:00'],
  },
  'bullets under a heading with the zone': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- 14:03 - queue grows\n- **14:05**: page\n- ~14:20 fixed\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T14:05:00Z', '7 2026-03-04T14:20:00Z'],
  },
  'a place in another language as the zone': {
    text: '# Kasse offline\n\n## Timeline (Ortszeit Berlin)\n\n- 04.03.2026, 14:03 – Kasse offline\n- 04.03.2026, 14:05 – Alarm\n',
    expected: ['5 2026-03-04T14:03:00+01:00', '6 2026-03-04T14:05:00+01:00'],
  },
  'a line with a place in the plural': {
    text: '# Caisse arrêtée\n\n## Chronologie\n\nHeures de Paris. Les autres sont estimées.\n\n- 4 mars 2026, 14h03 : caisse arrêtée\n- 4 mars 2026, 14h05 : alerte\n',
    expected: ['7 2026-03-04T14:03:00+01:00', '8 2026-03-04T14:05:00+01:00'],
  },
  "a language's name for a zone, in the plural and without accents": {
    text: '# Cola parada\n\n## Timeline (horas de Espana)\n\n- 4 de marzo de 2026, 14:03: cola parada\n- 4 de marzo de 2026, 14:05: alerta\n',
    expected: ['5 2026-03-04T14:03:00+01:00', '6 2026-03-04T14:05:00+01:00'],
  },
  'numbered days, of which one has a date': {
    text: '# Queue stuck\n\n## Timeline (UTC)\n\n- Day 0 (2026-03-04), 14:03: queue grows\n- Day 0, 14:20: fixed\n- Day 2, 09:00: review\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T14:20:00Z', '7 2026-03-06T09:00:00Z'],
  },
  'numbered days from the day of the incident': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n- Day 1, 14:03: queue grows\n- Day 3, 09:00: review\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-06T09:00:00Z'],
  },
  'a day that is only known to be earlier': {
    text: '# Queue stuck\n\n## Timeline\n\n- **Pre-2026-03-01** - limit removed\n- **2026-03-04** - queue grows\n',
    expected: ['5 2026-03-01', '6 2026-03-04'],
  },
  'a list directly below a picture': {
    text: '# Queue stuck, 4 March 2026\n\n## Timeline (UTC)\n\n<img src="queue.png" width="75%">\n- 14:03 - queue grows\n- 14:20 - fixed\n',
    expected: ['6 2026-03-04T14:03:00Z', '7 2026-03-04T14:20:00Z'],
  },
  'offsets from the first entry': {
    text: '# Queue stuck\n\n## Timeline (UTC)\n\n- 4 March 2026, 14:03: queue grows\n- [+1 hr] page\n- [+2.5 hrs] fixed\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T15:03:00Z', '7 2026-03-04T16:33:00Z'],
  },
  'offsets from the first entry, on the day of its heading': {
    text: '# Queue stuck\n\nDate: 2026-03-09\n\n## Timeline\n\n### 4 March 2026 (UTC)\n\n- 14:03 queue grows\n- +1 h page\n',
    expected: ['9 2026-03-04T14:03:00Z', '10 2026-03-04T15:03:00Z'],
  },
  'offsets from the entry above, which are left open': {
    text: '# Queue stuck\n\n## Timeline (UTC)\n\n- 4 March 2026, 14:03: queue grows\n- +20 min page\n- +5 min fixed\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 null', '7 null'],
  },
  'a plain line in title case as the heading': {
    text: '# Queue stuck 2026-03-04\n\nEvents Timeline\n14:03 UTC - queue grows\n14:05 UTC - page\n',
    expected: ['4 2026-03-04T14:03:00Z', '5 2026-03-04T14:05:00Z'],
  },
  'a table with one column for the time': {
    text: '# Queue stuck\n\n## Timeline\n\n| Time (CET) | Event |\n| --- | --- |\n| 2026-03-04 14:03 | queue grows |\n| 14:05 | page |\n| | still growing |\n',
    expected: ['7 2026-03-04T14:03:00+01:00', '8 2026-03-04T14:05:00+01:00'],
  },
  'a table with columns for date and time': {
    text: '# Queue stuck\n\n## Timeline\n\n| Date | Time | What |\n| - | - | - |\n| 2026-03-04 | 14:03 UTC | queue grows |\n| | 14:05 UTC | page |\n',
    expected: ['7 2026-03-04T14:03:00Z', '8 2026-03-04T14:05:00Z'],
  },
  'rows between pipes that are not a table': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline\n\nAll times are in CEST (UTC+2).\n\n| **14:03** | queue grows |\n| **14:05** | page |\n',
    expected: ['7 2026-03-04T14:03:00+02:00', '8 2026-03-04T14:05:00+02:00'],
  },
  'headings as entries, across midnight': {
    text: '# Queue stuck\n\n## Timeline\n\n### March 4 2026, 11:05 PM EST: queue grows\n\nText.\n\n### 12:10 AM\n\nPage.\n',
    expected: ['5 2026-03-04T23:05:00-05:00', '9 2026-03-05T00:10:00-05:00'],
  },
  'headings as entries, at the level of the timeline heading': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline\n\n## 14:03 queue grows\n\n## 14:05 page\n\n## Action items\n\n- Add alarms\n',
    expected: ['5 2026-03-04T14:03:00', '7 2026-03-04T14:05:00'],
  },
  'days as headings': {
    text: '# Queue stuck\n\n## Timeline\n\nAll times in UTC.\n\n### March 4th, 2026\n\n*14:03* - queue grows\n\n*14:05* - page\n\n### March 5th, 2026\n\n*09:00* - closed\n',
    expected: ['9 2026-03-04T14:03:00Z', '11 2026-03-04T14:05:00Z', '15 2026-03-05T09:00:00Z'],
  },
  'days as bullets with times below': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline\n\n- Monday, March 2\n  - 10:00 deploy\n- Tuesday\n  - 09:00 queue grows\n',
    expected: ['6 2026-03-02T10:00:00', '8 2026-03-03T09:00:00'],
  },
  'a line for the day, then bullets': {
    text: '# Queue stuck\n\n## Timeline\n\n2026-03-04 (_all times UTC_)\n\n* 14:03 queue grows\n* 14:05 page\n',
    expected: ['7 2026-03-04T14:03:00Z', '8 2026-03-04T14:05:00Z'],
  },
  'lines that begin with a time': {
    text: 'Timeline\n\n2026-03-04 14:03 UTC queue grows\n2026-03-04 14:05 UTC page\n',
    expected: ['3 2026-03-04T14:03:00Z', '4 2026-03-04T14:05:00Z'],
  },
  'a time in four digits': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline\n\n1403: queue grows\n1405: page\n1702-1710: restart\n',
    expected: ['5 2026-03-04T14:03:00', '6 2026-03-04T14:05:00', '7 2026-03-04T17:02:00'],
  },
  'numbered entries': {
    text: '# Queue stuck 2026-03-04\n\n## Chronology\n\n1. 14:03 UTC queue grows\n2. 14:05 UTC page\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T14:05:00Z'],
  },
  'a default day for entries without one': {
    text: '# Queue stuck\n\n## Timeline\n\nUnless noted otherwise all events happened on 2026-03-04, and all times are in UTC.\n\n- 2026-03-03 22:50: disk fills up\n- 22:55: page\n- 00:10: fixed\n',
    expected: ['7 2026-03-03T22:50:00Z', '8 2026-03-04T22:55:00Z', '9 2026-03-05T00:10:00Z'],
  },
  'a day on its own line, with clock times on the next': {
    text: '# Queue stuck\n\n## Timeline (UTC)\n\n3/14/2026\n7:45 a.m. queue grows\n1:30 p.m. fixed\n',
    expected: ['6 2026-03-14T07:45:00Z', '7 2026-03-14T13:30:00Z'],
  },
  'phases as headings, with the time in brackets': {
    text: '# Queue stuck, 28–29 March 2026\n\nAll times PDT.\n\n## Detection (3/28 13:37)\n\nA page.\n\n## Triage (3/28 13:40 – 3/29 02:00)\n\nLogs.\n\n## Back to normal (3/29 16:45)\n\nDrained.\n',
    expected: ['5 2026-03-28T13:37:00-07:00', '9 2026-03-28T13:40:00-07:00', '13 2026-03-29T16:45:00-07:00'],
  },
  'a label and its entries in one paragraph': {
    text: '# 2026-07-04 queue stuck\n\nTimeline (ET):\n14:03 – queue grows\n14:05 – page\n',
    expected: ['4 2026-07-04T14:03:00-04:00', '5 2026-07-04T14:05:00-04:00'],
  },
  'a plain line, with the entries on the lines below': {
    text: '# 2026-07-04 queue stuck\n\nSummary\nThe queue was stuck.\n\nTimeline\n14:03 UTC – queue grows\n14:05 UTC – page\n',
    expected: ['7 2026-07-04T14:03:00Z', '8 2026-07-04T14:05:00Z'],
  },
  'days on a line between lists': {
    text: '# Queue stuck\n\n## Chronology\n\nOn March 4, 2026:\n\n- 14:03 UTC: queue grows\n- 14:05 UTC: page\n\nOn March 5, 2026:\n\n- 15:00 UTC: closed\n',
    expected: ['7 2026-03-04T14:03:00Z', '8 2026-03-04T14:05:00Z', '12 2026-03-05T15:00:00Z'],
  },
  'a start whose day and month order follows other dates': {
    text: '# Queue stuck\n\n**Start:** 11/02/2026 22:40 EST\n\n## Sequence of events\n\n1. 22:40 EST – queue grows\n2. 00:20 EST – fixed\n\n## Next\n\nReview on 11/18/2026.\n',
    expected: ['7 2026-11-02T22:40:00-05:00', '8 2026-11-03T00:20:00-05:00'],
  },
  'a label in a list instead of a heading': {
    text: '# Queue stuck 2026-03-04\n\n- **Severity**: SEV2\n- **Key events**:\n  - 14:03 queue grows\n  - 14:05 page\n',
    expected: ['5 2026-03-04T14:03:00', '6 2026-03-04T14:05:00'],
  },
  'a section without a timeline heading': {
    text: '# Outage report\n\nOn 4 March 2026 the queue was down.\n\n- 14:03 UTC: queue grows\n- 14:05 UTC: page\n- 14:30 UTC: resolved\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T14:05:00Z', '7 2026-03-04T14:30:00Z'],
  },
  'times at the end of the entries': {
    text: '# Outage of March 4, 2026\n\n## Timeline\n\n- Queue grows (14:03 UTC)\n- Page at 14:05 UTC\n',
    expected: ['5 2026-03-04T14:03:00Z', '6 2026-03-04T14:05:00Z'],
  },
  'lines that end in an HTML line break': {
    text: '# Queue stuck\n\n## Timeline\n\n### 2026-03-04\n\n**14:03** queue grows<br>\n**14:05** page<br>\n**14:20** drained\n',
    expected: ['7 2026-03-04T14:03:00', '8 2026-03-04T14:05:00', '9 2026-03-04T14:20:00'],
  },
  'a few entries on a twelve-hour clock between noon and afternoon': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n- 12:00 queue grows\n- 01:16 page\n- 01:47 answered\n- 14:03 drained\n- 23:10 fills again\n- 01:05 closed\n',
    expected: [
      '5 2026-03-04T12:00:00Z',
      '6 2026-03-04T01:16:00Z',
      '7 2026-03-04T01:47:00Z',
      '8 2026-03-04T14:03:00Z',
      '9 2026-03-04T23:10:00Z',
      '10 2026-03-05T01:05:00Z',
    ],
  },
  'a twelve-hour typo between two afternoon times': {
    text: '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n- 13:10 queue grows\n- 01:16 page\n- 13:20 drained\n- 01:05 closed\n',
    expected: [
      '5 2026-03-04T13:10:00Z',
      '6 2026-03-04T01:16:00Z',
      '7 2026-03-04T13:20:00Z',
      '8 2026-03-05T01:05:00Z',
    ],
  },
  'a language without a word list, with the English name in brackets': {
    text: '# Antrian macet 4 March 2026\n\n## Kronologi (timeline)\n\n| Waktu | Kejadian |\n| - | - |\n| 21.55 WIB | Antrian macet. |\n| Selama proses | Semua pesan tertunda. |\n| 22.10 WIB | Antrian pulih. |\n',
    expected: ['7 2026-03-04T21:55:00+07:00', '9 2026-03-04T22:10:00+07:00'],
  },
  'days only': {
    text: '# Queue stuck\n\n## Timeline\n\n- **2026-03-04**: queue grows\n- **2026-03-05**: fixed\n',
    expected: ['5 2026-03-04', '6 2026-03-05'],
  },
};

describe('the timeline is read from', () => {
  for (const [name, { text, expected }] of Object.entries(LAYOUTS)) {
    test(name, () => {
      expect(times(text)).toEqual(expected);
    });
  }
});

describe('a row of a table may be too short', () => {
  test.each([
    ['ends before the time', ['Date', 'Time', 'What'], '| 2026-03-05 |', '9 2026-03-05'],
    [
      'has its time in the column of the day',
      ['What', 'Date', 'Time'],
      '|  | 10:00 |',
      '9 2026-03-05T10:00:00',
    ],
    ['has neither', ['What', 'Date', 'Time'], '| still growing |', null],
  ])('%s', (_what, header, row, expected) => {
    const whole = (day: string) =>
      `| ${header.map((name) => ({ Date: day, Time: '14:03', What: 'page' })[name]).join(' | ')} |`;
    const rows = [whole('2026-03-04'), whole('2026-03-05'), row].join('\n');
    const text = `# Queue stuck\n\n## Timeline\n\n| ${header.join(' | ')} |\n| - | - | - |\n${rows}\n`;
    expect(times(text).slice(2)).toEqual(expected === null ? [] : [expected]);
  });
});

describe('no entry is read from', () => {
  test('sub-bullets without a time, which only add details', () => {
    const text =
      '# Queue stuck 2026-03-04\n\n## Timeline\n\n- 14:03 queue grows\n  - from 10 to 4,000 jobs\n  - in two minutes\n';
    expect(times(text)).toEqual(['5 2026-03-04T14:03:00']);
  });
  test('comments, code and quotes', () => {
    const text =
      '# Queue stuck 2026-03-04\n\n## Timeline\n\n<!--\n- 10:00 example\n-->\n\n```\n14:00 log line\n14:01 log line\n```\n\n> 14:02 said somebody\n\n- 14:03 queue grows\n';
    expect(times(text)).toEqual(['16 2026-03-04T14:03:00']);
  });
  test('sentences that mention a time among entries that begin with one', () => {
    const text =
      '# Queue stuck 2026-03-04\n\n## Timeline\n\nAt 14:00 we deployed, and at 15:00 we looked again.\n\n- 14:03 queue grows\n- 14:05 page\n';
    expect(times(text)).toEqual(['7 2026-03-04T14:03:00', '8 2026-03-04T14:05:00']);
  });
  test('a list of identifiers with times in a section about something else', () => {
    const text =
      '# Queue stuck\n\n## Affected jobs\n\n| Job | Time |\n| - | - |\n| ab12 | 2026-03-04 14:00 |\n| cd34 | 2026-03-04 14:01 |\n| ef56 | 2026-03-04 14:02 |\n';
    expect(times(text)).toEqual([]);
  });
});

test('an entry separates its text, evidence and range from its time', () => {
  const [entry] = read(
    '# Queue stuck 2026-03-04\n\n## Timeline\n\n- **14:03–14:20 UTC** [dashboard](https://example.org/d) shows errors\n',
  ).timeline;
  expect(entry).toMatchObject({
    text: 'dashboard shows errors',
    evidence: ['https://example.org/d'],
    time: { until: '2026-03-04T14:20:00Z', raw: '14:03–14:20 UTC', zone: 'entry', zoneText: 'UTC' },
  });
});

test('an unknown time is an entry without an instant', () => {
  const text =
    '# Queue stuck\n\n## Timeline\n\n| Time | Event |\n| - | - |\n| ??:?? | job is run by hand |\n| 2026-03-04 14:03 | queue grows |\n| 2026-03-04 14:05 | page |\n';
  expect(times(text)).toEqual(['7 null', '8 2026-03-04T14:03:00', '9 2026-03-04T14:05:00']);
});

test('an entry that says “next day” is on the next day', () => {
  const text =
    '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n- 05:50 drained\n- 00:10 (next day) caught up\n- 00:20 over\n';
  expect(times(text)).toEqual(['5 2026-03-04T05:50:00Z', '6 2026-03-05T00:10:00Z', '7 2026-03-05T00:20:00Z']);
});

describe('a day that Markdown takes for the number of an item', () => {
  test.each([
    '- 12. März 2024, 14:05 Uhr – Pumpe steht',
    '12. März 2024, 14:05 – Pumpe steht',
    '- 12. März, 14:05: Pumpe steht',
  ])('%s', (entry) => {
    const found = times(
      `# Störung vom 12. März 2024\n\nDie Pumpe stand, und das wurde erst spät bemerkt.\n\n## Verlauf (UTC)\n\n${entry}\n${entry.replace('14:05', '14:20')}\n`,
    );
    expect(found).toEqual(['7 2024-03-12T14:05:00Z', '8 2024-03-12T14:20:00Z']);
  });

  test('the first of a month, too, after a bullet', () => {
    const list = '- 1. März 2024, 14:05 – Pumpe steht\n- 1. März 2024, 14:20 – läuft\n';
    const text = `# Störung\n\nDie Pumpe stand, und das wurde erst spät bemerkt.\n\n## Verlauf (UTC)\n\n${list}`;
    expect(times(text)).toEqual(['7 2024-03-01T14:05:00Z', '8 2024-03-01T14:20:00Z']);
  });

  test('a numbered entry stays one', () => {
    const found = times(
      '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n1. 14:05 alarm\n2. 14:20 drained\n',
    );
    expect(found).toEqual(['5 2026-03-04T14:05:00Z', '6 2026-03-04T14:20:00Z']);
  });
});

test('a list below a sentence that calls it the timeline may tell between its times', () => {
  const list = (intro: string) =>
    `# Doors, 4 March 2026\n\n## Technical details\n\n${intro}\n\n- At 14:00 UTC the doors were given a new list.\n- The list was half empty.\n- Nobody could see that.\n- At 14:30 UTC the old list was back.\n- The team counted the guests.\n- At 17:30 UTC all had been let in.\n`;
  expect(times(list('Here is the timeline of what happened:'))).toEqual([
    '7 2026-03-04T14:00:00Z',
    '10 2026-03-04T14:30:00Z',
    '12 2026-03-04T17:30:00Z',
  ]);
  expect(times(list('This is how the doors work:'))).toEqual([]);
});

test('a time alone in its paragraph takes its text from the paragraph below', () => {
  const { timeline } = read(
    '# Slow desk 2026-03-04\n\n## Timeline\n\n**10:05 UTC**\n\nA clerk reports the desk.\n\n**10:12 UTC**\n\nThe desk is fixed.\n\nNobody was hurt.\n',
  );
  expect(timeline.map(({ text }) => text)).toEqual(['A clerk reports the desk.', 'The desk is fixed.']);
});

test('a timeline in a code block may wrap its lines, indented', () => {
  const { timeline } = read(
    '# Slow desk 2026-03-05\n\n## Timeline\n\nAll times UTC.\n\n```\n03-04 10:05  A clerk reports that the desk\n             is slow.\n             Nobody looks.\n03-05 10:12  The desk is fixed by\n             a new bell.\n             All is well.\n```\n',
  );
  expect(timeline.map(({ time, text }) => [time?.iso, text])).toEqual([
    ['2026-03-04T10:05:00Z', 'A clerk reports that the desk is slow. Nobody looks.'],
    ['2026-03-05T10:12:00Z', 'The desk is fixed by a new bell. All is well.'],
  ]);
});

test('where text stands above each time alone in its paragraph, no entry takes the words of the next', () => {
  const { timeline } = read(
    '# Slow desk 2026-03-04\n\n## Timeline\n\nThe desk is slow.\n\n10:05 UTC\n\nWe ring the bell.\n\n10:12 UTC\n',
  );
  expect(timeline.map(({ text }) => text)).toEqual(['', '']);

  // Text stands above the first time and below the last: which belongs to which cannot be told.
  const doubtful = read(
    '# Slow desk 2026-03-04\n\n## Timeline\n\nThe desk is slow.\n\n10:05 UTC\n\nWe ring the bell.\n\n10:12 UTC\n\nNobody was hurt.\n',
  );
  expect(doubtful.timeline.map(({ text }) => text)).toEqual(['', '']);
});

test('a bullet with nothing but a time does not take the paragraph below the list', () => {
  const { timeline } = read(
    '# Slow desk 2026-03-04\n\n## Timeline\n\n- 10:05 UTC\n\nA clerk reports the desk.\n\n- 10:12 UTC\n\nThe desk is fixed.\n',
  );
  expect(timeline.map(({ text }) => text)).toEqual(['', '']);
});

test.each([
  ['no-break', '\u00a0'],
  ['narrow', '\u2009'],
  ['en', '\u2002'],
  ['hair', '\u200a'],
  ['mathematical', '\u205f'],
])('a %s space is a space', (_name, space) => {
  const { timeline, actionItems } = read(
    `# Slow desk 2026-03-04\n\n## Timeline\n\n- 10:05${space}UTC${space}– the desk${space}is slow\n\n## Action items\n\n- Add a bell (@ann,${space}by${space}2026-04-01)\n`,
  );
  expect(timeline).toMatchObject([{ text: 'the desk is slow', time: { iso: '2026-03-04T10:05:00Z' } }]);
  expect(actionItems).toMatchObject([{ text: 'Add a bell', due: { date: '2026-04-01' } }]);
});

test('a note on the times is no entry’s text', () => {
  const { timeline } = read(
    '# Slow desk 2026-03-04\n\n## Timeline\n\n10:05\n\nAll times UTC.\n\n10:12\n\nThe desk is fixed.\n',
  );
  expect(timeline.map(({ text }) => text)).toEqual(['', 'The desk is fixed.']);
});

describe('a day alone in a bullet', () => {
  const timesOf = (list: string) =>
    read(`# Slow desk 2026-03-01\n\n## Timeline\n\n${list}\n`).timeline.map(
      ({ time, text }) => `${time?.iso} ${text}`,
    );

  test('dates the bullets below it, and is no entry', () => {
    expect(
      timesOf('- **Sunday, March 1, 2026**\n- 11:21: slow\n- **Monday, March 2, 2026**\n- 08:43: fast'),
    ).toEqual(['2026-03-01T11:21:00 slow', '2026-03-02T08:43:00 fast']);
  });

  test('is an entry if it says what happened', () => {
    expect(timesOf('- 2026-03-01: slow\n- 2026-03-02 08:43: fast')).toEqual([
      '2026-03-01 slow',
      '2026-03-02T08:43:00 fast',
    ]);
  });
});

test('headings like “Update 2026-03-04 10:05 UTC:” are entries', () => {
  const updates = ['2026-03-04 12:00 UTC:', '04.03.2026 11:00 UTC', 'March 4, 10:05 UTC'];
  const { timeline } = read(
    `# Slow desk 2026-03-04\n\n## News\n\n${updates.map((time) => `### Update ${time}\n\nStill slow.\n`).join('\n')}`,
  );
  expect(timeline.map(({ time }) => time?.iso)).toEqual([
    '2026-03-04T12:00:00Z',
    '2026-03-04T11:00:00Z',
    '2026-03-04T10:05:00Z',
  ]);
  expect(read('# Slow desk\n\n## Timeline\n\n- Update 3 servers\n- Update 4 desks\n').timeline).toEqual([]);
});

test.each([
  ['12:17A - slow', '2026-03-04T00:17:00Z slow'],
  ['12:22P - slow', '2026-03-04T12:22:00Z slow'],
  ['~16:05z - slow', '2026-03-04T16:05:00Z slow'],
  ['~16:0xz - slow', '2026-03-04T16:00:00Z slow'],
  ['16:27→16:30z - slow', '2026-03-04T16:27:00Z slow'],
])('“%s” in a timeline', (entry, expected) => {
  const { timeline } = read(`# Slow desk 2026-03-04\n\n## Timeline (UTC)\n\n- ${entry}\n- 18:00 fast\n`);
  expect(`${timeline[0]?.time?.iso} ${timeline[0]?.text}`).toBe(expected);
});

test('a timeline in a code block may begin with a line that has no time, and be in Chinese', () => {
  const inCode = (...lines: string[]) =>
    read(
      `# 2026-03-04 服务中断\n\n队列停止工作，无人收到告警。\n\n## 时间线\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`,
    ).timeline;
  expect(
    inCode(
      '03-03          上一次同类事故',
      '03-04 10:05    网关重新启动',
      '03-04 10:06    客户端收到错误',
      '03-04 10:12    服务恢复正常',
    ).map(({ time }) => time?.iso),
  ).toEqual(['2026-03-04T10:05:00', '2026-03-04T10:06:00', '2026-03-04T10:12:00']);
});

test.each(['Weds', 'Thurs', 'Tues'])('“%s 3/4/2026” in a timeline is a day', (weekday) => {
  const { timeline } = read(
    `# Slow desk 2026-03-04\n\n## Timeline\n\n- [${weekday} 3/4/2026] The desk is slow\n- [Fri 3/6/2026] The desk is fast\n`,
  );
  expect(timeline).toHaveLength(2);
});
