import { type LedgerLine, ledgerLine } from './line.ts';
import { isWhole } from './whole.ts';

/** A line of a ledger that could not be read. */
export interface BrokenLine {
  /** 1 for the first. */
  readonly line: number;
  /** `milestones.started: must be an instant …`. */
  readonly why: string;
}

export interface Ledger {
  readonly lines: readonly LedgerLine[];
  readonly broken: readonly BrokenLine[];
}

/** Reads a JSONL file. Never throws: a line that is broken is named, and the others count. Empty lines are skipped. */
export function readLedger(text: string): Ledger {
  const lines: LedgerLine[] = [];
  const broken: BrokenLine[] = [];
  let number = 0;
  for (const each of text.replace(/^\uFEFF/, '').split('\n')) {
    number += 1;
    const line = each.trim();
    if (line === '') continue;
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch {
      broken.push({ line: number, why: 'this is not JSON' });
      continue;
    }
    if (isWhole(data)) {
      lines.push(data);
      continue;
    }
    const read = ledgerLine.safeParse(data);
    if (read.success) lines.push(read.data);
    else broken.push({ line: number, why: wordsOf(read.error.issues[0]!) });
  }
  return { lines, broken };
}

function wordsOf({ path, message }: { readonly path: PropertyKey[]; readonly message: string }): string {
  const place = path.map(String).join('.');
  return place ? `${place}: ${message}` : 'this is not a JSON object';
}
