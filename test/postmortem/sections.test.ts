import { describe, expect, test } from 'vitest';
import { CONTEXT, read } from './reading.ts';

describe('a heading is recognised by its name', () => {
  test.each([
    ['## Timeline', 'timeline'],
    ['## ⏱ Timeline (UTC)', 'timeline'],
    ['## What happened (timeline)', 'timeline'],
    ['## Impact (timeline)', 'impact'],
    ['## :clock1: Timeline of events', 'timeline'],
    ['### 3.1 Incident timeline', 'timeline'],
    ['Chronology\n----------', 'timeline'],
    ['## Root cause(s)', 'causes'],
    ['## Why did this happen?', 'causes'],
    ['## Why', 'causes'],
    ['## Why?', 'causes'],
    ['**Why?**', 'causes'],
    ['**Why**', 'causes'],
    ['## What went well?', 'went-well'],
    ["## What didn't go so well", 'went-wrong'],
    ['## Where did we get lucky?', 'lucky'],
    ['## Five Why’s', 'five-whys'],
    ['## Lessons learnt', 'lessons'],
    ['## Customer impact', 'impact'],
    ['## How did we find out?', 'detection'],
    ['## Corrective and preventative measures', 'action-items'],
    ['## How are we going to do better in the future?', 'action-items'],
    ['**Root cause analysis:**', 'causes'],
    ['Impact\n^^^^^^', 'impact'],
    ['## Our favourite colours', null],
  ])('%s', (heading, name) => {
    const section = read(`# Queue stuck\n\n## Intro\n\nText.\n\n${heading}\n\nMore text.\n`).sections.at(-1);
    expect(section?.name === 'summary' ? null : (section?.name ?? null)).toBe(name === null ? null : name);
  });
});

describe('"Why?" is not a heading of causes', () => {
  test.each([
    ['as a step of a chain', '## Five whys\n\n### Why?\n\nIt was full.\n'],
    ['several times', '## Why?\n\nIt was full.\n\n## Why?\n\nIt had no limit.\n'],
    ['with its answer in the same line', '**Why?** It was full.\n'],
    ['below an action item', '## Action items\n\n### Add an alarm on age\n\n**Why?**\n\n- It was late.\n'],
  ])('%s', (_where, text) => {
    const { sections, contributingFactors } = read(`# Queue stuck\n\n${text}`);
    expect(sections.map(({ name }) => name)).not.toContain('causes');
    expect(contributingFactors).toEqual([]);
  });
});

test('the title of the document does not name a section', () => {
  const { sections, title } = read('# Slow responses on 8 February\n\n## Summary\n\nText.\n');
  expect(title?.value).toBe('Slow responses on 8 February');
  expect(sections.map((section) => section.name)).toEqual([null, 'summary']);
});

test('an organisation can add its own headings', () => {
  const { sections } = read('# Queue\n\n## Wat ging er mis\n', 'a.md', {
    ...CONTEXT,
    aliases: { 'went-wrong': ['Wat ging er mis'] },
  });
  expect(sections.at(-1)?.name).toBe('went-wrong');
});

test('bold labels with text on the same line are sections too, and end at the next label', () => {
  const document = read(
    '# Queue\n\n**Impact:** 40 % of jobs.\n\n**Status:** final\n\n**Trigger:** a deploy.\n',
  );
  const impact = document.sections.find((section) => section.name === 'impact')!;
  expect(document.document.text.slice(impact.body.start, impact.body.end).trim()).toBe('40 % of jobs.');
});

test('a span belongs to its innermost section, and inherits the name of a parent', () => {
  const text = '# Queue\n\n## Lessons learned\n\n### Odds and ends\n\nWords here.\n';
  const document = read(text);
  const at = text.indexOf('Words');
  expect(document.sectionOf({ start: at, end: at + 5 })?.heading).toBe('Odds and ends');
  expect(document.sectionNameOf({ start: at, end: at + 5 })).toBe('lessons');
});

test.each([
  ['Post-mortem: uploads failed\n\nTIMELINE\n\n- 14:03 page\n- 14:20 fixed\n', 'Post-mortem: uploads failed'],
  ['Uploads failed for an hour.\n\n## Timeline\n\n- 14:03 page\n', 'Timeline'],
  ['We were slow\n\n# Uploads failed\n', 'Uploads failed'],
])('the title of %j is %j', (text, title) => {
  expect(read(text).title?.value).toBe(title);
});

test.each(['Root Cause And Resolution:', '**Root Cause And Resolution**'])(
  'a label in title case between the lines of a paragraph is a section: %s',
  (label) => {
    const { sections } = read(`# Queue\n\nThe queue was stuck.\n${label}\nThe batch had no limit.\n`);
    expect(sections.map(({ name }) => name)).toContain('causes');
  },
);
