import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, whatever the lengths: the digests of the two have the same. */
export function sameSecret(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(known));
}
