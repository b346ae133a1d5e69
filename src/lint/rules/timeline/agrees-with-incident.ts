import type { ReadTime } from '../../../postmortem/model.ts';
import { instantText, minutesText } from '../../../time/text.ts';
import { MILESTONES, type Milestone } from '../../../vocabulary/milestones.ts';
import { MINUTE } from '../../../vocabulary/milliseconds.ts';
import { defineRule, type IncidentRecord } from '../../rule.ts';

export default defineRule({
  id: 'timeline/agrees-with-incident',
  summary: "Milestones in the document agree with the incident's own record, if that is known",
  why: 'Different people read the incident issue and its post-mortem, and reports use the record. If the two differ by more than rounding, one of them tells a wrong story.',
  instead:
    'Correct the entry here, or the record there: `/incident time detected 13:52 UTC` on the incident issue. The rule works in the App and the Action, which know the incident; on a laptop it is silent.',
  options: {
    toleranceMinutes: { type: 'number', least: 0, default: 5, about: 'Tolerated difference.' },
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
        message: `According to this, it ${name === 'started' ? name : `was ${name}`} ${minutesText(difference)} ${side} than incident #${incident.number} records (${record}). Reports are computed from the record. Correct this entry, or the record with \`/incident time ${name} …\`.`,
      };
    }
  },
});

/** How many minutes the document's time is later than the record's; null if either time, or the zone, is unknown. */
function minutesFromRecord(
  time: ReadTime | undefined,
  incident: IncidentRecord,
  name: Milestone,
): number | null {
  const recorded = Date.parse(incident.milestones[name] ?? '');
  return time?.epoch == null || Number.isNaN(recorded) ? null : (time.epoch - recorded) / MINUTE;
}
