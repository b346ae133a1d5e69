import type { Receipts, WriteReceipt } from '../vocabulary/receipt.ts';

/** Milliseconds after which every replica of GitHub is taken to show a write. Seen: up to 5 s, in lists. */
export const LAG = 20_000;

/** Receipts of a single run without a store. */
export class RunReceipts implements Receipts {
  private readonly held = new Map<string, WriteReceipt>();

  async get(key: string): Promise<WriteReceipt | null> {
    return this.held.get(key) ?? null;
  }

  async begin(key: string, at: number, since = 0): Promise<WriteReceipt | null> {
    const known = this.held.get(key);
    if (known && known.at >= since) return known;
    this.held.set(key, { id: null, at });
    return null;
  }

  async note(key: string, receipt: WriteReceipt): Promise<void> {
    this.held.set(key, receipt);
  }

  async forget(key: string): Promise<void> {
    this.held.delete(key);
  }
}
