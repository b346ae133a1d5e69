import { clockText } from '../time/text.ts';
import { MILESTONES, type Milestone } from '../vocabulary/milestones.ts';
import type { Attribution, Incident, MilestoneRecord, Statement } from './incident.ts';

/** How a milestone reads as a row of the timeline. */
export const MILESTONE_ROWS: Readonly<Record<Milestone, string>> = {
  started: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged: somebody is on it',
  mitigated: 'Mitigated: the impact is over for users',
  resolved: 'Resolved',
};

/** The milestones that somebody stated, each with what was said of it before. All instants are ISO. */
export class StatedMilestones {
  private readonly stated: Partial<Record<Milestone, MilestoneRecord>> = {};

  of(milestone: Milestone): MilestoneRecord | undefined {
    return this.stated[milestone];
  }

  get instants(): string[] {
    return MILESTONES.flatMap((name) => this.stated[name]?.at ?? []);
  }

  /** States or corrects a time. */
  state(milestone: Milestone, at: string, said: Attribution): void {
    const before = this.stated[milestone];
    this.stated[milestone] = record(at, said, before ? [...before.earlier, before] : []);
  }

  forget(milestone: Milestone): void {
    delete this.stated[milestone];
  }

  /** What is wrong with a time beside the others that were stated; null for nothing. */
  outOfOrder(milestone: Milestone, at: string, said: Attribution): string | null {
    const place = MILESTONES.indexOf(milestone);
    for (const other of MILESTONES) {
      const known = this.stated[other];
      if (!known || other === milestone) continue;
      const earlier = MILESTONES.indexOf(other) < place;
      if (earlier ? known.at <= at : known.at >= at) continue;
      const relation = earlier ? 'before' : 'after';
      return `${milestone} (${clockText(at, said.at)}) cannot be ${relation} ${other} (${clockText(known.at, said.at)}). If ${other} is wrong, correct it first: \`/incident time ${other} 14:05 UTC\`.`;
    }
    return null;
  }

  /**
   * All that are stated. Unless somebody says otherwise, an incident was detected when it was declared, and acknowledged
   * when somebody first acted. Null for one of the two that says nothing about it.
   */
  withAssumed(declared: Attribution | null, acted: Attribution | null): Incident['milestones'] {
    const found = { ...this.stated };
    const assume = (milestone: Milestone, said: Attribution, until: readonly Milestone[]) => {
      const limits = until.flatMap((name) => found[name]?.at ?? []);
      const at = [said.at, ...limits].sort()[0]!;
      found[milestone] ??= { ...record(at, said, []), assumed: true };
    };
    if (declared) assume('detected', declared, ['acknowledged', 'mitigated', 'resolved']);
    if (declared && acted) {
      const at = [acted.at, found.detected!.at].sort()[1]!;
      assume('acknowledged', { ...acted, at }, ['mitigated', 'resolved']);
    }
    return Object.fromEntries(MILESTONES.flatMap((name) => (found[name] ? [[name, found[name]]] : [])));
  }
}

function record(at: string, said: Attribution, earlier: readonly Statement[]): MilestoneRecord {
  const bare = earlier.map(({ at, by, saidAt, url }) => ({ at, by, saidAt, url }));
  return { at, by: said.by, saidAt: said.at, url: said.url, assumed: false, earlier: bare };
}
