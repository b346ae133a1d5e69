import { calendarOf } from '../../policy/calendar.ts';
import type { Policy } from '../../policy/schema.ts';
import { type LedgerLine, ledgerLine } from '../../reliability/ledger/line.ts';
import type { Row } from '../../store/store.ts';
import { dueDay } from '../../time/calendar.ts';

/** The ledger lines in rows of the read model; invalid ones are left out. */
export const linesOf = (rows: readonly Row[]): LedgerLine[] =>
  rows.flatMap(({ data }) => {
    const read = ledgerLine.safeParse(data);
    return read.success ? [read.data] : [];
  });

/**
 * Lines with the due date of the post-mortem, like those of `debrief export`.
 *
 * @param exempt ids of incidents that need no post-mortem
 */
export function completed(
  lines: readonly LedgerLine[],
  policy: Policy,
  exempt: ReadonlySet<string>,
): LedgerLine[] {
  const calendar = calendarOf(policy);
  return lines.map((line) => {
    const { kind, severity, duplicateOf, milestones } = line;
    const needsNone =
      kind === 'drill' || kind === 'maintenance' || duplicateOf !== null || exempt.has(line.id);
    const due =
      needsNone || severity === null || milestones.resolved === null
        ? null
        : dueDay(milestones.resolved, policy.postmortems.dueAfter[severity], calendar);
    const { merged = null } = line.postMortem ?? {};
    return { ...line, postMortem: due === null && !line.postMortem ? null : { due, merged } };
  });
}
