import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Policy } from '../policy/schema.ts';
import { UsageError } from './command.ts';
import { readSettings } from './files.ts';

/** A policy file that was found, not yet read; `path` is null for the policy of somebody who has written none. */
export interface PolicyFile {
  readonly path: string | null;
  readonly text: string;
  /** The folder that globs in it are relative to. */
  readonly root: string;
}

const NAMES = ['.github/debrief.yml', '.github/debrief.yaml'];

/** Finds the policy for the files of a folder: upwards from it, to the root of its repository. */
export function policyFinder(cwd: string, config: string | undefined): (folder: string) => PolicyFile {
  if (config !== undefined) {
    const path = resolve(cwd, config);
    if (!existsSync(path)) throw new UsageError(`There is no policy file ${config}.`);
    const given = { path, text: readSettings(path, `The policy ${config}`), root: cwd };
    return () => given;
  }
  const known = new Map<string, PolicyFile>();
  const find = (folder: string): PolicyFile => {
    const before = known.get(folder);
    if (before) return before;
    const path = NAMES.map((name) => join(folder, name)).find((name) => existsSync(name));
    const above = dirname(folder);
    const found = path
      ? { path, text: readSettings(path, `The policy ${relative(cwd, path)}`), root: folder }
      : above === folder || existsSync(join(folder, '.git'))
        ? { path: null, text: '', root: cwd }
        : find(above);
    known.set(folder, found);
    return found;
  };
  return find;
}

const read = new Map<PolicyFile, Promise<Policy>>();

/** Reads a policy file, once; a `UsageError` lists everything that is wrong with it. */
export function loadPolicy(file: PolicyFile, cwd: string): Promise<Policy> {
  const loaded = read.get(file) ?? parse(file, cwd);
  read.set(file, loaded);
  return loaded;
}

async function parse({ path, text }: PolicyFile, cwd: string): Promise<Policy> {
  if (path === null) return (await import('../policy/default.ts')).DEFAULT_POLICY;
  const [{ readPolicy }, { vocabulary }] = await Promise.all([
    import('../policy/load.ts'),
    import('../lint/vocabulary.ts'),
  ]);
  const shown = relative(cwd, path) || path;
  const { policy, problems } = readPolicy(text, shown, vocabulary);
  if (problems.length === 0) return policy;
  const list = problems.map(
    (p) => `  ${shown}:${p.line}:${p.column} ${p.path ? `${p.path}: ` : ''}${p.message}`,
  );
  throw new UsageError(`${shown} needs mending:\n${list.join('\n')}`);
}
