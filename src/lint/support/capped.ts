import type { Finding } from '../rule.ts';

/**
 * The first `most` findings; the last one lists the places of the rest, so that one habit does not fill a report. For
 * problems that recur in every entry.
 */
export function capped(findings: readonly Finding[], most: number): readonly Finding[] {
  const last = findings[most - 1];
  if (findings.length <= most || !last) return findings;
  return [...findings.slice(0, most - 1), { ...last, others: findings.slice(most).map(({ span }) => span) }];
}
