import { cut } from '../policy/problem.ts';
import { plural } from '../vocabulary/plural.ts';
import type { Linted } from './lint/one-file.ts';

/** What --fix did, or would do: a line for each place, and their number. */
export function fixedText(linted: readonly Linted[], isWritten: boolean): string {
  const lines = linted.flatMap(({ input, changes }) =>
    changes
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, before, after }) => `${input.path}:${line} ${cut(before, 60)} → ${cut(after, 60)}\n`),
  );
  if (lines.length === 0) return 'Nothing to fix.\n';
  const files = linted.filter(({ changes }) => changes.length > 0).length;
  const done = isWritten ? 'Fixed' : '--fix would fix';
  return `${lines.join('')}${done} ${plural(lines.length, 'place')} in ${plural(files, 'file')}.\n`;
}
