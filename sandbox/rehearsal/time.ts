import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../../src/reconcile/timetable.ts';

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** Alarms derived from a state elsewhere, such as the timers of a store. */
export interface Alarms {
  /** The earliest instant, in milliseconds; null for none. */
  next(): number | null;
  ring(): void;
}

/** Work in progress, during which time stands still unless the work itself sleeps. */
interface Activity {
  readonly inside: Activity | undefined;
  readonly owner: object | undefined;
  sleepers: number;
}

/**
 * Time that passes only when nothing is left to do. Hours take a second, and every run is the same: the order of
 * events does not depend on the speed of the machine.
 */
export class VirtualTime implements Clock {
  private instant: number;
  private alarms: Alarm[] = [];
  private made = 0;
  private readonly followed = new Set<Alarms>();
  private readonly underWay = new Set<Activity>();
  private readonly current = new AsyncLocalStorage<Activity>();

  /** @param start milliseconds */
  constructor(start: number) {
    this.instant = start;
  }

  readonly now = (): number => this.instant;

  readonly sleep = (milliseconds: number): Promise<void> => {
    const asleep: Activity[] = [];
    for (let each = this.current.getStore(); each; each = each.inside) asleep.push(each);
    for (const each of asleep) each.sleepers += 1;
    return new Promise((resolve) =>
      this.at(this.instant + milliseconds, () => {
        for (const each of asleep) each.sleepers -= 1;
        resolve();
      }),
    );
  };

  /** Calls back at an instant, or at once if it has passed. */
  at(instant: number, ring: () => void): void {
    this.made += 1;
    // Whole milliseconds, as a real clock has them.
    this.alarms.push({ at: Math.max(Math.ceil(instant), this.instant), order: this.made, ring });
  }

  every(milliseconds: number, run: () => Promise<void>, first: 'now' | 'later', owner?: object): () => void {
    let stopped = false;
    const again = () => {
      if (stopped) return;
      void this.during(run, owner);
      this.at(this.instant + milliseconds, again);
    };
    this.at(this.instant + (first === 'now' ? 0 : milliseconds), again);
    return () => {
      stopped = true;
    };
  }

  /** Rings these alarms, too, until the returned function is called. */
  follow(alarms: Alarms): () => void {
    this.followed.add(alarms);
    return () => this.followed.delete(alarms);
  }

  /** Time stands still while this work runs and does not sleep. `owner`: for `abandon`. */
  async during<T>(work: () => Promise<T>, owner?: object): Promise<T> {
    const activity: Activity = { inside: this.current.getStore(), owner, sleepers: 0 };
    this.underWay.add(activity);
    try {
      return await this.current.run(activity, work);
    } finally {
      this.underWay.delete(activity);
    }
  }

  /** This owner's work will never end: time no longer waits for it. */
  abandon(owner: object): void {
    for (const activity of this.underWay) if (activity.owner === owner) this.underWay.delete(activity);
  }

  /** Lets time pass only until the current work is done, because it may sleep a little itself. */
  async settle(): Promise<void> {
    const latest = this.instant + LONGEST_SETTLING;
    for (;;) {
      await this.quiet();
      const next = this.underWay.size ? this.next() : null;
      if (!next || next.at > latest) return;
      this.instant = next.at;
      next.ring();
    }
  }

  /** Lets time pass until an instant; alarms on the way ring in order, and all work settles. */
  async until(instant: number): Promise<void> {
    for (;;) {
      await this.quiet();
      const next = this.next();
      if (!next || next.at > instant) break;
      this.instant = next.at;
      next.ring();
    }
    this.instant = Math.max(this.instant, instant);
  }

  /** The earliest alarm; removed if it is one of ours. */
  private next(): Pick<Alarm, 'at' | 'ring'> | null {
    const [own] = this.alarms.toSorted((a, b) => a.at - b.at || a.order - b.order);
    const others = [...this.followed].flatMap(({ next, ring }) => {
      const at = next();
      return at === null ? [] : [{ at: Math.max(at, this.instant), ring }];
    });
    const [other] = others.sort((a, b) => a.at - b.at);
    if (!own || (other && other.at < own.at)) return other ?? null;
    return {
      at: own.at,
      ring: () => {
        this.alarms.splice(this.alarms.indexOf(own), 1);
        own.ring();
      },
    };
  }

  /** Resolves when all that can happen now has happened. */
  private async quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      if ([...this.underWay].some(({ sleepers }) => sleepers === 0)) turns = -1;
    }
  }
}

/** Milliseconds: Debrief's immediate work never sleeps longer. */
const LONGEST_SETTLING = 60_000;

/** Turns of the event loop after which follow-up work has started. */
const QUIET_TURNS = 4;
