import { z } from 'zod';
import type { Json } from '../json.ts';
import { Mistake } from './refused.ts';
import type { Scene } from './scene.ts';
import type { Subject } from './subject.ts';

/** A file's new text, or parts of it that are replaced. */
export const change = {
  text: z.string().optional(),
  replace: z.record(z.string(), z.string()).optional(),
};
interface Change {
  readonly text?: string | undefined;
  readonly replace?: Readonly<Record<string, string>> | undefined;
}

export interface FileAt {
  readonly repo: string;
  readonly path: string;
  /** Branch or commit; the default branch when absent. */
  readonly ref?: string;
}

const address = (scene: Scene, { repo, path }: FileAt) =>
  `${scene.base(repo)}/contents/${path.split('/').map(encodeURIComponent).join('/')}`;

/** Text and sha of a file; null if it does not exist. */
export async function readFile(scene: Scene, at: FileAt): Promise<{ text: string; sha: string } | null> {
  const query = at.ref ? `?ref=${encodeURIComponent(at.ref)}` : '';
  const file = await scene.read(address(scene, at) + query);
  if (typeof file?.content !== 'string') return null;
  return { text: Buffer.from(file.content, 'base64').toString('utf8'), sha: file.sha };
}

/** Commits a change of a file as a person. */
export async function changeFile(scene: Scene, who: string, at: FileAt, wanted: Change): Promise<void> {
  const known = await readFile(scene, at);
  const text = wanted.text ?? replaced(known?.text, wanted.replace ?? {}, at.path);
  await scene.act(who, 'PUT', address(scene, at), {
    message: `${known ? 'Update' : 'Add'} ${at.path}`,
    content: Buffer.from(text).toString('base64'),
    ...(known ? { sha: known.sha } : {}),
    ...(at.ref ? { branch: at.ref } : {}),
  });
}

function replaced(text: string | undefined, parts: Readonly<Record<string, string>>, path: string): string {
  if (text === undefined) throw new Mistake(`there is no file ${path} to replace something in`);
  return Object.entries(parts).reduce((before, [old, fresh]) => {
    if (before.includes(old)) return before.replace(old, () => fresh);
    throw new Mistake(`${path} does not contain “${old}”, so it cannot be replaced. The file:\n${before}`);
  }, text);
}

/** The meaning of `path: auto`: the post-mortem that a pull request adds or changes, on its branch. */
export async function fileOf(scene: Scene, subject: Subject, path: string): Promise<FileAt> {
  const { repo, number } = subject;
  if (!subject.isPull) throw new Mistake(`#${number} is an issue, so it has no files`);
  const pull = await scene.read(`${scene.base(repo)}/pulls/${number}`);
  // The branch may be gone after the merge.
  const ref = pull.merged ? pull.base.ref : pull.head.ref;
  if (path !== 'auto') return { repo, path, ref };
  const files: Json[] = (await scene.read(`${scene.base(repo)}/pulls/${number}/files?per_page=100`)) ?? [];
  const found = files.find((file) => /\.md$/i.test(file.filename)) ?? files[0];
  if (!found) throw new Mistake(`pull request #${number} has no file`);
  return { repo, path: found.filename, ref };
}
