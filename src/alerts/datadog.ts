import { z } from 'zod';
import { epoch, link, makeAlert, serviceOf, severityOf, tagLabels, words } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

/** `$ALERT_TRANSITION`. */
const STATUSES: Readonly<Record<string, Alert['status']>> = {
  triggered: 'firing',
  're-triggered': 'firing',
  renotify: 'firing',
  warn: 'firing',
  're-warn': 'firing',
  'no data': 'firing',
  're-no data': 'firing',
  recovered: 'resolved',
};

/** Datadog's webhooks. What they send is up to their owner, so this is the payload that docs/alerts.md asks for. */
const datadog: AlertSource = {
  name: 'Datadog',
  authentication: [{ kind: 'bearer' }],
  schema: z
    .object({
      key: z.string().min(1),
      transition: z
        .string()
        .transform((text) => text.toLowerCase())
        .refine(
          (text) => Object.hasOwn(STATUSES, text),
          'must be what Datadog writes for $ALERT_TRANSITION, such as Triggered or Recovered',
        ),
      title: z.string().min(1),
      date: epoch,
      link,
      priority: words,
      tags: z.string().nullish(),
    })
    .transform(({ key, transition, title, date, link: url, priority, tags }): readonly Alert[] => {
      const labels = tagLabels(tags ?? null);
      return [
        makeAlert({
          key,
          status: STATUSES[transition]!,
          title,
          url,
          at: date,
          severity: priority ?? severityOf(labels),
          service: serviceOf(labels),
          labels,
        }),
      ];
    }),
  setup: `Under *Integrations → Webhooks*, add a webhook with the URL \`{url}\`, this payload:

\`\`\`json
{
  "key": "$AGGREG_KEY",
  "transition": "$ALERT_TRANSITION",
  "title": "$EVENT_TITLE",
  "date": "$DATE",
  "link": "$LINK",
  "priority": "$ALERT_PRIORITY",
  "tags": "$TAGS"
}
\`\`\`

and the custom headers \`{"Authorization": "Bearer {secret}"}\`. Then write \`@webhook-NAME\` in the message of a monitor.

The severity comes from the priority of the monitor, the service from the tag \`service\`.`,
};
export default datadog;
