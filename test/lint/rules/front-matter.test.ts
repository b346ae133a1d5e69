import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { judge } from '../sample.ts';

const mine = rules.filter(({ id }) => ['structure/front-matter', 'timeline/parseable-times'].includes(id));
const REST = '\n# The queue stood still\n\n## Timeline (UTC)\n\n- 10:00 it stood\n- 10:30 it ran\n';
const base = { date: '2026-03-02', severity: 'SEV2', owner: '"@amal"' };

/** What is said of the front matter with this line in the place of its own: words shown, and the message. */
function said(line: string): string[] {
  const key = line.slice(0, line.indexOf(':'));
  const lines = Object.entries(base).map(([name, value]) => (name === key ? line : `${name}: ${value}`));
  if (!(key in base)) lines.push(line);
  const text = `---\n${lines.join('\n')}\n---\n${REST}`;
  return judge(text, mine, { profile: 'standard' }).findings.map(
    ({ span, message }) => `${text.slice(span.start, span.end)} | ${message}`,
  );
}

describe('wrong front matter values are reported at the value', () => {
  test.each([
    ['date: 2026-02-30', '2026-02-30', /is a day that does not exist/],
    ['date: 2026-13-01', '2026-13-01', /is a day that does not exist/],
    ['date: 30 February 2026', '30 February 2026', /is a day that does not exist/],
    ['date: 20260302', '20260302', /is not a date that tools can read/],
    ['started: 2026-03-02T25:00:00Z', '2026-03-02T25:00:00Z', /is not a date that tools can read/],
    ['severity: 7', '7', /is not a severity/],
    ['owner: 42', '42', /is not an owner that anybody can ask/],
    ['owner: [amal, bo]', '[amal, bo]', /^2 owners are listed/],
    ['status: pondering', 'pondering', /is not a status that Debrief knows/],
  ])('%s', (line, shown, message) => {
    expect(said(line)).toEqual([expect.stringContaining(`${shown} | `)]);
    expect(said(line)[0]!.slice(shown.length + 3)).toMatch(message);
  });
});

describe('nothing is reported for', () => {
  test.each([
    'date: 2 March 2026',
    'date: March 2, 2026 23:30 UTC',
    'date: 2024-02-29',
    'started: 2026-03-02 10:00 UTC',
    'severity: 2',
    'owner: [amal]',
    'services: queue',
    'services: [queue, mail]',
    'status: In review',
    'status: Closed (all actions done)',
  ])('%s', (line) => {
    expect(said(line)).toEqual([]);
  });
});
