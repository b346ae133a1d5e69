import type { Store } from '../store/store.ts';
import { keyOf } from '../vocabulary/refs.ts';
import type { Signal } from '../vocabulary/signal.ts';

/** Milliseconds for which repetitions of an alert are gathered before they are looked at together. */
const GATHER = 5 * 60_000;
/** How often the status of one problem may change in that time before its changes are gathered, too. */
const CHANGES = 3;
/** Problems that are remembered; more at once is a storm of problems, in which the oldest are forgotten. */
const MOST = 10_000;

interface Heard {
  readonly status: unknown;
  /** Milliseconds at which it was looked at, within the last `GATHER`. */
  readonly looks: readonly number[];
}

/**
 * Takes in alerts. Each is kept; what is new is looked at at once, and repetitions some minutes later, all together. So a
 * monitor that sends a thousand alerts in a minute costs GitHub a handful of calls. What is remembered here may be lost:
 * that costs one look more.
 */
export class Storms {
  private readonly heard = new Map<string, Heard>();
  private readonly store: Pick<Store, 'accept' | 'knows' | 'signals'>;
  private readonly now: () => number;

  constructor(store: Pick<Store, 'accept' | 'knows' | 'signals'>, now: () => number) {
    this.store = store;
    this.now = now;
  }

  /** Keeps an alert before it is answered. False when it was received before, in the last month. */
  async keep(signal: Signal): Promise<boolean> {
    if ((await this.store.knows([signal.id])).has(signal.id)) return false;
    const isUrgent = this.isUrgent(signal);
    const later = new Date(this.now() + GATHER).toISOString();
    let fresh: boolean;
    try {
      fresh = await this.store.signals.keep(signal, isUrgent ? undefined : later);
    } catch (error) {
      // It is sent again, and that is not a repetition.
      this.heard.delete(nameOf(signal));
      throw error;
    }
    // Noted last: a sender that was not answered sends it again.
    await this.store.accept({ id: signal.id, event: 'alert', refs: [] });
    return fresh;
  }

  private isUrgent(signal: Signal): boolean {
    const { data } = signal;
    const name = nameOf(signal);
    const known = this.heard.get(name);
    const since = this.now() - GATHER;
    const looks = (known?.looks ?? []).filter((at) => at > since);
    const isUrgent = looks.length === 0 || (known?.status !== data.status && looks.length <= CHANGES);
    this.heard.delete(name);
    this.heard.set(name, { status: data.status, looks: isUrgent ? [...looks, this.now()] : looks });
    const [oldest] = this.heard.keys();
    if (this.heard.size > MOST && oldest !== undefined) this.heard.delete(oldest);
    return isUrgent;
  }
}

/** The same for everything that is heard of one problem. */
const nameOf = ({ source, ref, data }: Signal) => `${keyOf(ref)} ${source} ${data.key}`;
