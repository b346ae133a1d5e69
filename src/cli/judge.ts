import { dirname } from 'node:path';
import { VERSION } from '../lint/docs.ts';
import type { LintSettings } from '../lint/engine.ts';
import type { FileResult } from '../lint/result.ts';
import type { Profile } from '../lint/rule.ts';
import { unreadable } from '../lint/unreadable.ts';
import type { Cache } from './cache.ts';
import { type Input, readText, writeText } from './files.ts';
import { loadPolicy, type PolicyFile } from './policy.ts';

/** How files are to be judged; the same for each file of a run. */
export interface Judging {
  readonly cwd: string;
  readonly today: string;
  readonly profile: Profile | undefined;
  readonly policyOf: (folder: string) => PolicyFile;
  readonly cache: Cache | null;
  /** The judges made so far: they hold all of the above, so each judging has its own. */
  readonly judges: Map<PolicyFile, Promise<Judge>>;
  readonly around?: LintSettings['around'];
}

export type Judge = (text: string, path: string) => FileResult;

/** Prepares judging in a folder. The engine and the policy are loaded at the first text that no cache knows. */
export function judgeFor(
  judging: Judging,
  folder: string,
): (text: string, path: string) => Promise<FileResult> {
  const file = judging.policyOf(folder);
  const { cache, today, profile } = judging;
  const settings =
    cache?.key(`${VERSION}\0${today}\0${profile ?? ''}`, `${file.path === null ? '' : file.text}`) ?? '';
  return async (text, path) => {
    const key = cache?.key(text, settings) ?? '';
    const known = cache?.get(path, key);
    if (known) return known;
    const result = (await engine(judging, file))(text, path);
    cache?.set(path, key, result);
    return result;
  };
}

/** The judge itself, without a cache; made once for all files of a policy. */
export function engine(judging: Judging, file: PolicyFile): Promise<Judge> {
  const judge = judging.judges.get(file) ?? makeJudge(judging, file);
  judging.judges.set(file, judge);
  return judge;
}

async function makeJudge(judging: Judging, file: PolicyFile): Promise<Judge> {
  const [settings, { lintText }] = await Promise.all([
    settingsOf(judging, file),
    import('../lint/engine.ts'),
  ]);
  return (text, path) => lintText(text, path, settings);
}

async function settingsOf(judging: Judging, file: PolicyFile): Promise<LintSettings> {
  const { cwd, today, profile, around } = judging;
  return { policy: await loadPolicy(file, cwd), today, profile, ...(around ? { around } : {}) };
}

/** What came of one file: its result, or that the policy ignores it. */
export interface Judged {
  readonly input: Input;
  readonly result: FileResult;
  /** False when the file could not be read at all. */
  readonly read: boolean;
  /** In how many places --fix mended it. */
  readonly mended: number;
  /** Why --fix could not write what it mended. */
  readonly unwritten?: string;
}

/** Judges one file, and mends it on disk when asked; null when the policy's `lint.ignore` leaves it out. */
export async function judgeFile(input: Input, judging: Judging, fix: boolean): Promise<Judged | null> {
  const folder = dirname(input.absolute);
  if (await ignoredByPolicy(input, judging)) return null;
  const content = readText(input.absolute);
  if ('refused' in content) {
    const result = unreadable(input.path, content.refused);
    return { input, result, read: false, mended: 0 };
  }
  const { text, exact } = content;
  const result = await judgeFor(judging, folder)(text, input.path);
  // Writing back what was not UTF-8 would lose its bytes.
  if (!fix || !exact || result.findings.every((f) => f.fix === null)) {
    return { input, result, read: true, mended: 0 };
  }
  const [settings, { fixText }] = await Promise.all([
    settingsOf(judging, judging.policyOf(folder)),
    import('../lint/fix.ts'),
  ]);
  const after = fixText(text, input.path, settings);
  const unwritten = after.text === text ? null : writeText(input.absolute, after.text);
  if (unwritten) return { input, result, read: true, mended: 0, unwritten };
  return { input, result: after.result, read: true, mended: after.fixed };
}

async function ignoredByPolicy(input: Input, judging: Judging): Promise<boolean> {
  const file = judging.policyOf(dirname(input.absolute));
  if (file.path === null) return false;
  const { lint } = await loadPolicy(file, judging.cwd);
  if (lint.ignore.length === 0) return false;
  const { ignoring } = await import('./ignoring.ts');
  return ignoring(lint.ignore, file.root)(input.absolute);
}
