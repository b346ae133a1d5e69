import { createHash } from 'node:crypto';

/** Git's own name of a file's content. */
export function blobSha(content: Uint8Array): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** Null when the bytes are not UTF-8 text; a NUL byte makes them binary, as it does for Git. Keeps a byte order mark. */
export function textOf(content: Uint8Array): string | null {
  if (content.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
