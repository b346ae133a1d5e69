import { z } from 'zod';
import { instant, labels, link, makeAlert, serviceOf, severityOf, words } from './parts.ts';
import type { Alert } from './source.ts';

const one = z.object({
  status: z.enum(['firing', 'resolved']),
  labels,
  annotations: labels,
  startsAt: instant,
  endsAt: instant.nullish(),
  generatorURL: link,
  panelURL: link,
  dashboardURL: link,
});

/** What Alertmanager sends, and Grafana with a few fields more: a group of alerts that belong together. */
export const group = z
  .object({
    groupKey: z.string().min(1),
    status: z.enum(['firing', 'resolved']),
    commonLabels: labels,
    commonAnnotations: labels,
    groupLabels: labels,
    externalURL: link,
    title: words,
    alerts: z.array(one).min(1),
  })
  .transform((sent): readonly Alert[] => {
    const { groupKey, status, commonLabels, commonAnnotations, alerts } = sent;
    const about = alerts.filter((alert) => alert.status === status);
    const first = about[0] ?? alerts[0]!;
    const times = (about.length > 0 ? about : alerts).map(({ startsAt, endsAt }) =>
      status === 'resolved' ? (endsAt ?? startsAt) : startsAt,
    );
    const more = alerts.length > 1 ? ` (${alerts.length} alerts)` : '';
    const says = commonAnnotations.summary ?? commonLabels.alertname ?? first.annotations.summary;
    const found = { ...first.labels, ...sent.groupLabels, ...commonLabels };
    return [
      makeAlert({
        key: groupKey,
        status,
        title: `${says ?? first.labels.alertname ?? sent.title ?? 'Alert without a name'}${more}`,
        url: first.panelURL ?? first.dashboardURL ?? first.generatorURL ?? sent.externalURL,
        // Of several, the latest: news about a group is never older than what was known of it.
        at: times.sort().at(-1)!,
        severity: severityOf(found),
        service: serviceOf(found),
        labels: found,
      }),
    ];
  });
