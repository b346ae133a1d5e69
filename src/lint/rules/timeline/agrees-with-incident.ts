import type { ReadTime } from '../../../postmortem/model.ts';
import { MILESTONES, type Milestone } from '../../../vocabulary/milestones.ts';
import { defineRule, type IncidentRecord } from '../../rule.ts';
import { instantText, minutesText } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/agrees-with-incident',
  summary: "Milestones in the document agree with the incident's own record, where that is known",
  why: 'The incident issue and its post-mortem are read by different people, and reports are computed from the record. When the two differ by more than rounding, one of them tells a wrong story.',
  instead:
    'Correct the entry here, or the record there: `/incident time detected 13:52 UTC` on the incident issue. The rule speaks in the App and the Action, which know the incident; on a laptop it is silent.',
  options: {
    toleranceMinutes: { type: 'number', least: 0, default: 5, about: 'Difference that is let pass.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: 'The record says 13:52',
      incident: { number: 17, severity: 'SEV2', milestones: { detected: '2026-03-02T13:52:00Z' } },
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:20: impact starts\n- 13:25: detected by the queue depth alert\n- 14:20: resolved\n',
      reports: ['13:25'],
    },
  ],
  good: [
    {
      title: 'The same, rounded',
      incident: { number: 17, severity: 'SEV2', milestones: { detected: '2026-03-02T13:52:41Z' } },
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 14:20 CET: impact starts\n- 14:50 CET: detected by the queue depth alert\n- 15:20 CET: resolved\n',
    },
  ],
  *check({ postmortem: { milestones }, incident, options }) {
    if (!incident) return;
    for (const name of MILESTONES) {
      const difference = minutesFromRecord(milestones[name], incident, name);
      if (difference === null || Math.abs(difference) <= options.toleranceMinutes) continue;
      const side = difference < 0 ? 'earlier' : 'later';
      const record = instantText(incident.milestones[name]!);
      yield {
        span: milestones[name]!.span,
        message: `By this, it ${name === 'started' ? name : `was ${name}`} ${minutesText(difference)} ${side} than incident #${incident.number} records (${record}). Reports are computed from the record. Correct this entry, or the record with \`/incident time ${name} …\`.`,
      };
    }
  },
});

/** Minutes by which the document is later than the record; null when either is unknown, or the zone is. */
function minutesFromRecord(
  time: ReadTime | undefined,
  incident: IncidentRecord,
  name: Milestone,
): number | null {
  const recorded = Date.parse(incident.milestones[name] ?? '');
  return time?.epoch == null || Number.isNaN(recorded) ? null : (time.epoch - recorded) / 60_000;
}
