import { disambiguateZone, likelyByPolicy, type Zone } from '../../../time/zone.ts';
import type { ReadTime } from '../../model.ts';
import type { ResolveContext } from '../context.ts';
import type { Candidate } from '../event.ts';
import { originOf } from '../instant.ts';
import type { Scope } from '../scope.ts';

/** For each candidate, the zone of the nearest earlier candidate that states one, or else the first later one. */
export function neighbourZones(candidates: readonly Candidate[]): (Zone | null)[] {
  const first = candidates.find((each) => each.lead.zone)?.lead.zone ?? null;
  let last: Zone | null = null;
  return candidates.map((each) => {
    last = each.lead.zone ?? last;
    return last ?? first;
  });
}

export interface ChosenZone {
  readonly zone: Zone | null;
  readonly from: ReadTime['zone'];
}

/** The zone of an entry: its own, or the nearest that is stated around it. `origin` is that of the moment it counts from. */
export function chooseZone(
  candidate: Candidate,
  scopes: readonly Scope[],
  neighbour: Zone | null,
  context: ResolveContext,
  origin: Zone | null,
): ChosenZone {
  const settled = (written: Zone, from: ReadTime['zone']): ChosenZone => {
    const zone = likelyByPolicy(disambiguateZone(written, context.text), context.policyZone);
    return { zone, from: originOf(zone, from) };
  };
  if (candidate.lead.zone) return settled(candidate.lead.zone, 'entry');
  if (candidate.zone) return settled(candidate.zone, 'heading');
  if (origin) return settled(origin, 'note');
  const scope = scopes.findLast((each) => each.zone !== null);
  if (scope) return settled(scope.zone!, scope.isHeading ? 'heading' : 'note');
  const noted = neighbour ?? context.documentZone();
  if (noted) return settled(noted, 'note');
  return context.policyZone ? settled(context.policyZone, 'policy') : { zone: null, from: 'none' };
}
