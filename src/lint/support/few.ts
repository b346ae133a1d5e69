import type { Finding } from '../rule.ts';

/**
 * The first `most` findings; the last of them says how many more there are. For problems that come once per entry,
 * so that one habit does not fill a report.
 */
export function few(findings: readonly Finding[], most: number): readonly Finding[] {
  const left = findings.length - most;
  const last = findings[most - 1];
  if (left <= 0 || !last) return findings;
  const more = left === 1 ? 'One more place is like this.' : `${left} more places are like this.`;
  return [...findings.slice(0, most - 1), { ...last, message: `${last.message} ${more}` }];
}
