import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check } from '../call.ts';
import { brokenAnswer, statusOf } from '../errors.ts';
import { blobSha, textOf } from './blob.ts';
import type { File } from './port.ts';

const FILE = z.object({
  type: z.literal('file'),
  sha: z.string(),
  size: z.number(),
  encoding: z.string(),
  content: z.string(),
});
const FOLDER = z.array(z.unknown());
const NO_FILE = z.object({ type: z.enum(['dir', 'symlink', 'submodule']) });
const BLOB = z.object({ content: z.string() });

/**
 * A file at a commit; null for folders, submodules and links that lead out of the repository. The content of files over
 * 1 MB comes by a second call, since GitHub leaves it out of the first; over 100 MB GitHub gives none.
 */
export async function readFile(
  { client }: Context,
  repo: Repo,
  path: string,
  ref: string | undefined,
): Promise<File | null> {
  try {
    const doing = `read ${path}`;
    const { data } = await client.rest.repos.getContent({ ...repo, path, ...(ref ? { ref } : {}) });
    const found = check(doing, z.union([FOLDER, FILE, NO_FILE]), data);
    if (!('content' in found)) return null;
    if (found.encoding === 'base64') return toFile(path, found, found.content);
    const blob = await client.rest.git.getBlob({ ...repo, file_sha: found.sha });
    return toFile(path, found, check(doing, BLOB, blob.data).content);
  } catch (error) {
    if (statusOf(error) === 403 && /too.large/i.test((error as Error).message))
      return { path, text: null, bytes: 100 * 2 ** 20, sha: '' };
    throw error;
  }
}

/** Notices a content that was cut: it fits neither the size nor the checksum, of which a link may have its own. */
function toFile(path: string, expected: { sha: string; size: number }, base64: string): File {
  const bytes = Buffer.from(base64, 'base64');
  const sha = blobSha(bytes);
  if (sha !== expected.sha && bytes.length !== expected.size)
    throw brokenAnswer(`read ${path}`, `${bytes.length} of ${expected.size} bytes`);
  return { path, text: textOf(bytes), bytes: bytes.length, sha };
}
