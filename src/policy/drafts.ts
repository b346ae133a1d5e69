import { isRecord } from '../vocabulary/record.ts';
import { matchGlobs } from './glob.ts';
import type { Complaint } from './problem.ts';
import type { Policy } from './schema.ts';

type Mapping = Readonly<Record<string, unknown>>;

const trimmed = (folder: string) => folder.replace(/\/+$/, '');

/** Settings in which `postmortems.files`, where nobody states it, follows `postmortems.directory`. */
export function withFiles(data: Mapping): Mapping {
  const { postmortems } = data;
  if (!isRecord(postmortems) || postmortems.files !== undefined || typeof postmortems.directory !== 'string')
    return data;
  const files = [`${trimmed(postmortems.directory).replace(/[*?[\]{},!]/g, '\\$&')}/**/*.md`];
  return { ...data, postmortems: { ...postmortems, files } };
}

/**
 * Two settings that contradict each other. A policy that states only the globs is fine: it may be for the Action alone.
 *
 * @param stated the settings without defaults
 */
export function* checkDrafts(
  { postmortems: { directory, files } }: Policy,
  { postmortems: stated }: Mapping,
): Generator<Complaint> {
  if (!isRecord(stated) || stated.directory === undefined) return;
  const folder = trimmed(directory);
  if (matchGlobs(files)(`${folder}/2026-03-01-an-incident-12.md`)) return;
  yield {
    path: ['postmortems', 'directory'],
    aboutKey: false,
    message: `drafts go to ${folder}/, where \`postmortems.files\` matches nothing; add ${folder}/**/*.md there`,
  };
}
