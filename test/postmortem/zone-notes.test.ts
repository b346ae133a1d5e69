import { describe, expect, test } from 'vitest';
import { read, times } from './reading.ts';

const entries = (title: string, note: string, heading: string, entry: string) =>
  times(`# ${title}\n\n${note}\n\n## ${heading}\n\n- 10:00 ${entry}\n- 10:40 ${entry}\n`)[0];

describe('a remark at the head gives the zone of all times, in every language', () => {
  test.each([
    ['Störung vom 4. März 2026', 'Alle Zeiten in MEZ.', 'Ablauf', 'Die Warteschlange steht', '+01:00'],
    ['Störung vom 4. März 2026', '*Zeitzone: UTC*', 'Ablauf', 'Die Warteschlange steht', 'Z'],
    ['Panne du 4 mars 2026', 'Toutes les heures sont en UTC.', 'Chronologie', 'la file se bloque', 'Z'],
    [
      'Panne du 4 mars 2026',
      'Les heures sont exprimées en heure de Paris.',
      'Chronologie',
      'la file se bloque',
      '+01:00',
    ],
    [
      'Incidente del 4 de marzo de 2026',
      'Todas las horas están en UTC.',
      'Cronología',
      'La cola se detuvo',
      'Z',
    ],
    [
      'Incidente de 4 de março de 2026',
      'Todos os horários em horário de Brasília.',
      'Linha do tempo',
      'A fila parou de ser consumida',
      '-03:00',
    ],
    [
      'Incidente del 4 marzo 2026',
      'Tutti gli orari sono in CET.',
      'Cronologia',
      'La coda si ferma del tutto',
      '+01:00',
    ],
    [
      'Storing van 4 maart 2026',
      'Alle tijden zijn in UTC.',
      'Tijdlijn',
      'De wachtrij staat helemaal stil',
      'Z',
    ],
    ['障害報告 2026年3月4日', '時刻はすべて JST です。', 'タイムライン', 'キューが停止した', '+09:00'],
    ['故障报告 2026年3月4日', '以下时间均为北京时间。', '时间线', '队列停止消费', '+08:00'],
    ['장애 보고 2026년 3월 4일', '모든 시각은 KST 기준입니다.', '타임라인', '큐가 멈췄다', '+09:00'],
  ])('%s: %s', (title, note, heading, entry, zone) => {
    expect(entries(title, note, heading, entry)).toBe(`7 2026-03-04T10:00:00${zone}`);
  });

  test.each([
    [
      'Störung vom 4. März 2026',
      'Der Fehler lag an der Zeitzone UTC der Warteschlange.',
      'Ablauf',
      'Sie steht',
    ],
    [
      'Panne du 4 mars 2026',
      'Nous avons lu toutes les heures, dont UTC, dans la file.',
      'Chronologie',
      'arrêt',
    ],
    ['장애 보고 2026년 3월 4일', '서버의 시간대가 UTC로 바뀌었다.', '타임라인', '큐가 멈췄다'],
  ])('but not a sentence about a zone: %s: %s', (title, note, heading, entry) => {
    expect(entries(title, note, heading, entry)).toBe('7 2026-03-04T10:00:00');
  });
});

describe('without another zone, the offset of a time of the incident in the front matter is that of all times', () => {
  const first = (fact: string) =>
    times(
      `---\ntitle: Queue stopped\n${fact}\n---\n\n## Timeline\n\n- 2026-03-02 10:00 stops\n- 10:40 goes on\n`,
    )[0];

  test.each([
    ['detected_at: 2026-03-02T10:05:00+01:00', '+01:00'],
    ['started: 2026-03-02 09:55:00 -0500', '-05:00'],
  ])('%s', (fact, zone) => expect(first(fact)).toBe(`8 2026-03-02T10:00:00${zone}`));

  test.each(['detected_at: 2026-03-02T10:05:00Z', 'detected_at: 2026-03-02T10:05:00+00:00'])(
    'not of %s, as tools write it',
    (fact) => expect(first(fact)).toBe('8 2026-03-02T10:00:00'),
  );

  test.each(['date: 2026-03-04T18:00:00+01:00', 'date: 2026-03-04 18:00:00 -0500'])(
    'not of %s, which may be that of publication',
    (fact) => expect(first(fact)).toBe('8 2026-03-02T10:00:00'),
  );
});

describe('a remark below the heading of the timeline may begin with the zone', () => {
  const first = (note: string) =>
    times(`# Queue on 2026-03-04\n\n## Timeline\n\n${note}\n\n- 10:20 letters stop\n- 10:23 noticed\n`)[0];

  test.each([
    ['UTC, collected from chat, deployment log and pager.', 'Z'],
    ['UTC. Rounded to the minute.', 'Z'],
    ['UTC – from the log of the desk', 'Z'],
    ['UTC+2, as the desk wrote them down', '+02:00'],
    ['CET, taken from the log of the desk', '+01:00'],
    ['Eastern Time, unless noted', '-05:00'],
    ['Everything below is in UTC.', 'Z'],
    ['All entries are in CET, from the chat.', '+01:00'],
  ])('%s', (note, zone) => {
    expect(first(note)).toBe(`7 2026-03-04T10:20:00${zone}`);
  });

  test.each([
    'PST, our sign-in team, was asked first.',
    'PST, restarted by hand, had a bug.',
    'EST, the estimator, had a bug.',
    'CAT, taken from the shelf, was the tool.',
    'MST, as in the metrics store, was slow.',
    'MST – as in the metrics store – was slow.',
    'EST, from which we bill, was slow.',
    'EST, as in our billing stopped.',
    '(CAT – the tracker of changes – was down, too.)',
    '(EST, the estimator, had a bug.)',
    'UTC was what the database had.',
    'Everything was moved to CET by the desk.',
    'All entries of the queue in CET were sent twice.',
  ])('but not a sentence about something else: %s', (note) => {
    expect(first(note)).toBe('7 2026-03-04T10:20:00');
  });
});

describe('a day above its entries may give the zone after it', () => {
  const below = (day: string) =>
    times(
      `# Panne\n\n## Chronologie\n\n${day}\n\n- **06 h 40** – la file s'arrête\n- **07 h 00** – un appel\n`,
    );

  test.each([
    ['Le 4 mars 2026, heures UTC :', 'Z'],
    ['Le 4 mars 2026, heure de Paris :', '+01:00'],
    ['**4 mars 2026** (heures de Paris)', '+01:00'],
    ['March 4, 2026, Paris time:', '+01:00'],
    ['**4. März 2026**, Zeiten in MEZ', '+01:00'],
  ])('%s', (day, zone) => {
    expect(below(day)).toEqual([`7 2026-03-04T06:40:00${zone}`, `8 2026-03-04T07:00:00${zone}`]);
  });

  test.each([
    'Le 4 mars 2026 : heures prolongées au guichet',
    'March 4, 2026: Paris time server fails',
    'March 4, 2026: we move to Paris time',
    '**4. März 2026**: Zeiten in der Schlange falsch',
  ])('but a text after it is an entry, and gives none: %s', (day) => {
    expect(below(day)[0]).toBe('5 2026-03-04');
    expect(below(day)[1]).not.toMatch(/Z|[+-]\d\d:\d\d$/);
  });
});

describe('a sentence may say in which zone the timeline is told', () => {
  const first = (sentence: string) =>
    times(`# Queue on 2026-03-04\n\n${sentence}\n\n## Timeline\n\n- 10:20 letters stop\n`)[0];

  test.each([
    [
      "We work in three zones, so I'll give the timeline of the outage in Central European Time (CET).",
      '+01:00',
    ],
    ['The timeline below is in UTC.', 'Z'],
  ])('%s', (sentence, zone) => expect(first(sentence)).toBe(`7 2026-03-04T10:20:00${zone}`));

  test.each([
    'This is the timeline of the outage in Eastern Europe.',
    'This is the timeline of the outage in CET Bank.',
    'This timeline of the outage in IST (integration system test) is rough.',
    'The timeline was written later. Our desk works in CET.',
  ])('but not %s', (sentence) => expect(first(sentence)).toBe('7 2026-03-04T10:20:00'));
});

test('the zone of “all times US Pacific Time” counts after a long text that speaks of hours', () => {
  const lead = `${'Within hours of the report, the desk was looked at by everybody who was there. '.repeat(3)}We did this (all times US Pacific Time):`;
  const { timeline } = read(
    `# Slow desk 2026-03-04\n\n## Timeline\n\n${lead}\n\n- 10:05: slow\n- 10:12: fast\n`,
  );
  expect(timeline[0]?.time?.iso).toBe('2026-03-04T10:05:00-08:00');
});
