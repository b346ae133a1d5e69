import type { Repo } from '../vocabulary/refs.ts';
import { blobSha, textOf } from './blob.ts';
import type { Context } from './octokit-context.ts';
import { isGone, statusOf } from './octokit-errors.ts';
import type { File } from './port.ts';

/**
 * A file at a commit; null for folders and submodules. Files over 1 MB come by a second call, since GitHub leaves
 * their content out of the first; of files over 100 MB only that they are there.
 */
export async function readContent(
  { client }: Context,
  repo: Repo,
  path: string,
  ref: string | undefined,
): Promise<File | null> {
  try {
    const { data } = await client.rest.repos.getContent({ ...repo, path, ...(ref ? { ref } : {}) });
    if (Array.isArray(data) || data.type !== 'file') return null;
    if (data.encoding === 'base64') return toFile(path, data.content);
    const blob = await client.rest.git.getBlob({ ...repo, file_sha: data.sha });
    return toFile(path, blob.data.content);
  } catch (error) {
    if (!isGone(error) && statusOf(error) === 403 && /too.large/i.test((error as Error).message))
      return { path, text: null, bytes: 100 * 2 ** 20, sha: '' };
    throw error;
  }
}

function toFile(path: string, base64: string): File {
  const bytes = Buffer.from(base64, 'base64');
  return { path, text: textOf(bytes), bytes: bytes.length, sha: blobSha(bytes) };
}
