import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { PolicyRead, WrittenPolicy } from '../policy/load.ts';
import { ORGANISATION_REPO, POLICY_PATHS } from '../policy/places.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import { type Flag, UsageError } from './command.ts';
import { readSettings } from './files.ts';

/** `--config`, the same for every command that uses a policy. */
export const CONFIG_FLAG = {
  type: 'string',
  short: 'c',
  value: 'FILE',
  about: 'Policy file; by default the nearest .github/debrief.yml at or above each file',
} as const satisfies Flag;

/** A policy file, not parsed yet; `path` is null if there is none and the defaults apply. */
export interface PolicyFile {
  readonly path: string | null;
  readonly text: string;
  /** The folder that globs in it are relative to. */
  readonly root: string;
}

/** Finds the policy for the files of a folder: from the folder up to the root of its repository. */
export function policyFinder(cwd: string, config: string | undefined): (folder: string) => PolicyFile {
  const named = config === undefined ? null : namedPolicy(config, cwd);
  if (named) return () => named;
  const known = new Map<string, PolicyFile>();
  const find = (folder: string): PolicyFile => {
    const before = known.get(folder);
    if (before) return before;
    const above = dirname(folder);
    const isRepository = existsSync(join(folder, '.git'));
    const isRoot = above === folder || isRepository;
    const none = { path: null, text: '', root: isRepository ? folder : cwd };
    const found = policyIn(folder, cwd) ?? (isRoot ? none : find(above));
    known.set(folder, found);
    return found;
  };
  return find;
}

/** The policy file that the user named, relative to `cwd`. A `UsageError` if it is missing. */
export function namedPolicy(config: string, cwd: string): PolicyFile {
  const path = resolve(cwd, config);
  if (!existsSync(path)) throw new UsageError(`There is no policy file ${config}.`);
  return { path, text: readSettings(path, `The policy ${config}`), root: cwd };
}

/** The policy of one folder; null if it has none. A `UsageError` if it has two, because one would be ignored. */
export function policyIn(folder: string, cwd: string): PolicyFile | null {
  const [path, second] = POLICY_PATHS.map((name) => join(folder, name)).filter((each) => existsSync(each));
  if (path === undefined) return null;
  const shown = relative(cwd, path);
  if (second !== undefined)
    throw new UsageError(
      `There are two policies, ${shown} and ${relative(cwd, second)}. Delete one of them.`,
    );
  return { path, text: readSettings(path, `The policy ${shown}`), root: folder };
}

/** An invalid policy, with all its problems. */
export class BadPolicy extends UsageError {
  override name = 'BadPolicy';
  readonly path: string;
  readonly problems: readonly PolicyProblem[];
  constructor(path: string, problems: readonly PolicyProblem[]) {
    const lines = problems.map(
      (p) => `  ${path}:${p.line}:${p.column} ${p.path ? `${p.path}: ` : ''}${p.message}`,
    );
    super(`${path} cannot be used:\n${lines.join('\n')}`);
    this.path = path;
    this.problems = problems;
  }
}

/** What was read last of each path, and from which text: an editor that runs for days sees a changed policy. */
const read = new Map<string, { readonly from: string; readonly loaded: Promise<PolicyRead> }>();

/**
 * Parses a policy file, once as long as it says the same. Throws `BadPolicy` if it has problems. `base`: the
 * organisation's policy, if this one extends it.
 */
export async function loadPolicy(
  file: PolicyFile,
  cwd: string,
  base?: WrittenPolicy | null,
): Promise<Policy> {
  return (await readPolicyFile(file, cwd, base)).policy;
}

/** The same, with the place of each setting. */
export function readPolicyFile(
  file: PolicyFile,
  cwd: string,
  base: WrittenPolicy | null | undefined = cloneBeside(file, cwd),
): Promise<PolicyRead> {
  const key = file.path ?? '';
  const from = JSON.stringify([file.text, cwd, base]);
  const known = read.get(key);
  if (known?.from === from) return known.loaded;
  const loaded = parse(file, cwd, base);
  read.set(key, { from, loaded });
  return loaded;
}

async function parse(
  { path, text }: PolicyFile,
  cwd: string,
  base: WrittenPolicy | null | undefined,
): Promise<PolicyRead> {
  if (path === null)
    return { policy: (await import('../policy/default.ts')).DEFAULT_POLICY, problems: [], layers: [] };
  const [{ readPolicy }, { vocabulary }] = await Promise.all([
    import('../policy/load.ts'),
    import('../lint/policy-names.ts'),
  ]);
  const shown = relative(cwd, path) || path;
  const found = readPolicy(text, shown, vocabulary, base);
  if (found.problems.length > 0) throw new BadPolicy(shown, found.problems);
  return found;
}

/**
 * The organisation's policy from a clone of its repository `.github` beside that of the file: the command line does
 * not ask GitHub. Undefined if there is none: then the policy is used on its own.
 */
function cloneBeside({ path, root }: PolicyFile, cwd: string): WrittenPolicy | undefined {
  if (path === null) return undefined;
  const folder = join(dirname(resolve(root)), ORGANISATION_REPO);
  const found = POLICY_PATHS.map((name) => join(folder, name)).find((each) => existsSync(each));
  if (found === undefined || found === path) return undefined;
  const name = relative(cwd, found);
  return { name, text: readSettings(found, `The policy ${name}`) };
}
