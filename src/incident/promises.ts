import { toSecond } from '../time/second.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import type { AwaitedUpdate, PromisedUpdate } from './incident.ts';

/**
 * The status updates that people were promised, and whether they came. An update that is late still counts for the
 * promise it broke; the ones before that were never kept. All instants are ISO.
 */
export class Promises {
  readonly updates: PromisedUpdate[] = [];
  awaited: AwaitedUpdate | null = null;
  /** When people were last told something, or the clock began to run. */
  private last = '';

  /** From `at` on, an update is due every so many minutes; null for never. */
  start(at: string, every: number | null): void {
    this.last = at;
    this.awaited = every === null ? null : { due: later(at, every), every };
  }

  /** No update is due any more. */
  stop(at: string): void {
    this.passed(at);
    this.awaited = null;
  }

  /** The severity changed. What was promised for sooner than the new rhythm asks for stays promised. */
  change(at: string, every: number | null): void {
    this.passed(at);
    if (every === null) {
      this.awaited = null;
      return;
    }
    const due = later(this.last, every);
    const soon = [later(at, every), this.awaited?.due ?? later(at, every)].sort()[0]!;
    this.awaited = { due: due > at ? due : soon, every };
  }

  /** An update came. `next`: minutes until the following one, where it says so. */
  kept(at: string, every: number | null, next: number | null): void {
    if (this.awaited) {
      const { due } = this.awaited;
      this.passed(at);
      const broken = this.updates.at(-1);
      if (due <= at && broken) this.updates.splice(-1, 1, { due: broken.due, made: at });
      else this.updates.push({ due, made: at });
    }
    this.start(at, every);
    if (next !== null) this.awaited = { due: later(at, next), every: every ?? next };
  }

  /** The next one is not due before `until`. */
  putOff(at: string, until: string): void {
    this.passed(at);
    if (this.awaited && this.awaited.due < until) this.awaited = { ...this.awaited, due: until };
  }

  /** Promises that were due by then were broken. */
  private passed(at: string): void {
    while (this.awaited && this.awaited.due <= at) {
      const { due, every } = this.awaited;
      this.updates.push({ due, made: null });
      this.awaited = { due: later(due, every), every };
    }
  }
}

/** ISO instant so many minutes later, to the second, as GitHub writes them. */
export function later(at: string, minutes: number): string {
  return toSecond(Date.parse(at) + minutes * MINUTE);
}
