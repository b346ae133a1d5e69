import { group } from './prometheus.ts';
import type { AlertSource } from './source.ts';

/** Prometheus' Alertmanager, version 4 of its webhook. Each group is one problem. */
const alertmanager: AlertSource = {
  name: 'Alertmanager',
  authentication: [{ kind: 'bearer' }, { kind: 'basic' }],
  schema: group,
  setup: `Add a receiver. Group by what is one incident to you: everything in a group makes one.

\`\`\`yaml
route:
  group_by: [alertname, service]
receivers:
  - name: debrief
    webhook_configs:
      - url: {url}
        http_config:
          authorization: { type: Bearer, credentials: {secret} }
\`\`\`

The severity comes from the label \`severity\`, the service from \`service\`, \`app\` or \`job\`.`,
};
export default alertmanager;
