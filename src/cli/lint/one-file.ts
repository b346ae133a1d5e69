import { dirname } from 'node:path';
import type { Change } from '../../lint/fix.ts';
import type { FileResult, Reported } from '../../lint/result.ts';
import { unreadable } from '../../lint/unreadable.ts';
import { readText, writeText } from '../files.ts';
import { loadPolicy } from '../policy.ts';
import type { Input } from '../select-files.ts';
import { type Linting, linterFor, settingsOf } from './linter.ts';

/** The result of one file. */
export interface Linted {
  readonly input: Input;
  readonly result: FileResult;
  /** What it was made from; null when the file could not be read at all. `exact`: all of it is UTF-8. */
  readonly content: { readonly text: string; readonly exact: boolean } | null;
  /** What --fix changed, or would change. */
  readonly changes: readonly Change[];
  /** Why --fix could not write its changes. */
  readonly unwritten?: string;
}

/** Lints one file; null if the policy's `lint.ignore` excludes it. */
export async function lintFile(input: Input, linting: Linting): Promise<Linted | null> {
  const folder = dirname(input.absolute);
  if (await ignoredByPolicy(input, linting)) return null;
  const content = readText(input.absolute);
  if ('refused' in content)
    return { input, result: unreadable(input.path, content.refused), content: null, changes: [] };
  const result = await linterFor(linting, folder)(content.text, input.path);
  return { input, result, content, changes: [] };
}

/** What --fix makes of a file: of the findings that `isWanted` picks, those that can be fixed are; `write`: on disk as well. */
export async function fixFile(
  linted: Linted,
  linting: Linting,
  isWanted: (finding: Reported) => boolean,
  write: boolean,
): Promise<Linted> {
  const { input, result, content } = linted;
  // Writing back invalid UTF-8 would lose bytes.
  if (!content?.exact || !result.findings.some((f) => f.fix !== null && isWanted(f))) return linted;
  const [settingsFor, { fixText }] = await Promise.all([
    settingsOf(linting, linting.policyOf(dirname(input.absolute))),
    import('../../lint/fix.ts'),
  ]);
  const after = fixText(content.text, input.path, settingsFor(input.path), isWanted);
  const isWritten = write && after.text !== content.text;
  const unwritten = isWritten ? writeText(input.absolute, after.text) : null;
  if (unwritten) return { ...linted, unwritten };
  return { ...linted, result: after.result, changes: after.changes };
}

async function ignoredByPolicy(input: Input, linting: Linting): Promise<boolean> {
  const file = linting.policyOf(dirname(input.absolute));
  if (file.path === null) return false;
  const { lint } = await loadPolicy(file, linting.cwd);
  if (lint.ignore.length === 0) return false;
  const { ignoring } = await import('../ignoring.ts');
  return ignoring(lint.ignore, file.root)(input.absolute);
}
