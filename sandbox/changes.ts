/** What an answer was made from: each part of GitHub's state that was read, and how often it had changed by then. */
export type Parts = ReadonlyMap<string, number>;

/** Watches who reads and who changes which parts of GitHub's state, so that an answer can be given again until then. */
export class Changes {
  private readonly counts = new Map<string, number>();
  private readonly readers = new Set<Map<string, number>>();

  changed(part: string): void {
    this.counts.set(part, this.count(part) + 1);
  }

  /** Notes a read for all work that is in progress: which of it reads cannot be told. */
  read(part: string): void {
    for (const parts of this.readers) if (!parts.has(part)) parts.set(part, this.count(part));
  }

  /** The result of some work, and the parts that were read meanwhile. */
  async during<T>(work: () => Promise<T>): Promise<[result: T, read: Parts]> {
    const parts = new Map<string, number>();
    this.readers.add(parts);
    try {
      return [await work(), parts];
    } finally {
      this.readers.delete(parts);
    }
  }

  areCurrent(parts: Parts): boolean {
    for (const [part, count] of parts) if (this.count(part) !== count) return false;
    return true;
  }

  private count(part: string): number {
    return this.counts.get(part) ?? 0;
  }
}
