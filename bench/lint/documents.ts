import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
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

/** A post-mortem of about 900 words, always the same for the same seed. */
export function makeDocument(seed: number): string {
  let state = seed * 2654435761 + 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const paragraph = (n: number) => Array.from({ length: n }, () => sentence(pick)).join(' ');
  const day = `2026-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`;
  const start = 8 * 60 + Math.floor(next() * 600);
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')} UTC`;
  const timeline = Array.from({ length: 12 }, (_, i) => `- ${clock(start + i * 7)}: ${sentence(pick)}`);
  const items = Array.from(
    { length: 6 },
    (_, i) =>
      `| Add ${pick(THINGS)} to ${pick(SYSTEMS)} | @${pick(PEOPLE)} | 2026-1${i % 3}-0${1 + i} | prevent | #${100 + i} |`,
  );
  return `---
title: ${pick(SYSTEMS)} was slow
date: ${day}
severity: SEV${1 + Math.floor(next() * 4)}
---

# ${pick(SYSTEMS)} was slow

## Summary

${paragraph(6)}

## Impact

${paragraph(5)} It lasted 84 minutes and ${Math.floor(next() * 9000)} requests failed.

## Timeline

${timeline.join('\n')}

## Contributing factors

${Array.from({ length: 4 }, () => `- ${sentence(pick)}`).join('\n')}

### Five whys

${Array.from({ length: 4 }, (_, i) => `${i + 1}. ${sentence(pick)}`).join('\n')}

## What went well

${paragraph(5)}

## What went wrong

${Array.from({ length: 5 }, () => `- ${sentence(pick)}`).join('\n')}

\`\`\`
12:01:44 ERROR pool exhausted # not a heading
\`\`\`

## Action items

| Action | Owner | Due | Type | Issue |
| --- | --- | --- | --- | --- |
${items.join('\n')}

## Lessons learned

${paragraph(8)}
`;
}

const SYSTEMS = [
  'The checkout service',
  'the payment gateway',
  'the session store',
  'the edge proxy',
  '`orders-db`',
  'the scheduler',
];
const PEOPLE = ['amal', 'noor', 'kofi', 'ines', 'tomas'];
const THINGS = [
  'an alert on queue depth',
  'a limit of 500 connections',
  'a canary step',
  'a dashboard of error rates',
];
const CAUSES = [
  'a certificate had expired',
  'the pool was full',
  'a deploy had changed the timeout',
  'the cache was cold',
  'two replicas disagreed',
];
const EFFECTS = [
  'requests piled up behind it',
  'every fourth login failed',
  'p99 rose to 9 seconds',
  'retries doubled the load',
  'the dashboard stayed green',
];
const ACTORS = [
  'The on-call engineer',
  'The release team',
  'Monitoring',
  'The vendor',
  'An automatic rollback',
  'We',
];
const DEEDS = [
  'rolled back release 41',
  'failed over to the second region',
  'raised the limit',
  'paged the database team',
  'drained the node',
  'should have seen the alert',
];

function sentence(pick: <T>(list: readonly T[]) => T): string {
  return pick([
    () => `${pick(ACTORS)} ${pick(DEEDS)} because ${pick(CAUSES)}.`,
    () => `${cap(pick(SYSTEMS))} answered slowly: ${pick(CAUSES)}, and ${pick(EFFECTS)}.`,
    () =>
      `When ${pick(CAUSES)}, ${pick(EFFECTS)}, and ${pick(SYSTEMS)} (see [the graph](https://example.com/g/7)) did not recover by itself.`,
    () => `${cap(pick(EFFECTS))} until ${pick(ACTORS).toLowerCase()} **${pick(DEEDS)}**.`,
  ])();
}

const cap = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
