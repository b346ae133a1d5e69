import { z } from 'zod';
import { epoch, labels as labelsOf, link, makeAlert, tagLabels, words } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

const STATUSES: ReadonlyMap<string, Alert['status']> = new Map([
  ['Create', 'firing'],
  ['Escalate', 'firing'],
  ['UpdatePriority', 'firing'],
  ['Close', 'resolved'],
  ['Delete', 'resolved'],
]);

/** Opsgenie's webhook integration. Other actions, notes and acknowledgements, are passed over. */
const opsgenie: AlertSource = {
  name: 'Opsgenie',
  authentication: [{ kind: 'bearer' }],
  schema: z
    .object({
      action: z.string().min(1),
      alert: z.object({
        alertId: z.string().min(1),
        alias: words,
        message: words,
        entity: words,
        priority: words,
        createdAt: epoch,
        updatedAt: epoch.nullish(),
        tags: z.array(z.string()).nullish(),
        details: labelsOf,
        url: link,
      }),
    })
    .transform(({ action, alert }): readonly Alert[] => {
      const status = STATUSES.get(action);
      if (!status) return [];
      const labels = { ...alert.details, ...tagLabels(alert.tags ?? null) };
      return [
        makeAlert({
          key: alert.alias ?? alert.alertId,
          status,
          title: alert.message ?? `Opsgenie alert ${alert.alertId}`,
          url: alert.url,
          at: (action === 'Create' ? null : alert.updatedAt) ?? alert.createdAt,
          severity: alert.priority,
          service: alert.entity ?? labels.service ?? null,
          labels,
        }),
      ];
    }),
  setup: `Add a *Webhook* integration with the URL \`{url}\` for the actions *Create*, *Escalate*, *Close* and *Delete*, check *Add Alert Description* and *Add Alert Details*, and add the custom header \`Authorization: Bearer {secret}\`.

The severity comes from the priority, the service from the entity or the detail \`service\`.`,
};
export default opsgenie;
