/** Seeded randomness: the same seed gives the same sequence. */
export class Chance {
  private state: number;
  /** How many strikes are left; a fault that has used them up is over. */
  private left: number;
  private readonly rate: number;

  /**
   * @param seed any whole number
   * @param strikes how often `strikes()` is true at most
   * @param rate how likely it is each time it is asked, from 0 to 1
   */
  constructor(seed: number, strikes = 0, rate = 0) {
    this.state = seed >>> 0;
    this.left = strikes;
    this.rate = rate;
  }

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Whether a fault strikes now. */
  strikes(): boolean {
    if (this.left <= 0 || this.next() >= this.rate) return false;
    this.left -= 1;
    return true;
  }
}

/** Derives a seed for a part of something that has a seed. */
export function seedOf(seed: number, part: string): number {
  let hash = seed >>> 0;
  for (const character of part) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}
