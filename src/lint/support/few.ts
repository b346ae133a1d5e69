import type { Finding } from '../rule.ts';

/**
 * The first `most` findings; the last of them holds the places of the others, so that one habit does not fill a
 * report. For problems that come once for each entry.
 */
export function few(findings: readonly Finding[], most: number): readonly Finding[] {
  const last = findings[most - 1];
  if (findings.length <= most || !last) return findings;
  return [...findings.slice(0, most - 1), { ...last, others: findings.slice(most).map(({ span }) => span) }];
}
