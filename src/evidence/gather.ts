import { type Gap, gapsIn } from './gaps.ts';
import { EVIDENCE_SOURCES } from './index.ts';
import { type Observed, startOf } from './observed.ts';
import type { Evidence } from './source.ts';
import { type Suspect, suspects } from './suspects.ts';

/** A row of the timeline. */
export interface TimelineRow {
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
  readonly kind: string;
  readonly url: string | null;
  /** Other places that show the same: the merge of a commit whose deployment this is. */
  readonly also: readonly { readonly kind: string; readonly url: string }[];
  /** It hardly matters: shown folded away. */
  readonly folded: boolean;
}

/** All evidence on an incident, as `debrief timeline --format json` prints it. */
export interface Timeline {
  readonly window: { readonly from: string; readonly to: string };
  /** Oldest first. */
  readonly rows: readonly TimelineRow[];
  readonly gaps: readonly Gap[];
  /** Changes that may have begun it, the likeliest first. */
  readonly changes: readonly Suspect[];
  /** A sentence for each thing that was not looked at. */
  readonly leftOut: readonly string[];
}

/** How many of the changes before the start are shown beside those that may have begun it. */
const LIKELY = 5;

/**
 * The evidence that all sources find, as one timeline. Before the start only the changes stay that may have begun it,
 * and what the incident's own record holds. `gapMinutes`: how long nothing is written down before it is asked about. Pure.
 */
export function gatherEvidence(observed: Observed, gapMinutes: number): Timeline {
  const { incident, window } = observed;
  const start = startOf(incident);
  const found = EVIDENCE_SOURCES.flatMap((source) => source.of(observed));
  const ranked = suspects(observed);
  const likely = new Set(
    likelyAmong(ranked)
      .slice(0, LIKELY)
      .flatMap(({ urls }) => urls),
  );
  const rows = joined(found.filter(({ kind, at }) => OWN.has(kind) || (at >= window.from && at <= window.to)))
    .sort((a, b) => a.at.localeCompare(b.at))
    .map(({ matters, ...row }) => ({
      ...row,
      folded: !OWN.has(row.kind) && (row.at < start ? !(row.url && likely.has(row.url)) : !matters),
    }));
  const shown = rows.filter(({ folded }) => !folded).map(({ at }) => at);
  // Before somebody knew, nobody could write anything down.
  const known = incident.milestones.detected?.at ?? incident.declaredAt;
  const until = incident.milestones.resolved?.at ?? window.to;
  return {
    window,
    rows,
    gaps: gapsIn(shown, { from: known, to: until }, gapMinutes),
    changes: ranked,
    leftOut: [...observed.leftOut, ...observed.activity.flatMap(({ leftOut }) => leftOut)],
  };
}

/** The changes with more signs for than against them; if there are none, only the first. */
export function likelyAmong(changes: readonly Suspect[]): readonly Suspect[] {
  const likely = changes.filter(({ score }) => score > 0);
  return likely.length ? likely : changes.slice(0, 1);
}

/** What people and monitors reported about the incident itself always matters, whatever its time. */
const OWN: ReadonlySet<string> = new Set(['record', 'alert', 'comment', 'chat']);

type Row = Omit<TimelineRow, 'folded'> & { readonly matters: boolean };

/** Two sources for the same event make one row: a commit that was merged and deployed is shown at its deployment. */
function joined(evidence: readonly Evidence[]): Row[] {
  const merges = evidence.filter(({ kind, sha }) => sha && kind !== 'deployment');
  const used = new Set<Evidence>();
  const deployed = evidence.flatMap((row): Row[] => {
    if (row.kind !== 'deployment') return [];
    const merge = merges.find((each) => each.sha === row.sha && each.at <= row.at && !used.has(each));
    if (!merge) return [asRow(row)];
    used.add(merge);
    const text = `${row.text}. ${merge.text}, at ${merge.at.slice(11, 16)} UTC`;
    const also = merge.url ? [{ kind: merge.kind, url: merge.url }] : [];
    return [{ ...asRow(row), text, also, matters: merge.matters !== false }];
  });
  const rest = evidence.filter((row) => row.kind !== 'deployment' && !used.has(row)).map(asRow);
  return [...rest, ...deployed];
}

function asRow({ at, text, kind, url, matters = true }: Evidence): Row {
  return { at, text, kind, url, also: [], matters };
}
