/**
 * Reads and lints every Markdown file below a folder, each as `debrief read` and `debrief lint` would, and prints
 * a table: `npm run corpus -- DIR`. Exits 1 when something crashed or took longer than a second.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../src/cli/files.ts';
import { markdownBelow } from '../src/cli/select-files.ts';
import { lint, readingContext } from '../src/lint/engine.ts';
import type { FileResult } from '../src/lint/result.ts';
import { FAMILIES } from '../src/lint/rule.ts';
import { parseMarkdown } from '../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../src/policy/default.ts';
import { readPostMortem } from '../src/postmortem/read.ts';
import { todayIn } from '../src/time/today.ts';
import { UTC } from '../src/time/zone.ts';
import { BUG } from '../src/vocabulary/bug.ts';

const SLOW = 1000;
const [folder] = process.argv.slice(2);
if (!folder || !existsSync(folder)) {
  console.error('npm run corpus -- DIR: which folder?');
  process.exit(2);
}

const today = todayIn(new Date(), UTC);
const head = ['file', 'kind', 'ms', 'read', 'rules', 'entries', 'items', ...FAMILIES, 'hints'];
const rows: { cells: (string | number)[]; ms: number; kind: string }[] = [];
const crashes: string[] = [];
const byRule = new Map<string, number>();

for (const path of markdownBelow(folder)) {
  const content = readText(join(folder, path));
  if ('refused' in content) {
    crashes.push(`${path}: ${content.refused}`);
    continue;
  }
  try {
    const began = performance.now();
    const document = parseMarkdown(content.text, path);
    const postmortem = readPostMortem(document, readingContext(DEFAULT_POLICY, today));
    const read = performance.now();
    const result = lint(postmortem, { policy: DEFAULT_POLICY, today });
    const done = performance.now();
    const faults = result.findings.filter(({ message }) => message.startsWith(BUG));
    for (const { message } of faults) crashes.push(`${path}: ${message}`);
    rows.push({
      kind: postmortem.kind,
      ms: done - began,
      cells: [
        path.length > 50 ? `…${path.slice(-49)}` : path,
        postmortem.kind,
        (done - began).toFixed(1),
        (read - began).toFixed(1),
        (done - read).toFixed(1),
        postmortem.timeline.length,
        postmortem.actionItems.length,
        ...counts(result),
      ],
    });
  } catch (error) {
    crashes.push(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}

function counts({ findings }: FileResult): number[] {
  for (const { ruleId } of findings) byRule.set(ruleId, (byRule.get(ruleId) ?? 0) + 1);
  const shown = findings.filter(({ level }) => level !== 'hint');
  const families = FAMILIES.map(
    (family) => shown.filter(({ ruleId }) => ruleId.startsWith(`${family}/`)).length,
  );
  return [...families, findings.length - shown.length];
}

function table(lines: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((_, i) => Math.max(...lines.map((line) => String(line[i] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) =>
          i < 2 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

const sum = (column: number) => rows.reduce((total, { cells }) => total + Number(cells[column]), 0);
const totals = ['all', '', ...head.slice(2).map((_, i) => Number(sum(i + 2).toFixed(1)))];
console.log(table([head, ...rows.map(({ cells }) => cells), totals]));

const kinds = Object.entries(Object.groupBy(rows, ({ kind }) => kind)).map(
  ([kind, of]) => `${of?.length} ${kind}`,
);
console.log(`\n${rows.length} files: ${kinds.join(', ')}`);
console.log(
  `\nBy rule:\n${[...byRule]
    .sort((a, b) => b[1] - a[1])
    .map(([id, n]) => `${String(n).padStart(6)}  ${id}`)
    .join('\n')}`,
);
const slowest = [...rows].sort((a, b) => b.ms - a.ms).slice(0, 5);
console.log(
  `\nSlowest:\n${slowest.map(({ cells, ms }) => `${ms.toFixed(0).padStart(6)} ms  ${cells[0]}`).join('\n')}`,
);
for (const crash of crashes) console.log(`\nCrashed: ${crash}`);
process.exitCode = crashes.length > 0 || rows.some(({ ms }) => ms > SLOW) ? 1 : 0;
