import type { z } from 'zod';
import { type Complaint, complain } from '../../policy/problem.ts';
import { isComplete } from './complete.ts';
import { type LedgerLine, ledgerLine } from './line.ts';

/** An unreadable line of a ledger. */
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

/** Reads a JSONL file and skips empty lines. Never throws: broken lines are reported, and the others count. */
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
    if (isComplete(data)) {
      lines.push(data);
      continue;
    }
    const read = ledgerLine.safeParse(data, { reportInput: true });
    if (read.success) lines.push(read.data);
    else broken.push({ line: number, why: wordsOf(read.error.issues[0]!) });
  }
  return { lines, broken };
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) return 'this is not a JSON object';
  const [{ path, message }] = [...complain(issue, ledgerLine)] as [Complaint];
  return `${path.map(String).join('.')}: ${message}`;
}
