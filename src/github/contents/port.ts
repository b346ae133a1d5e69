import type { Repo } from '../../vocabulary/refs.ts';

export interface File {
  readonly path: string;
  /** Null when it is not UTF-8 text. */
  readonly text: string | null;
  readonly bytes: number;
  readonly sha: string;
}

/** A file that is text, by its path in the repository. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Files, branches and commits. */
export interface Contents {
  /** `ref` is a commit or a branch, the default branch when absent; 1 call. */
  file(repo: Repo, path: string, ref?: string): Promise<File | null>;
  /**
   * Whether the default branch has this folder in its root. Asked of the root, since GitHub answers for what is there
   * whether it has changed, and for what is not there it counts each question; 1 call.
   */
  hasFolder(repo: Repo, name: string): Promise<boolean>;
  /** Names of the files directly in a folder; empty when there is no such folder; 1 call. */
  filesIn(repo: Repo, folder: string, ref?: string): Promise<string[]>;
  /**
   * The text files of the default branch in a folder and in the folders directly below it; without those that GitHub
   * cuts off (over 512 kB). Empty when there is no such folder, or no GraphQL; 1 call.
   */
  textsIn(repo: Repo, folder: string): Promise<TextFile[]>;
  /** The commits on the default branch that changed a file, newest first; 1 call, at most 100. */
  versions(repo: Repo, path: string, limit: number): Promise<string[]>;
  /** The default branch and its head; null when the repository is empty; 2 calls. */
  defaultBranch(repo: Repo): Promise<{ name: string; sha: string } | null>;
  /** What a repository is called now, also if it was asked for by a former name; null when there is none; 1 call. */
  repositoryName(repo: Repo): Promise<Repo | null>;
  /** The name that a branch has now, also if it was asked for by an earlier one; null when there is no such branch; 1 call. */
  branchName(repo: Repo, name: string): Promise<string | null>;
  /**
   * Creates the branch at the default branch's head if it does not exist, and makes one commit with those of the files
   * that are not on it yet. A file that exists stays as it is, since people may have edited it. 0–2 writes. Resolves to
   * the branch's head.
   */
  commitToBranch(
    repo: Repo,
    branch: string,
    files: readonly NewFile[],
    message: string,
  ): Promise<{ sha: string }>;
  /**
   * Points a branch at the head of the default branch, whatever it held before: for a branch of Debrief's own whose pull
   * request is over. 3 reads and 1 write. Resolves to the head. Refused with 409 for the default branch itself.
   */
  startBranch(repo: Repo, branch: string): Promise<{ sha: string }>;
  /** Writes files of a branch in one commit on top of `head`. Refused when the branch has moved on since. 1 write. */
  changeFiles(
    repo: Repo,
    branch: string,
    files: readonly NewFile[],
    message: string,
    head: string,
  ): Promise<void>;
  /**
   * Makes a branch hold exactly these files, in one commit without a past. Refused with 409 for the default branch, and
   * for a branch whose last commit has another message: it belongs to somebody else. 3 or 4 reads, and 3 writes or, when
   * nothing changed, 1. Resolves to whether something did.
   */
  replaceBranch(repo: Repo, branch: string, files: readonly NewFile[], message: string): Promise<boolean>;
}
