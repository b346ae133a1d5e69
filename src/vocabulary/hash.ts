/**
 * 64 bits as 16 hexadecimal digits: FNV-1a in the low lane and a mix of its own in the high one, so that no BigInt is needed.
 * Not for secrets. Markers hold it: another hash would make all of them new.
 */
export function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 13), 0x5bd1e995);
  }
  return hex(low) + hex(high);
}

const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');

/** A number for an object that has none, from 1 to 2^52. A collision means that two are looked at together. */
export const numberOf = (text: string): number => Number.parseInt(hash(text).slice(0, 13), 16) + 1;
