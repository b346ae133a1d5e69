/** 64 bits of FNV-1a as 16 hexadecimal digits: two 32-bit lanes, so that no BigInt is needed. Not for secrets. */
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
