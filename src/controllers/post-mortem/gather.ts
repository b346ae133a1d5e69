import type { Reported } from '../../lint/result.ts';

/** A finding, and how often the very same is said of its line. */
export interface Gathered {
  readonly finding: Reported;
  readonly times: number;
}

/** One habit, one finding: what one rule says in the same words about the same line is shown once, at its first place. */
export function gather(findings: readonly Reported[]): Gathered[] {
  const lines = Map.groupBy(findings, ({ start, end, level, ruleId, message, suggestion }) =>
    JSON.stringify([start.line, end.line, level, ruleId, message, suggestion?.description]),
  );
  return [...lines.values()].map((same) => ({ finding: same[0]!, times: same.length }));
}

/** What stands behind the message: nothing for a finding of its own. */
export function timesText(times: number): string {
  return times > 1 ? ` (${times} times in this line)` : '';
}
