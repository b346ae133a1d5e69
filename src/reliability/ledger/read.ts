import type { z } from 'zod';
import { type Complaint, complain } from '../../policy/problem.ts';
import { isComplete } from './complete.ts';
import { type LedgerLine, ledgerLine } from './line.ts';
import { meantBy, type UnknownField, unknownFields } from './unknown-fields.ts';

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
  readonly unknown: readonly UnknownField[];
}

/**
 * Reads a JSONL file and skips empty lines. Never throws: broken lines are reported, and the others count. Unknown fields
 * are reported too, but don't make a line broken: a later version of Debrief, or another tool, may write more.
 */
export function readLedger(text: string): Ledger {
  const lines: LedgerLine[] = [];
  const broken: BrokenLine[] = [];
  const unknown = new Map<string, UnknownField>();
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
    for (const name of unknownFields(data)) {
      const { line, count, meant } = unknown.get(name) ?? { line: number, count: 0, meant: meantBy(name) };
      unknown.set(name, { name, line, count: count + 1, meant });
    }
    if (isComplete(data)) {
      lines.push(data);
      continue;
    }
    const read = ledgerLine.safeParse(data, { reportInput: true });
    if (read.success) lines.push(read.data);
    else broken.push({ line: number, why: wordsOf(read.error.issues[0]!) });
  }
  return { lines, broken, unknown: [...unknown.values()] };
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) return 'this is not a JSON object';
  const [{ path, message }] = [...complain(issue, ledgerLine)] as [Complaint];
  return `${path.map(String).join('.')}${message.startsWith('is ') ? '' : ':'} ${message}`;
}
