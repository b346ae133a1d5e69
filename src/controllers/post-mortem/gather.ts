import type { Reported } from '../../lint/result.ts';

/** A finding, and how often its line has the same one. */
export interface Gathered {
  readonly finding: Reported;
  readonly times: number;
}

/** Identical findings of one rule on one line are shown once, at the first place. */
export function gather(findings: readonly Reported[]): Gathered[] {
  const lines = Map.groupBy(findings, ({ start, end, level, ruleId, message, suggestion }) =>
    JSON.stringify([start.line, end.line, level, ruleId, message, suggestion?.description]),
  );
  return [...lines.values()].map((same) => ({ finding: same[0]!, times: same.length }));
}

/** The end of the message: nothing for a single finding. */
export function timesText(times: number): string {
  return times > 1 ? ` (${times} times in this line)` : '';
}
