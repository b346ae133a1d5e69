import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownBelow } from '../../src/cli/select-files.ts';

/** A folder with `count` documents, `doc-001.md` …: copies of those below `from` (again from the start when they run out), or made ones. */
export function documentFolder(from: string | null, count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-bench-'));
  mkdirSync(folder, { recursive: true });
  const sources = from === null ? [] : markdownBelow(from);
  if (from !== null && sources.length === 0) throw new Error(`There is no Markdown file below ${from}.`);
  for (let i = 0; i < count; i++) {
    const target = join(folder, `doc-${String(i + 1).padStart(3, '0')}.md`);
    const source = sources[i % sources.length];
    if (from !== null && source !== undefined) copyFileSync(join(from, source), target);
    else writeFileSync(target, makeDocument(i));
  }
  return folder;
}

/**
 * Sentences that the project wrote to teach the language rules; each is another one. Nearly all of a post-mortem blames
 * nobody.
 */
const SENTENCES = readSentences();
function readSentences(): readonly string[] {
  const folder = join(import.meta.dirname, '../blame/sentences');
  const files = readdirSync(folder).filter((name) => name.startsWith('train'));
  const rows = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  return rows.flatMap((row, i) => {
    const [, label, , text = ''] = row.split('\t');
    return label === 'ok' || i % 40 === 0 ? [text] : [];
  });
}

/** A post-mortem of about 750 words and 65 sentences, none of them twice, always the same for the same seed. */
function makeDocument(seed: number): string {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  // 101 has no factor in common with their number, so a document meets each at most once, and its neighbours other ones.
  let last = seed * 65 * 101;
  const sentence = () => {
    last += 101;
    return SENTENCES[last % SENTENCES.length]!;
  };
  const some = (n: number) => Array.from({ length: n }, sentence);
  const paragraph = (n: number) => some(n).join(' ');
  const list = (n: number) =>
    some(n)
      .map((text) => `- ${text}`)
      .join('\n');
  const day = `2026-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`;
  const start = 8 * 60 + Math.floor(next() * 600);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const events = some(14).map((text, i): Event => [clock(start + i * 7), text]);
  const items = Array.from(
    { length: 6 },
    (_, i): Item => [
      `${pick(VERBS)} ${pick(THINGS)} ${pick(PLACES)}`,
      pick(PEOPLE),
      `2026-1${i % 3}-0${1 + i}`,
      100 + i,
    ],
  );
  const title = `${pick(SYSTEMS)} ${pick(STATES)}`;
  return `---
title: ${title}
date: ${day}
severity: SEV${1 + Math.floor(next() * 4)}
---

# ${title}

## ${pick(['Summary', 'What happened', 'Overview', 'Executive summary'])}

${paragraph(8)}

## ${pick(['Impact', 'Customer impact', 'User impact'])}

${paragraph(6)} It lasted 84 minutes and ${Math.floor(next() * 9000)} requests failed.

## ${pick(['Timeline', 'Timeline (UTC)', 'Sequence of events'])}

${pick(TIMELINES)(events)}

## ${pick(['Contributing factors', 'Root causes', 'Why it happened'])}

${list(5)}

### Five whys

${some(4)
  .map((text, i) => `${i + 1}. ${text}`)
  .join('\n')}

## What went well

${paragraph(8)} See [the graph](https://example.com/g/${seed}).

## What went wrong

${list(6)}

\`\`\`
12:01:44 ERROR pool exhausted # not a heading
\`\`\`

## ${pick(['Action items', 'Follow-up', 'Next steps', 'Actions'])}

${pick(ITEMS)(items)}

## Lessons learned

${paragraph(12)}
`;
}

type Event = readonly [time: string, text: string];
const TIMELINES: readonly ((events: readonly Event[]) => string)[] = [
  (events) => events.map(([time, text]) => `- ${time} UTC: ${text}`).join('\n'),
  (events) => events.map(([time, text]) => `- **${time}** ${text}`).join('\n'),
  (events) =>
    `| Time (UTC) | Event |\n| --- | --- |\n${events.map(([time, text]) => `| ${time} | ${text} |`).join('\n')}`,
];

type Item = readonly [action: string, owner: string, due: string, issue: number];
const ITEMS: readonly ((items: readonly Item[]) => string)[] = [
  (items) =>
    `| Action | Owner | Due | Type | Issue |\n| --- | --- | --- | --- | --- |\n${items.map(([action, owner, due, issue]) => `| ${action} | @${owner} | ${due} | prevent | #${issue} |`).join('\n')}`,
  (items) =>
    items
      .map(([action, owner, due, issue]) => `- [ ] ${action} (@${owner}, by ${due}, #${issue})`)
      .join('\n'),
  (items) => items.map(([action, owner], i) => `${i + 1}. ${action}. Owner: @${owner}`).join('\n'),
];

const SYSTEMS = [
  'The checkout service',
  'The payment gateway',
  'The session store',
  'The edge proxy',
  'The orders database',
  'The scheduler',
];
const STATES = ['was slow', 'was unavailable', 'lost messages', 'answered with errors', 'stood still'];
const PEOPLE = ['amal', 'noor', 'kofi', 'ines', 'tomas'];
const VERBS = ['Add', 'Document', 'Test', 'Review', 'Automate', 'Remove', 'Introduce', 'Replace'];
const THINGS = [
  'an alert on queue depth',
  'the limit of 500 connections',
  'a canary step',
  'the dashboard of error rates',
  'the renewal of certificates',
  'the order in which workers start',
  'a second replica',
];
const PLACES = [
  'in staging',
  'for all regions',
  'before the next release',
  'of the gateway',
  'in the runbook',
  'so that a full disk pages somebody',
];
