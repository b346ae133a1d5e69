import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs';
import { isAbsolute, join, matchesGlob, sep } from 'node:path';
import ignore from 'ignore';
import { lintText } from '../lint/engine.ts';
import type { FileResult } from '../lint/result.ts';
import { MAX_SIZE, tooLarge, unreadable } from '../lint/unreadable.ts';
import { vocabulary } from '../lint/vocabulary.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { readPolicy } from '../policy/load.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import type { Inputs } from './inputs.ts';

/** A policy that cannot be used; each problem becomes an annotation. */
export class BadPolicy extends Error {
  readonly path: string;
  readonly problems: readonly PolicyProblem[];
  constructor(path: string, problems: readonly PolicyProblem[]) {
    super(`${path} needs mending.`);
    this.path = path;
    this.problems = problems;
  }
}

/** Lints the files that the inputs ask for. `changed`: only these, when not null. Paths are as in the repository. */
export function lintWorkspace(
  inputs: Inputs,
  workspace: string,
  changed: ReadonlySet<string> | null,
  today: string,
): FileResult[] {
  const policy = loadPolicy(inputs.config, workspace);
  const lines = inputs.files
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const globs = lines.length ? lines : policy.postmortems.files;
  const left = ignore().add(policy.lint.ignore);
  const paths = (changed ? among(changed, globs) : everywhere(globs, workspace)).filter(
    (path) => !left.ignores(path),
  );
  const profile = inputs.profile || undefined;
  return paths.sort().map((path) => {
    const content = readText(join(workspace, path));
    return 'refused' in content
      ? unreadable(path, content.refused)
      : lintText(content.text, path, { policy, today, profile });
  });
}

/** Whether the step fails. */
export function isFailure(counts: { errors: number; warnings: number }, failOn: Inputs['fail-on']): boolean {
  if (failOn === 'never') return false;
  return counts.errors > 0 || (failOn === 'warning' && counts.warnings > 0);
}

function loadPolicy(config: string, workspace: string): Policy {
  const path = isAbsolute(config) ? config : join(workspace, config);
  if (!existsSync(path)) return DEFAULT_POLICY;
  const { policy, problems } = readPolicy(readFileSync(path, 'utf8'), config, vocabulary);
  if (problems.length) throw new BadPolicy(config, problems);
  return policy;
}

function among(changed: ReadonlySet<string>, globs: readonly string[]): string[] {
  return [...changed].filter((path) => globs.some((glob) => matchesGlob(path, glob)));
}

function everywhere(globs: readonly string[], workspace: string): string[] {
  const skip = new Set(['node_modules', '.git']);
  const found = globSync([...globs], { cwd: workspace, exclude: (path) => skip.has(path) });
  const files = found.filter((path) => !lstatSync(join(workspace, path)).isDirectory());
  return [...new Set(files.map((path) => path.split(sep).join('/')))];
}

/** A file's text, or why it has none. Links are not followed: a pull request could point one at the runner's files. */
function readText(path: string): { text: string } | { refused: string } {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat)
    return { refused: 'This file is not in the workspace. Check the repository out before this step.' };
  if (!stat.isFile()) return { refused: 'This is no file of its own but a link or a folder.' };
  if (stat.size > MAX_SIZE) return { refused: tooLarge(stat.size) };
  const bytes = readFileSync(path);
  return bytes.includes(0)
    ? { refused: 'This file is not text. Name Markdown files only.' }
    : { text: bytes.toString('utf8') };
}
