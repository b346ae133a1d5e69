import { group } from './prometheus.ts';
import type { AlertSource } from './source.ts';

/** Grafana's alerting, by a contact point of the type webhook. Each group is one problem. */
const grafana: AlertSource = {
  name: 'Grafana',
  authentication: [{ kind: 'bearer' }, { kind: 'basic' }],
  schema: group,
  setup: `Add a contact point of the type *Webhook* with the URL \`{url}\`. Under *Optional settings*, set *Authentication Header Scheme* to \`Bearer\` and *Authentication Header Credentials* to the secret. Leave the payload as it is.

The severity comes from the label \`severity\`, the service from \`service\`, \`app\` or \`job\`.`,
};
export default grafana;
