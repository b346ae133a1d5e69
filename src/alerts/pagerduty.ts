import { z } from 'zod';
import { instant, link, makeAlert, words } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

const reference = z.object({ summary: words }).nullish();
const STATUSES: Readonly<Record<string, Alert['status']>> = {
  'incident.triggered': 'firing',
  'incident.reopened': 'firing',
  'incident.escalated': 'firing',
  'incident.priority_updated': 'firing',
  'incident.resolved': 'resolved',
};

const event = z.object({
  event_type: z.string(),
  occurred_at: instant,
  data: z.object({
    id: z.string().min(1),
    title: words,
    html_url: link,
    service: reference,
    priority: reference,
    urgency: words,
  }),
});
/** Notes, acknowledgements, assignments and test messages. */
const other = z.object({
  event_type: z.string().refine((type) => !Object.hasOwn(STATUSES, type), { abort: true }),
});

/** PagerDuty's webhooks, version 3. */
const pagerduty: AlertSource = {
  name: 'PagerDuty',
  authentication: [{ kind: 'hmac', header: 'x-pagerduty-signature', prefix: 'v1=' }],
  schema: z.object({ event: z.union([event, other]) }).transform(({ event: sent }): readonly Alert[] => {
    const status = STATUSES[sent.event_type];
    if (!status || !('data' in sent)) return [];
    const { id, title, html_url: url, service, priority, urgency } = sent.data;
    return [
      makeAlert({
        key: id,
        status,
        title: title ?? `PagerDuty incident ${id}`,
        url,
        at: sent.occurred_at,
        severity: priority?.summary ?? urgency,
        service: service?.summary ?? null,
      }),
    ];
  }),
  setup: `Under *Integrations → Generic Webhooks (v3)*, add a webhook with the URL \`{url}\` for the events *incident.triggered*, *incident.escalated*, *incident.priority_updated*, *incident.reopened* and *incident.resolved*. PagerDuty makes the secret itself and shows it once: set it as \`ALERT_SECRET_PAGERDUTY\`.

The severity comes from the priority, or from the urgency where there is no priority.`,
};
export default pagerduty;
