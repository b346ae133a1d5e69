import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LintSettings, lintText } from '../../../src/lint/engine.ts';
import { fixText } from '../../../src/lint/fix.ts';
import type { Profile } from '../../../src/lint/rule.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { policySchema } from '../../../src/policy/schema.ts';

const timelineRules = rules.filter(({ id }) => id.startsWith('timeline/'));

interface Setting {
  readonly timeZone?: string | null;
  readonly profile?: Profile;
}

const PATH = 'postmortems/2026-03-02-queue.md';

const settings = ({ timeZone = null, profile = 'strict' }: Setting = {}): LintSettings => ({
  policy: policySchema.parse({ lint: { timeZone } }),
  today: '2026-04-15',
  profile,
  rules: timelineRules,
  assumePostMortem: true,
});

const judge = (text: string, setting?: Setting) => lintText(text, PATH, settings(setting));

const ids = (text: string, setting?: Setting) => judge(text, setting).findings.map(({ ruleId }) => ruleId);
const fix = (text: string, setting?: Setting) => fixText(text, PATH, settings(setting)).text;
const document = (...entries: readonly string[]) =>
  `# The queue stood still\n\n## Timeline\n\n${entries.map((entry) => `- ${entry}\n`).join('')}`;

describe('a document without a timeline', () => {
  test('gets one finding, and nothing more about its timeline', () => {
    expect(ids('# The queue stood still\n\nIt stood still at 14:05.\n')).toEqual(['timeline/present']);
    expect(ids('# The queue stood still\n\n## Timeline\n\nSoon.\n')).toEqual(['timeline/present']);
  });
});

describe('the zone that the policy gives to bare times', () => {
  test.each([
    ['UTC', '## Timeline', '## Timeline (UTC)'],
    ['Etc/UTC', '## 3. Timeline ##', '## 3. Timeline (UTC) ##'],
    ['Europe/Copenhagen', '## Timeline', '## Timeline (Europe/Copenhagen)'],
    ['UTC', '## Timeline\n\n### 2026-03-02', '## Timeline (UTC)\n\n### 2026-03-02'],
  ])(
    'is written into the heading once by --fix (%s: %j), and then nothing is left to fix',
    (timeZone, one, other) => {
      const text = (heading: string) =>
        document(
          '2026-03-02 10:02 Uhr: release',
          '13:52 – alert',
          '14:10-14:20 the queue drains',
          '15:00 h: calm',
        ).replace('## Timeline', heading);
      for (const ends of ['\n', '\r\n']) {
        const after = fix(text(one).replaceAll('\n', ends), { timeZone });
        expect(after).toBe(text(other).replaceAll('\n', ends));
        expect(ids(after, { timeZone })).not.toContain('timeline/zone-stated');
      }
    },
  );

  test('is written after each time where not all need it, or something hangs on the words of the heading', () => {
    const link = '\n[above](#timeline)\n';
    const entries = (zone: string) =>
      document(`2026-03-02 13:40${zone}: release`, `13:52${zone} – alert`, `14:10-14:20${zone} calm`);
    for (const [heading, end] of [
      ['## Timeline', link],
      ['## Timeline:', ''],
      ['## [Timeline](https://a.b)', ''],
      ['## `Timeline`', ''],
      ['Timeline\n---', ''],
      ['**Timeline**', ''],
      ['## Timeline\n\n<!-- debrief-disable-next-line timeline/order: as logged -->', ''],
    ]) {
      const text = (zone: string) => entries(zone).replace('## Timeline', heading!) + end;
      expect(fix(text(''), { timeZone: 'UTC' })).toBe(text(' UTC'));
    }
  });

  test('is never written between a time and the word that belongs to it', () => {
    const text = (zone: string, ...words: readonly string[]) =>
      document(`2026-03-02 13:40${zone}: release`, ...words).replace('## Timeline', '## Timeline:');
    for (const unit of ['h', 'hrs', 'uhr'])
      expect(fix(text('', `13:52 ${unit}: alert`), { timeZone: 'Europe/Berlin' })).not.toMatch(/13:52 \+/);
    expect(fix(text('', '13:52 Uhr: alert'), { timeZone: 'Europe/Berlin' })).toBe(
      text(' +01:00', '13:52 Uhr +01:00: alert'),
    );
  });

  test('is written as the offset of that day where the zone has summer time', () => {
    const text = (...entries: readonly string[]) =>
      document(...entries).replace('## Timeline', '## Timeline:');
    expect(
      fix(text('2026-03-28 13:40: release', '2026-03-30 13:52: alert'), { timeZone: 'Europe/Copenhagen' }),
    ).toBe(text('2026-03-28 13:40 +01:00: release', '2026-03-30 13:52 +02:00: alert'));
  });

  test('is written into the cells of a table', () => {
    const table = (...times: readonly string[]) =>
      `# Queue\n\n## Timeline:\n\n| Time | Event |\n| --- | --- |\n${times.map((time) => `| ${time} | alert |\n`).join('')}`;
    expect(fix(table('2026-03-02 13:40', '**13:52**'), { timeZone: 'UTC' })).toBe(
      table('2026-03-02 13:40 UTC', '**13:52 UTC**'),
    );
  });

  test('settles an abbreviation of several zones when it is one of them, and only then', () => {
    const text = document('2026-03-02 13:40 IST: release', '13:52 IST: alert');
    expect(fix(text, { timeZone: 'Asia/Kolkata' })).toBe(
      document('2026-03-02 13:40 +05:30: release', '13:52 +05:30: alert'),
    );
    expect(fix(text, { timeZone: 'America/Chicago' })).toBe(text);
    expect(fix(text)).toBe(text);
  });
});

describe('times in a notation that can be misread', () => {
  test('get their colon, in ranges too, and years and offsets are left alone', () => {
    expect(fix(document('2026-03-02 1340 UTC: release', '1352 – 1405: three restarts', '1420: calm'))).toBe(
      document('2026-03-02 13:40 UTC: release', '13:52 – 14:05: three restarts', '14:20: calm'),
    );
    const plain = document('2026-03-02 20:26 +0200: release', '20:40 +0200: alert');
    expect(fix(plain)).toBe(plain);
  });

  test('get an ISO date if the context shows which number is the month', () => {
    expect(fix(document('03/08/2026 13:40 UTC: release', '03/08/2026 13:52 UTC: alert'))).toBe(
      document('2026-03-08 13:40 UTC: release', '2026-03-08 13:52 UTC: alert'),
    );
  });
});

describe('a long timeline with one habit', () => {
  test('gets a few findings for it, the last of which names the lines of the others', () => {
    const text = document(
      ...Array.from({ length: 20 }, (_, i) => `2026-03-02 ${i % 2 ? 10 : 12}:${10 + i} UTC: restart ${i}`),
    );
    const own = `---\nseverity: SEV2\ndate: 2026-03-02\n---\n\n${text}`;
    const found = judge(own).findings.filter(({ ruleId }) => ruleId === 'timeline/order');
    expect(found).toHaveLength(3);
    expect(found.at(-1)?.message).toMatch(/ Also on lines \d+, /);
  });
});

describe('any timeline', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => [hour, minute].map((each) => String(each).padStart(2, '0')));
  const time = clock.chain(([hour, minute]) =>
    fc.constantFrom(`${hour}:${minute}`, `${hour}${minute}`, `${hour}.${minute}`, `${hour}:${minute} IST`),
  );
  const day = fc.constantFrom('', '2026-03-02 ', '03/02/2026 ', '2 March 2026, ', '02.03.2026 ');
  const entry = fc
    .tuple(day, time, fc.constantFrom(': alert fires', ' – resolved', ' restart'))
    .map((e) => e.join(''));
  const text = fc.array(entry, { minLength: 2, maxLength: 6 }).map((entries) => document(...entries));
  const zone = fc.constantFrom(null, 'UTC', 'Asia/Kolkata', 'Europe/Berlin');

  test('is fixed once and for all: fixing again changes nothing, and no finding is added', () => {
    fc.assert(
      fc.property(text, zone, (before, timeZone) => {
        const once = fix(before, { timeZone });
        expect(fix(once, { timeZone })).toBe(once);
        expect(ids(once, { timeZone }).length).toBeLessThanOrEqual(ids(before, { timeZone }).length);
      }),
      { numRuns: 150 },
    );
  });

  test('is judged the same with CRLF and a byte order mark', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const messages = (each: string) => judge(each).findings.map(({ message }) => message);
        expect(messages(`\uFEFF${plain.replaceAll('\n', '\r\n')}`)).toEqual(messages(plain));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an older document has little reason for a timeline if', () => {
  const level = (text: string, path = 'notes/queue.md') =>
    lintText(text, path, {
      ...settings({ profile: 'standard' }),
      rules: rules.filter(({ id }) => id === 'timeline/present'),
    })
      .findings.map((finding) => finding.level)
      .join();
  const analysis =
    '\n## Impact\n\nAll printers of the team waited on 2 March 2026.\n\n## Root cause\n\nThe paper was damp.\n\n## Action items\n\n- @amal dries the paper\n';

  test.each([
    ['its sentences tell it by the clock', '# The queue stood still', 'It stood at 09:10 and ran at 10:40.'],
    ['it was over within minutes', '# The queue stood still', '**Duration:** 9 minutes'],
    ['it hit nobody', '# The queue stood still', '- Production impact: **none**'],
    ['it is about a bug', '# A bug in the queue', ''],
    [
      'it reports a bug',
      '# The queue stood still',
      '## Environment\n\nPaper.\n\n## Expected behavior\n\nInk.',
    ],
    ['it is a drill', '# Drill: the queue stood still', ''],
    ['it says that it is not one', '# The queue stood still', 'This is not an incident post-mortem.'],
    ['it lists incidents', '# Incidents', '## The queue'],
    ['it was mild', '# The queue stood still', '**Severity:** Medium'],
    ['nobody kept the times', '# The queue stood still', '## Timeline (rough)\n\n- The queue stood still.'],
  ])('%s', (_name, title, line) => {
    expect(level(`${title}\n\n${line}\n${analysis}`)).toBe('hint');
    expect(level(`---\nseverity: SEV2\ndetected: TODO\n---\n${title}\n\n${line}\n${analysis}`)).toBe('error');
  });

  test.each([
    ['an outage', '# The queue stood still', ''],
    ['an outage of hours', '# The queue stood still', '**Duration:** 3 hours'],
    ['an outage with one clock time', '# The queue stood still', 'It stood at 09:10, as we saw at 09:10.'],
    ['customers', '# The queue stood still', '- Production impact: none of the printers ran'],
    ['a bug of one heading', '# The queue stood still', '## Environment\n\nPaper.'],
    ['an outage by a bug', '# A bug in the queue', 'It stood at 09:10.'],
    ['the outcome of a drill', '# The queue stood still', 'We found it in a drill.'],
    ['a page of two incidents', '# Incidents of 2 March', ''],
  ])('but not if it tells of %s', (_name, title, line) => {
    expect(level(`${title}\n\n${line}\n${analysis}`)).toBe('error');
  });

  test('a severity or a word that says how bad it was is reason enough', () => {
    const text = (severity: string, what: string) =>
      `# Late prints\n\n${severity}\n\n## Impact\n\n${what} on 2 March 2026, the team says.\n\n## Root cause\n\nDamp paper.\n`;
    expect(level(text('', 'Some prints were late'))).toBe('hint');
    expect(level(text('', 'The prints were deleted'))).toBe('error');
    expect(level(text('**Severity:** SEV2', 'Some prints were late'))).toBe('error');
    expect(level(text('**Severity:** low', 'The prints were deleted'))).toBe('hint');
  });

  test('a notice of a few lines is asked in a hint, and a longer one is not', () => {
    const notice = '# Print desk\n\nThe desk of our team was down on 2 March 2026. It is open again.\n';
    expect(level(notice)).toBe('hint');
    expect(level(notice + 'Paper was damp, and ink ran out. '.repeat(30))).toBe('error');
  });
});

describe('times without a zone', () => {
  const level = (below: string, profile: Profile = 'standard') =>
    judge(document('2026-03-02 13:40: release', '13:52: alert', '14:20: calm') + below, { profile })
      .findings.filter(({ ruleId }) => ruleId === 'timeline/zone-stated')
      .map((finding) => `${finding.level}: ${finding.message}`)
      .join();

  test('are a hint where nothing shows another clock', () => {
    expect(level('')).toMatch(/^hint: These times state no zone\. /);
    expect(level('\nBinance closed.\n')).toMatch(/^warning: .*Binance, which line 9 names, logs in UTC/);
    expect(level('- 15:00: Azure is back\n')).toMatch(/^warning: .*Azure, which line 8 names, logs in UTC/);
    expect(level('\nWe may move to Azure.\n')).toMatch(/^hint: /);
    expect(level('\n```\n2026-03-02T12:52:04.001Z ink low\n```\n')).toMatch(
      /^warning: .*the log on line 10 is in UTC/,
    );
    expect(level('\n```\n12:52:04 ink low\n```\n')).toMatch(/^hint: /);
  });
});

describe('an entry that steps back', () => {
  const order = (...entries: string[]) =>
    judge(document(...entries), { profile: 'standard' })
      .findings.filter(({ ruleId }) => ruleId === 'timeline/order')
      .map(({ level, message }) => `${level}: ${message}`);

  test('by a few minutes is a hint, as lines of a chat interleave', () => {
    const at = (clock: string) =>
      order('2026-03-02 13:40: alert', '13:52: rollback', `${clock}: a call`, '14:20: calm');
    expect(at('13:47')).toEqual([expect.stringMatching(/^hint: “13:47” is 5 min earlier/)]);
    expect(at('13:46')).toEqual([expect.stringMatching(/^warning: “13:46” is 6 min earlier/)]);
  });

  test('by twelve hours, with those below it, suggests the times that were meant', () => {
    expect(order('2026-03-02 12:10: alert', '01:16: a call', '01:47: rollback', '14:03: calm')).toEqual([
      expect.stringMatching(/Were 13:16 and 13:47 meant for this entry and those below it\?$/),
    ]);
    expect(order('2026-03-02 12:10: alert', '11:16: a call', '12:20: calm').join()).toMatch(/Move the entry/);
  });
});

test('am or pm beside 24-hour clocks is a hint in an older document, unless one clock may be twelve hours off', () => {
  const halves = (...entries: string[]) =>
    judge(document(...entries), { profile: 'standard' })
      .findings.filter(({ message }) => message.includes('am or pm'))
      .map(({ level, message }) => `${level}: ${message.includes('in the afternoon')}`);
  expect(halves('2026-03-02 13:40: alert', '14:05 pm: rollback', '14:20: calm')).toEqual(['hint: false']);
  expect(halves('2026-03-02 13:40: alert', '2:05 pm: rollback', '2:20: calm', '2:40 pm: tea')).toEqual([
    'warning: true',
  ]);
});

test('nobody is asked for status updates before the problem was detected', () => {
  const text = (first: string) =>
    '---\nseverity: SEV2\ndate: 2026-03-02\n---\n' +
    document(`2026-03-02 13:40 UTC: ${first}`, '16:20 UTC: the cable is replaced, resolved');
  expect(ids(text('impact starts'))).not.toContain('timeline/status-updates');
  expect(ids(text('impact starts, an alert fires'))).toContain('timeline/status-updates');
});

test('a case of some day in a year is a hint in an older document', () => {
  const level = (day: string) =>
    lintText(
      `# The desk stood still\n\n${day} nobody of the team could buy a ticket.\n\n## Root cause\n\nThe list was empty.\n`,
      'postmortems/desk.md',
      { ...settings(), assumePostMortem: true, rules: rules.filter(({ id }) => id === 'timeline/present') },
    ).findings[0]?.level;
  expect(level('Early in 2024')).toBe('hint');
  expect(level('On 2 March 2024')).toBe('error');
});
