import type { z } from 'zod';
import { closest } from '../../policy/did-you-mean.ts';
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

/** A field that no ledger has: perhaps a misspelt one, perhaps of another tool. */
export interface UnknownField {
  readonly name: string;
  /** The first line with it; 1 for the first. */
  readonly line: number;
  readonly count: number;
  /** The field that was probably meant, or null. */
  readonly meant: string | null;
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

const FIELDS = new Set(Object.keys(ledgerLine.shape));
const MILESTONES = new Set(Object.keys(ledgerLine.shape.milestones.unwrap().shape));

/** The fields of a line, and of its milestones, that the schema does not have: `milestones.begun`. */
function unknownFields(data: unknown): string[] {
  const found = keysOf(data).filter((key) => !FIELDS.has(key));
  const { milestones } = (data ?? {}) as { readonly milestones?: unknown };
  for (const key of keysOf(milestones)) if (!MILESTONES.has(key)) found.push(`milestones.${key}`);
  return found;
}

const keysOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** The field whose name comes closest. A milestone beside the others is meant to stand among the milestones. */
function meantBy(name: string): string | null {
  const [, milestone] = name.split('milestones.');
  if (milestone === undefined && MILESTONES.has(name)) return `milestones.${name}`;
  const best = closest(milestone ?? name, milestone === undefined ? FIELDS : MILESTONES);
  return best && milestone !== undefined ? `milestones.${best}` : best;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.path.length === 0) return 'this is not a JSON object';
  const [{ path, message }] = [...complain(issue, ledgerLine)] as [Complaint];
  return `${path.map(String).join('.')}: ${message}`;
}
