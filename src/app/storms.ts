import { MINUTE } from '../vocabulary/milliseconds.ts';
import { keyOf } from '../vocabulary/refs.ts';
import type { Signal } from '../vocabulary/signal.ts';
import { keepOnce, type SignalKeeper } from './keep-once.ts';

/** Milliseconds for which repeats of an alert are collected before one look at all of them. */
const GATHER = 5 * MINUTE;
/** Status changes of one problem in that time that are looked at at once; further ones are collected, too. */
const CHANGES = 3;
/** Problems to keep in memory; the oldest are dropped first. */
const MOST = 10_000;

interface Problem {
  readonly status: unknown;
  /** Milliseconds at which it was looked at, during the last `GATHER`. */
  readonly looks: readonly number[];
}

/**
 * Takes in alerts. Each is kept; what is new is looked at at once, and repetitions some minutes later, all together.
 * So a monitor that sends a thousand alerts in a minute costs GitHub a handful of calls. Losing this memory costs one
 * extra look.
 */
export class Storms {
  private readonly known = new Map<string, Problem>();
  private readonly store: SignalKeeper;
  private readonly now: () => number;

  constructor(store: SignalKeeper, now: () => number) {
    this.store = store;
    this.now = now;
  }

  /** Keeps an alert before it is answered. False when it was received before, in the last month. */
  async keep(signal: Signal): Promise<boolean> {
    const later = () => (this.isUrgent(signal) ? undefined : new Date(this.now() + GATHER).toISOString());
    try {
      return await keepOnce(signal, this.store, later);
    } catch (error) {
      // The sender will try again, and that is not a repeat of the alert.
      this.known.delete(nameOf(signal));
      throw error;
    }
  }

  private isUrgent(signal: Signal): boolean {
    const { data } = signal;
    const name = nameOf(signal);
    const known = this.known.get(name);
    const since = this.now() - GATHER;
    const looks = (known?.looks ?? []).filter((at) => at > since);
    const isUrgent = looks.length === 0 || (known?.status !== data.status && looks.length <= CHANGES);
    this.known.delete(name);
    this.known.set(name, { status: data.status, looks: isUrgent ? [...looks, this.now()] : looks });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
    return isUrgent;
  }
}

/** The same for all alerts about one problem. */
const nameOf = ({ source, ref, data }: Signal) => `${keyOf(ref)} ${source} ${data.key}`;
