/** Incremental FNV-1a over UTF-16 code units, as signed 32-bit integers. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashNext = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193);

/** FNV-1a hash of a whole string. */
export function hashText(text: string): number {
  let hash = HASH_START;
  for (let i = 0; i < text.length; i++) hash = hashNext(hash, text.charCodeAt(i));
  return hash;
}
