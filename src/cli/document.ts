import { dirname, resolve } from 'node:path';
import { readingContext } from '../lint/engine.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { PostMortem } from '../postmortem/model.ts';
import { readPostMortem } from '../postmortem/read.ts';
import { plainLines } from '../sinks/terminal.ts';
import { todayIn } from '../time/today.ts';
import { UTC } from '../time/zone.ts';
import { type Io, UsageError } from './command.ts';
import { isAbsent, nearby, readText } from './files.ts';
import { loadPolicy, policyFinder } from './policy.ts';

/** Reads one file (`-` is standard input) as a post-mortem, with the policy that applies to it. */
export async function openPostMortem(path: string, config: string | undefined, io: Io): Promise<PostMortem> {
  const absolute = resolve(io.cwd, path);
  const text = path === '-' ? await io.stdinText() : textOf(path, io.cwd);
  const policy = await loadPolicy(policyFinder(io.cwd, config)(dirname(absolute)), io.cwd);
  const document = parseMarkdown(text, path);
  if (document.unread) {
    const { line } = document.point(document.unread.from);
    io.err(plainLines(`debrief: ${path} is not read from line ${line} on. ${document.unread.reason}\n`));
  }
  return readPostMortem(document, readingContext(policy, todayIn(io.now, UTC)));
}

/** The text of a file that the user named. A `UsageError` if it is missing or not text. */
export function textOf(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (isAbsent(absolute)) throw new UsageError(`File not found: ${path}.${nearby(path, cwd)}`);
  const content = readText(absolute);
  if ('refused' in content) throw new UsageError(`${path}: ${content.refused}`);
  return content.text;
}
