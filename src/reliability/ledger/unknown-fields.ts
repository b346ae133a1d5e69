import { closest } from '../../policy/did-you-mean.ts';
import { ledgerLine } from './line.ts';

/** A field that no ledger has: perhaps a misspelt one, perhaps of another tool. */
export interface UnknownField {
  readonly name: string;
  /** The first line with it; 1 for the first. */
  readonly line: number;
  readonly count: number;
  /** The field that was probably meant, or null. */
  readonly meant: string | null;
}

const FIELDS = new Set(Object.keys(ledgerLine.shape));
const MILESTONES = new Set(Object.keys(ledgerLine.shape.milestones.unwrap().shape));

/**
 * The fields of a line, and of its milestones, that the schema does not have: `milestones.begun`. Looked for beside the
 * schema, which complete lines skip (decision 104): reading every line with it takes two to three times as long.
 */
export function unknownFields(data: unknown): string[] {
  const found = keysOf(data).filter((key) => !FIELDS.has(key));
  const { milestones } = (data ?? {}) as { readonly milestones?: unknown };
  for (const key of keysOf(milestones)) if (!MILESTONES.has(key)) found.push(`milestones.${key}`);
  return found;
}

const keysOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** The field whose name comes closest. A milestone at the top level belongs among the milestones. */
export function meantBy(name: string): string | null {
  const [, milestone] = name.split('milestones.');
  if (milestone === undefined && MILESTONES.has(name)) return `milestones.${name}`;
  const best = closest(milestone ?? name, milestone === undefined ? FIELDS : MILESTONES);
  return best && milestone !== undefined ? `milestones.${best}` : best;
}
