import { createHash } from 'node:crypto';
import { blobSha, textOf } from '../contents/blob.ts';
import type { ChangedFile, File } from '../port.ts';

/** The files of a commit by path. Buffers, so that a file need not be text. */
export type Tree = ReadonlyMap<string, Buffer>;

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly tree: Tree;
  readonly message: string;
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
}

/** A change of files: text or bytes to write, null to remove. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

export function readFile(tree: Tree, path: string): File | null {
  const content = tree.get(path);
  if (!content) return null;
  return { path, text: textOf(content), bytes: content.length, sha: blobSha(content) };
}

/** The history of one repository in memory: commits, branches, and what differs between two of them. */
export class FakeGit {
  private readonly now: () => Date;
  readonly branches = new Map<string, string>();
  readonly commits = new Map<string, Commit>();

  constructor(now: () => Date) {
    this.now = now;
  }

  /** A branch, a tag-less short name, or a commit; null when it is neither. */
  resolve(ref: string): Commit | null {
    return this.commits.get(this.branches.get(ref) ?? ref) ?? null;
  }

  commit(branch: string, changes: Changes, message: string, author: string): Commit {
    const parent = this.resolve(branch);
    const tree = new Map(parent?.tree);
    for (const [path, content] of Object.entries(changes)) {
      if (content === null) tree.delete(path);
      else tree.set(path, Buffer.from(content as string));
    }
    const hash = createHash('sha1').update(`${this.commits.size}\n${parent?.sha}\n${author}\n${message}\n`);
    for (const [path, content] of tree) hash.update(`${path}\0${blobSha(content)}\n`);
    const sha = hash.digest('hex');
    const at = `${this.now().toISOString().slice(0, 19)}Z`;
    this.commits.set(sha, { sha, parents: parent ? [parent.sha] : [], tree, message, author, at });
    this.branches.set(branch, sha);
    return this.commits.get(sha)!;
  }

  /** What `head` changed since it left `base`, as a pull request shows it. */
  diff(base: string, head: string): ChangedFile[] {
    const from = this.mergeBase(base, head)?.tree ?? new Map<string, Buffer>();
    const to = this.resolve(head)?.tree ?? new Map<string, Buffer>();
    const removed = new Map([...from].filter(([path]) => !to.has(path)).map(([p, c]) => [blobSha(c), p]));
    const changes: ChangedFile[] = [];
    for (const [path, content] of to) {
      const before = from.get(path);
      const sha = blobSha(content);
      if (before && blobSha(before) === sha) continue;
      const renamedFrom = before ? undefined : removed.get(sha);
      if (renamedFrom) removed.delete(sha);
      const status: ChangedFile['status'] = before ? 'modified' : renamedFrom ? 'renamed' : 'added';
      const shown = status === 'renamed' ? [] : [{ from: 1, to: linesOf(content) }];
      changes.push({ path, previousPath: renamedFrom ?? null, status, shown });
    }
    for (const path of removed.values())
      changes.push({ path, previousPath: null, status: 'removed', shown: [] });
    return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The change of files that a merge of `head` brings to `base`. */
  changesOf(base: string, head: string): Changes {
    const to = this.resolve(head)?.tree;
    const changes: Record<string, Uint8Array | null> = {};
    for (const file of this.diff(base, head)) {
      changes[file.path] = to?.get(file.path) ?? null;
      if (file.previousPath) changes[file.previousPath] = null;
    }
    return changes;
  }

  /** The commits that changed a file, newest first. */
  versions(ref: string, path: string): string[] {
    const touched = [...this.ancestors(ref)].filter(({ tree, parents }) => {
      const [now, before] = [tree.get(path), this.commits.get(parents[0] ?? '')?.tree.get(path)];
      return now && before ? !now.equals(before) : now !== before;
    });
    return touched.map((commit) => commit.sha);
  }

  /** The commits of a branch, newest first. */
  history(ref: string): Commit[] {
    return [...this.ancestors(ref)];
  }

  /** The files that a commit changes; null when there is no such commit. */
  changedIn(sha: string): string[] | null {
    const commit = this.commits.get(sha);
    if (!commit) return null;
    const before = this.commits.get(commit.parents[0] ?? '')?.tree ?? new Map<string, Buffer>();
    const paths = new Set([...commit.tree.keys(), ...before.keys()]);
    return [...paths].filter((path) => !isSame(commit.tree.get(path), before.get(path))).sort();
  }

  /** The newest commit that both have in their past. */
  mergeBase(base: string, head: string): Commit | null {
    const ofBase = new Set([...this.ancestors(base)].map((commit) => commit.sha));
    for (const commit of this.ancestors(head)) if (ofBase.has(commit.sha)) return commit;
    return null;
  }

  private *ancestors(ref: string): Iterable<Commit> {
    for (let commit = this.resolve(ref); commit; commit = this.resolve(commit.parents[0] ?? '')) yield commit;
  }
}

/** The lines of a text file; a line end at its end begins no new one. */
const linesOf = (content: Buffer) => content.toString().replace(/\n$/, '').split('\n').length;

const isSame = (a: Buffer | undefined, b: Buffer | undefined) => (a && b ? a.equals(b) : a === b);
