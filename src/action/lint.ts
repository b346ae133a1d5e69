import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesMatching } from '../cli/select-files.ts';
import type { ChangedFile } from '../github/port.ts';
import { type Decoded, decodeText } from '../lint/decode.ts';
import { lintText } from '../lint/engine.ts';
import type { FileResult } from '../lint/result.ts';
import { MAX_SIZE, tooLarge, unreadable } from '../lint/unreadable.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { globProblems, idleGlobs, matchGlobs, matchIgnored } from '../policy/glob.ts';
import type { Policy } from '../policy/schema.ts';
import type { Inputs } from './inputs.ts';

export interface Workspace {
  /** The repository; paths of results are relative to it. */
  readonly folder: string;
  /** What the pull request changes or deletes: only these files are linted, if not null. */
  readonly changed: ReadonlyMap<string, ChangedFile> | null;
  readonly inPullRequest: boolean;
}

export type Lint = (text: string, path: string) => FileResult;

/** A linter for the policy and the inputs; `today` is an ISO date. `changedOnly`: it sees only changed files. */
export function linter(policy: Policy, inputs: Inputs, today: string, changedOnly: boolean): Lint {
  const profile = inputs.profile || undefined;
  const isNamed = matchGlobs(policy.postmortems.files);
  return (text, path) =>
    lintText(text, path, {
      policy,
      today,
      profile,
      // Whoever names a profile wants to see what it asks of a new document.
      asksForAll: profile !== undefined,
      isProposed: changedOnly && isNamed(path),
    });
}

/** A change to one of these is by somebody who can fix a glob that matches nothing: a document in another place, the policy, the workflow. */
const ABOUT_GLOBS = /\.(?:md|markdown)$|^\.github\//i;

/**
 * The files to lint, and a sentence for each glob that matches nothing: a warning, or only a note in a pull request whose
 * authors cannot fix it. Throws if there are no files, except in a pull request, which need not touch a post-mortem: a
 * green run must mean that something was linted.
 */
export function filesToLint(
  inputs: Inputs,
  policy: Policy,
  { folder, changed, inPullRequest }: Workspace,
): { paths: string[]; warnings: string[]; notes: string[] } {
  const lines = inputs.files.split('\n').map((line) => line.trim());
  const given = lines.filter(Boolean);
  const globs = given.length ? given : policy.postmortems.files;
  const from = given.length
    ? 'input `files`'
    : globs === DEFAULT_POLICY.postmortems.files
      ? 'the default'
      : '`postmortems.files` in the policy';
  const problems = globProblems(given);
  if (problems.length) throw new Error(problems.map((problem) => `Input files: ${problem}.`).join('\n'));

  const there = filesMatching(globs, folder);
  const present = [...(changed?.values() ?? [])].flatMap(({ path, status }) =>
    status === 'removed' ? [] : [path],
  );
  const chosen = changed ? present.filter(matchGlobs(globs)).sort() : there;
  if (!inPullRequest && there.length === 0)
    throw new Error(
      `There is nothing to lint: nothing matches ${globs.join(', ')} (${from}). If there are no post-mortems yet, run this job in pull requests only.`,
    );
  // In a pull request, a repository without post-mortems is fine, unless somebody named their place.
  const idle = from === 'the default' ? [] : idleGlobs(globs, [...there, ...chosen]);
  const told = idle.map((glob) => `Nothing in this repository matches ${glob} (${from}).`);
  const isTheirs = !changed || [...changed.keys()].some((path) => ABOUT_GLOBS.test(path));
  const ignored = matchIgnored(policy.lint.ignore);
  return {
    paths: chosen.filter((path) => !ignored(path)),
    warnings: isTheirs ? told : [],
    notes: isTheirs ? [] : told,
  };
}

/** Lints one file of the workspace; an unreadable file gives a result with an error. */
export function lintFile(path: string, folder: string, lint: Lint): FileResult {
  const content = read(join(folder, path));
  return 'refused' in content ? unreadable(path, content.refused) : lint(content.text, path);
}

/** Links are not followed: a pull request could point one at the runner's files. */
function read(path: string): Decoded {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat)
    return {
      refused: 'This file is not in the workspace. Check out the head of the pull request before this step.',
    };
  if (!stat.isFile())
    return { refused: 'This is a link or a folder, not a file, and links are not followed.' };
  return stat.size > MAX_SIZE ? { refused: tooLarge(stat.size) } : decodeText(readFileSync(path));
}
