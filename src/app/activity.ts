import { EventEmitter } from 'node:events';
import type { GaveUp } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { OwnHealth } from '../web/dashboard/visit.ts';

/** How many objects that were given up to keep for the page that lists them. */
const MOST = 50;

/** What this process has done since its start, for the dashboard. */
export class Activity {
  /** ISO instant of the last webhook; null for none. */
  lastDelivery: string | null = null;
  /** Newest first. */
  readonly givenUp: OwnHealth['gaveUp'][number][] = [];
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** A webhook was accepted. */
  delivered(): void {
    this.lastDelivery = this.now().toISOString();
  }

  /** The last attempt at an object failed. */
  gaveUp({ ref: { owner, repo, number, kind }, error }: GaveUp): void {
    this.givenUp.unshift({ owner, repo, number, kind, at: this.now().toISOString(), why: error.message });
    this.givenUp.length = Math.min(this.givenUp.length, MOST);
  }

  /** Something was recorded about an object in this repository. */
  changed(place: Repo): void {
    this.changes.emit('change', place);
  }

  /** Calls `listener` at each change until the returned function is called. */
  onChange(listener: (place: Repo) => void): () => void {
    this.changes.on('change', listener);
    return () => this.changes.off('change', listener);
  }
}
