import { MINUTE } from '../vocabulary/milliseconds.ts';
import { keepNewest } from '../vocabulary/newest.ts';

/** Milliseconds before each retry, when GitHub says that something does not exist. */
const UNKNOWN = [100, 400];
/** For what was there a moment ago: replicas of GitHub lag by seconds. */
const EXPECTED = [250, 750, 2_000, 4_000];

/** How long a confirmed absence makes the next 404 credible at once, in milliseconds. */
const BELIEVED = 5 * MINUTE;
/** Objects that are remembered; the one that was seen the longest time ago is forgotten first. */
const MOST = 10_000;

/** Which objects existed when they were last fetched, to tell a stray 404 from a real one. */
export class Presence {
  private readonly last = new Map<string, { readonly there: boolean; readonly at: number }>();

  /** The pauses before asking GitHub again for an object that it says does not exist; none if that is known already. */
  pauses(key: string, now: number, known: boolean): readonly number[] {
    const last = this.last.get(key);
    if (last && !last.there && now - last.at < BELIEVED) return [];
    return last?.there || known ? EXPECTED : UNKNOWN;
  }

  saw(key: string, there: boolean, now: number): void {
    keepNewest(this.last, key, { there, at: now }, MOST);
  }
}
