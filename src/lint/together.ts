import type { Reported, ReportedLevel } from './result.ts';
import type { Finding } from './rule.ts';

/** A finding that is not suppressed, as the rule gave it and as reported. */
export interface KeptFinding {
  readonly finding: Finding;
  readonly reported: Reported;
}

/**
 * The findings, with those of two rules at the same places merged into one. Done after suppressions, so that a rule that
 * is suppressed or off silences only its own half. The merged finding gets the more severe level, and keeps the first
 * rule's id and fingerprint.
 */
export function mergeFindings(found: readonly KeptFinding[]): Reported[] {
  const placed = new Map(found.map((each) => [placeOf(each), each]));
  const taken = new Set<KeptFinding>();
  const merged = new Map<KeptFinding, Reported>();
  for (const one of found) {
    const { together } = one.finding;
    const other = together && placed.get(placeOf(one, together.rule));
    if (!other) continue;
    taken.add(other);
    merged.set(one, merge(one, other.reported, together.message));
  }
  return found.filter((each) => !taken.has(each)).map((each) => merged.get(each) ?? each.reported);
}

/** Where a finding is, and of which rule: the same for two only if they can be merged. */
const placeOf = ({ finding: { span, others = [] }, reported }: KeptFinding, rule = reported.ruleId) =>
  [rule, ...[span, ...others].map(({ start, end }) => `${start}-${end}`)].join(' ');

function merge({ finding, reported }: KeptFinding, other: Reported, message: string): Reported {
  // What the report has added to the message: the lines of the other places.
  const added = reported.message.slice(finding.message.length);
  const level = moreSevere(reported.level, other.level);
  return { ...reported, message: message + added, level, parts: [reported, other] };
}

const moreSevere = (...levels: readonly ReportedLevel[]) =>
  (['error', 'warning'] as const).find((level) => levels.includes(level)) ?? 'hint';

/** The findings of single rules that one was merged from, or the finding itself. */
export const originalsOf = (finding: Reported): readonly Reported[] => finding.parts ?? [finding];

/** The ids of the rules that a finding speaks for: each of them can be suppressed. */
export const ruleIdsOf = (finding: Reported): string[] => originalsOf(finding).map(({ ruleId }) => ruleId);

/** The same, as readers see them, and as a suppression takes them. */
export const idsOf = (finding: Reported): string => ruleIdsOf(finding).join(', ');

/** The findings that are not known by their fingerprints; of a merged one, the half that is not. */
export function newFindings(
  findings: readonly Reported[],
  isKnown: (fingerprint: string) => boolean,
): Reported[] {
  return findings.flatMap((finding) => {
    const fresh = originalsOf(finding).filter(({ fingerprint }) => !isKnown(fingerprint));
    return fresh.length === originalsOf(finding).length ? [finding] : fresh;
  });
}

/** The findings that are not among `earlier` ones. */
export function unlike(findings: readonly Reported[], earlier: readonly Reported[]): Reported[] {
  const known = new Set(earlier.flatMap(originalsOf).map(({ fingerprint }) => fingerprint));
  return newFindings(findings, (fingerprint) => known.has(fingerprint));
}

/** How many findings of single rules these are. */
export const countOriginals = (findings: readonly Reported[]): number => findings.flatMap(originalsOf).length;
