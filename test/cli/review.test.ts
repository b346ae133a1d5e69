import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { world } from './world.ts';

const OPEN = `# Checkout was slow

## Timeline (UTC)

- 2026-04-01 09:00: impact starts, the new release is out
- 09:10: detected by the latency alert
- 09:15: the on-call engineer acknowledges the page
- 10:15: mitigated by going back to the last release
- 10:30: resolved

## Contributing factors

- The pool of Redis connections was smaller than the number of workers
- The latency alert waits for ten minutes

## What went wrong

Why did nobody see the canary?

## Action items

- [ ] Size the pool of Redis connections by the number of workers
- [ ] @ana adds a load test by 2026-05-01
`;
const ASK = ['review', 'a.md', '--at', '2026-04-09 14:00'];

test('the agenda of a review is what is open: questions, silences, causes without an answer, items without owner', async () => {
  const { code, out } = await world({ 'a.md': OPEN }).debrief([...ASK, '--with', '@ana,@bo']);
  expect(code).toBe(0);
  expect(out).toContain('## Review meeting\n\n2026-04-09 14:00 UTC, 60 minutes, with `@ana`, `@bo`.');
  const items = out.match(/^- .*$/gm)!;
  expect(items[0]).toMatch(/Not answered yet: Why did nobody see the canary\? \(line 18\)/);
  expect(items[1]).toMatch(/What was being tried in the 1 h after “the on-call engineer/);
  expect(items).toContainEqual(expect.stringMatching(/What do we do about “The latency alert waits/));
  expect(items).toContainEqual(expect.stringMatching(/“Size the pool .*”: who, and by when\?/));
  expect(out).not.toContain('load test');
});

test('the time is local by the policy, and the calendar file is in UTC', async () => {
  const { debrief, read } = world({
    'a.md': OPEN,
    '.github/debrief.yml': 'calendar:\n  zone: Europe/Berlin\n',
  });
  const { out } = await debrief([...ASK, '--ics', 'review.ics']);
  expect(out).toContain('2026-04-09 12:00 UTC');
  const ics = read('review.ics').replace(/\r\n[ \t]/g, '');
  expect(ics).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(ics).toContain('DTSTART:20260409T120000Z');
  expect(ics).toContain('SUMMARY:Review: Checkout was slow');
  expect(ics).toContain('UID:review-a-md@debrief');
  expect(ics).toContain('DURATION:PT60M');
  expect(ics).toContain('DTSTAMP:20260415T120000Z');
  expect(ics).toMatch(/DESCRIPTION:.*canary/);
});

test('what is on the agenda is no action item, and not asked again', async () => {
  const { debrief } = world({ 'a.md': OPEN });
  const [items, agenda] = [await debrief(['items', 'a.md']), await debrief(ASK)];
  await debrief([...ASK, '--write']);
  expect((await debrief(['items', 'a.md'])).out).toBe(items.out);
  expect((await debrief(ASK)).out).toBe(agenda.out);
});

test('with --write it is in the document, and a later time moves it there', async () => {
  const { debrief, read } = world({ 'a.md': OPEN });
  await debrief([...ASK, '--write']);
  const first = read('a.md');
  expect(first.startsWith(OPEN.trimEnd())).toBe(true);
  await debrief(['review', 'a.md', '--at', '2026-04-10 09:30', '--write']);
  const second = read('a.md');
  expect(second.match(/## Review meeting/g)).toHaveLength(1);
  expect(second).toContain('2026-04-10 09:30 UTC');
  expect(second.startsWith(OPEN.trimEnd())).toBe(true);
});

test('a document that has lost one of the marks is left alone, with exit code 2', async () => {
  const text = `${OPEN}\n<!-- debrief:review -->\n\nOurs.\n`;
  const { debrief, read } = world({ 'a.md': text });
  const { code, err } = await debrief([...ASK, '--write']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Put both back, or delete both.') });
  expect(read('a.md')).toBe(text);
});

test.each([
  [['review', '--at', '2026-04-09 14:00'], 'Which file?'],
  [['review', 'a.md'], 'When?'],
  [['review', 'a.md', '--at', 'tomorrow'], '--at is a day and a time'],
  [['review', 'a.md', '--at', '2026-02-30 14:00'], '--at is a day and a time'],
  [[...ASK, '--minutes', '0'], '--minutes is a number'],
])('debrief %j says what is missing, and writes nothing', async (words, says) => {
  const { debrief, cwd } = world({ 'a.md': OPEN });
  const { code, err } = await debrief([...words, '--ics', 'x.ics']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
  expect(existsSync(join(cwd, 'x.ics'))).toBe(false);
});

test('a question of the template is asked once, and the question in a gap as it stands', async () => {
  const draft = OPEN.replace(
    'Why did nobody see the canary?',
    '_What was harder than it needs to be?_',
  ).replace(
    '- 10:15: mitigated',
    '- 09:15: *60 min without a record: what was being tried?*\n- 10:15: mitigated',
  );
  const { out } = await world({ 'a.md': draft }).debrief(ASK);
  expect(out.match(/\(line 19\)/g)).toHaveLength(1);
  expect(out).toMatch(/^- 60 min without a record: what was being tried\? \(line 8\)/m);
});
