interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/**
 * Time that passes only when nothing is left to do. A life of hours takes a second, and every run of it is the same:
 * what happens first does not depend on how fast this machine is.
 */
export class VirtualTime {
  private instant: number;
  private alarms: Alarm[] = [];
  private made = 0;
  private busy = 0;
  private readonly onTick: (now: number) => void;

  /** @param onTick called whenever the time has changed */
  constructor(start: number, onTick: (now: number) => void) {
    this.instant = start;
    this.onTick = onTick;
    onTick(start);
  }

  readonly now = (): number => this.instant;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => this.at(this.instant + milliseconds, resolve));

  /** Calls back at an instant, or at once when it is over. */
  at(instant: number, ring: () => void): void {
    this.made += 1;
    this.alarms.push({ at: Math.max(instant, this.instant), order: this.made, ring });
  }

  /** Time stands still while this is under way. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
    }
  }

  /** Lets time pass up to an instant. */
  async until(instant: number): Promise<void> {
    for (;;) {
      await this.quiet();
      const [next] = this.alarms.toSorted((a, b) => a.at - b.at || a.order - b.order);
      if (!next || next.at > instant) break;
      this.alarms.splice(this.alarms.indexOf(next), 1);
      this.set(next.at);
      next.ring();
    }
    this.set(instant);
  }

  private set(instant: number): void {
    if (instant === this.instant) return;
    this.instant = instant;
    this.onTick(instant);
  }

  /** Resolves when all that can happen now has happened: requests under way, and files that are being read. */
  private async quiet(): Promise<void> {
    for (let turns = 0; turns < QUIET_TURNS; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.busy || isReading()) turns = -1;
    }
  }
}

/** Templates and modules are read from the disk. */
const isReading = (): boolean =>
  process.getActiveResourcesInfo().some((name) => /Req|^FileHandle/.test(name));

/** Turns of the event loop without a request under way after which nothing more happens by itself. */
const QUIET_TURNS = 8;
