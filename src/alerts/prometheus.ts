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

/** Names of the rules that Grafana makes up when a query has no data or fails, with what they mean. */
const MADE_UP: Readonly<Record<string, string>> = {
  DatasourceNoData: 'no data',
  DatasourceError: 'query failed',
};

/** What the rule is called: `Checkout error rate: no data` where Grafana gives a name of its own to that. */
function nameIn({ alertname, rulename }: Readonly<Record<string, string>>): string | undefined {
  const why = MADE_UP[alertname ?? ''];
  return why && rulename ? `${rulename}: ${why}` : alertname;
}

/**
 * The summary says most. Grafana's often say only where (“triggered for zone us-1”): then the name of the rule, if it is in
 * words, stands before it.
 */
function titleOf(name: string | undefined, summary: string | undefined): string | undefined {
  if (!summary) return name;
  const words = name?.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const isNamed = !name?.includes(' ') || words.some((word) => summary.toLowerCase().includes(word));
  return isNamed ? summary : `${name}: ${summary}`;
}

/** Grafana's own title without its status: `[FIRING:1] `. */
const bare = (title: string | null) => title?.replace(/^\[[A-Z]+(?::\d+)?[^\]]*\]\s*/, '') || null;

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
    const summary =
      commonAnnotations.summary ?? (alerts.length === 1 ? first.annotations.summary : undefined);
    const found = { ...first.labels, ...sent.groupLabels, ...commonLabels };
    return [
      makeAlert({
        key: groupKey,
        status,
        title: `${titleOf(nameIn({ ...first.labels, ...commonLabels }), summary?.trim()) ?? bare(sent.title) ?? 'Alert without a name'}${more}`,
        url: first.panelURL ?? first.dashboardURL ?? first.generatorURL ?? sent.externalURL,
        // Of several, the latest: news about a group is never older than what was known of it.
        at: times.sort().at(-1)!,
        severity: severityOf(found),
        service: serviceOf(found),
        labels: found,
      }),
    ];
  });
