import type { Reported, ReportedLevel } from './result.ts';
import type { Finding } from './rule.ts';

/** A finding that is not suppressed, as the rule gave it and as reported. */
export interface KeptFinding {
  readonly finding: Finding;
  readonly reported: Reported;
}

/**
 * The findings, those of two rules at the same places said once. Done after suppressions, so that a rule that is
 * suppressed or off silences only its own half. The whole has the graver level, and keeps the first rule's id and
 * fingerprint.
 */
export function saidTogether(found: readonly KeptFinding[]): Reported[] {
  const placed = new Map(found.map((each) => [placeOf(each), each]));
  const taken = new Set<KeptFinding>();
  const wholes = new Map<KeptFinding, Reported>();
  for (const one of found) {
    const { together } = one.finding;
    const other = together && placed.get(placeOf(one, together.rule));
    if (!other) continue;
    taken.add(other);
    wholes.set(one, whole(one, other.reported, together.message));
  }
  return found.filter((each) => !taken.has(each)).map((each) => wholes.get(each) ?? each.reported);
}

/** Where a finding is, and of which rule: the same for two only if they can be said together. */
const placeOf = ({ finding: { span, others = [] }, reported }: KeptFinding, rule = reported.ruleId) =>
  [rule, ...[span, ...others].map(({ start, end }) => `${start}-${end}`)].join(' ');

function whole({ finding, reported }: KeptFinding, other: Reported, message: string): Reported {
  // What the report has added to the message: the lines of the other places.
  const added = reported.message.slice(finding.message.length);
  const level = graver(reported.level, other.level);
  return { ...reported, message: message + added, level, parts: [reported, other] };
}

const graver = (...levels: readonly ReportedLevel[]) =>
  (['error', 'warning'] as const).find((level) => levels.includes(level)) ?? 'hint';

/** Every rule's own finding. */
export const partsOf = (finding: Reported): readonly Reported[] => finding.parts ?? [finding];

/** The ids of the rules that a finding speaks for: each of them can be suppressed. */
export const ruleIdsOf = (finding: Reported): string[] => partsOf(finding).map(({ ruleId }) => ruleId);

/** The same, as readers see them, and as a suppression takes them. */
export const idsOf = (finding: Reported): string => ruleIdsOf(finding).join(', ');

/** The findings that are not known by their fingerprints; of those said together, the half that is not. */
export function newFindings(
  findings: readonly Reported[],
  isKnown: (fingerprint: string) => boolean,
): Reported[] {
  return findings.flatMap((finding) => {
    const fresh = partsOf(finding).filter(({ fingerprint }) => !isKnown(fingerprint));
    return fresh.length === partsOf(finding).length ? [finding] : fresh;
  });
}

/** The findings that are not among `earlier` ones. */
export function unlike(findings: readonly Reported[], earlier: readonly Reported[]): Reported[] {
  const known = new Set(earlier.flatMap(partsOf).map(({ fingerprint }) => fingerprint));
  return newFindings(findings, (fingerprint) => known.has(fingerprint));
}

/** How many findings of single rules these are. */
export const countParts = (findings: readonly Reported[]): number => findings.flatMap(partsOf).length;
