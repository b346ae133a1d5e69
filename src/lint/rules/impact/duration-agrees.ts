import { againstMilestones } from '../../lengths/against-milestones.ts';
import { besideClocks } from '../../lengths/beside-clocks.ts';
import { beyondTimeline } from '../../lengths/beyond-timeline.ts';
import { inHeader } from '../../lengths/in-header.ts';
import { namedInterval } from '../../lengths/named-interval.ts';
import { defineRule } from '../../rule.ts';
import { capped } from '../../support/capped.ts';

export default defineRule({
  id: 'impact/duration-agrees',
  summary: 'Durations in the text agree with the milestones of the timeline',
  why: 'When the summary says 20 minutes and the timeline shows 50, readers believe neither, and reports count whichever they read first. Often a zone or a day is wrong in one of the two.',
  instead:
    'Compute the duration again from the milestones, or correct the milestone. If it could be several intervals, say which one you mean: “impact lasted 43 minutes (13:52–14:35), 31 of them after detection”.',
  options: {
    toleranceMinutes: { type: 'number', least: 0, default: 5, about: 'Tolerated difference.' },
    tolerancePercent: {
      type: 'number',
      least: 0,
      default: 10,
      about: 'Tolerated difference, as a share of the longer of the two.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Durations to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: '20 minutes, or 43?',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted 20 minutes. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['20 minutes'],
    },
    {
      title: 'The summary begins with another length',
      markdown:
        '# Uploads failed\n\n## Summary\n\nUploads were refused for 20 minutes.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['20 minutes'],
    },
    {
      title: 'Counted from another time than it says',
      markdown:
        '# Uploads failed\n\n**Duration:** 43 min (detection → resolution)\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: release 412 reaches production\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['43 min'],
    },
    {
      title: 'From 13:52 to 14:35 it is 43 minutes',
      markdown: '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC (23 minutes).\n',
      reports: ['23 minutes'],
    },
    {
      title: 'In all, from one time in a sentence to the other',
      markdown:
        '# Uploads failed\n\n## Impact\n\nUploads failed from part 12 (2026-03-02 13:50:46) until part 13 came (2026-03-02 18:42:57), for a total outage of 4:21h.\n',
      reports: ['4:21h'],
    },
    {
      title: 'Beside start and end in the header',
      markdown:
        '# Uploads failed\n\n| Field | Value |\n| --- | --- |\n| Start | 2026-03-02 13:52 UTC |\n| End | 2026-03-02 14:35 UTC |\n| Duration | 1 h 23 min |\n',
      reports: ['1 h 23 min'],
    },
    {
      title: 'Beside them in another language',
      markdown:
        '# Hochladen schlug fehl\n\n**Beginn:** 13:52 UTC\n**Ende:** 14:35 UTC\n**Dauer:** 23 Minuten\n\n## Zusammenfassung\n\nAlle Uploads schlugen fehl, weil die Platte voll war.\n\n## Ursache\n\nDie Platte war voll.\n\n## Maßnahmen\n\n- Alarm für volle Platten einrichten\n',
      reports: ['23 Minuten'],
    },
    {
      title: 'In words, and with am and pm',
      markdown:
        '# Uploads failed\n\n## Impact\n\nUploads failed for three hours from 10:00 AM to 2:00 PM (UTC).\n',
      reports: ['three hours'],
    },
    {
      title: 'It was over sooner',
      markdown:
        '# Uploads failed\n\n## Summary\n\nAt 13:52 uploads began to fail, for 3 hours.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:55: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['3 hours'],
    },
  ],
  good: [
    {
      title: 'Beside its clock times',
      markdown:
        '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC, for 43 minutes. They were late from step 12 (13:50) to step 13 (18:42), a total of 4:52h. Searches failed for four hours from 10:00 AM to 2:00 PM, and sign-ins for 2 hours, 11:00 to 1:00 PM.\n',
    },
    {
      title: 'Beside a window in the header, of which it may be a part',
      markdown:
        '# Uploads failed\n\n**Incident window:** 2026-03-02 13:52 → 2026-03-02 14:35 UTC\n**Duration:** ~45 min\n\n## Summary\n\nUploads failed.\n',
    },
    {
      title: 'From the detection, which the header gives too',
      markdown:
        '# Uploads failed\n\nStart: 13:52 UTC\nDetected: 14:12 UTC\nEnd: 14:35 UTC\nDuration: 23 minutes\n',
    },
    {
      title: 'The same, rounded',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted about 45 minutes. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'Counted from a time in the text',
      markdown:
        '# Uploads failed\n\n## Summary\n\nBetween 13:05 and noon of the next day some uploads failed.\n\n## Impact\n\nThe time to resolution was 1 h 30 min.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'Counted from day to day',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted 102 days, from 2026-05-14 until 2026-08-24.\n\n## Timeline (UTC)\n\n- 2026-05-11 00:20: impact starts\n- 2026-05-14 11:41: resolved, as we thought\n',
    },
    {
      title: 'About, beside two times',
      markdown:
        '# Uploads failed\n\n## Impact\n\nNobody could upload from 13:51 to 14:18 (about 30 minutes).\n',
    },
    {
      title: 'Work, not impact',
      markdown:
        '# Uploads failed\n\n## Impact\n\n- Engineering impact: about 10 hours in all, ~3 hours of recovery and ~7 hours of subsequent root-cause investigation\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'An upper bound',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted at maximum 16 hours. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'No milestones, nothing to compare with',
      markdown: '# Uploads failed\n\n## Impact\n\nThe outage lasted 20 minutes.\n',
    },
  ],
  check({ postmortem, options }) {
    const found = [
      ...inHeader(postmortem),
      ...namedInterval(postmortem),
      ...againstMilestones(postmortem, options),
      ...besideClocks(postmortem),
      ...beyondTimeline(postmortem),
    ];
    // Of what several of them say about one duration, the first.
    const each = found.filter(
      ({ span }, index) => found.findIndex((one) => one.span.start === span.start) === index,
    );
    return capped(each, options.atMost);
  },
});
