import { z } from 'zod';
import { parseRef } from '../vocabulary/refs.ts';
import { instant, makeAlert } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

const INCIDENT = /^[\w.-]+\/[\w.-]+#\d+$/;

/** For any tool that can post JSON: the sample beside this file shows all of it. */
const generic: AlertSource = {
  name: 'another tool',
  authentication: [{ kind: 'hmac', header: 'x-debrief-signature', prefix: 'sha256=' }],
  schema: z
    .strictObject({
      incident: z
        .string()
        .regex(INCIDENT, 'the incident issue as owner/repository#12')
        .transform((text) => parseRef(text, { owner: '', repo: '' })!)
        .nullable()
        .default(null),
      key: z.string().min(1).max(200),
      status: z.enum(['firing', 'resolved']),
      // A long one is shortened where it is shown: no alert is refused for its words.
      title: z.string().min(1),
      severity: z.string().max(100).nullable().default(null),
      service: z.string().max(100).nullable().default(null),
      labels: z.record(z.string(), z.string()).default({}),
      url: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .nullable()
        .default(null),
      at: instant.nullable().default(null),
    })
    .transform((alert): readonly Alert[] => [makeAlert(alert)]),
  setup: `Post JSON to \`{url}\`, with the HMAC-SHA256 of the body in the header \`X-Debrief-Signature\`:

\`\`\`sh
body='{"key":"checkout-error-rate","status":"firing","title":"Checkout: 12 % of requests fail","severity":"SEV2","service":"checkout","at":"2026-03-01T14:04:30Z"}'
signature=$(printf %s "$body" | openssl dgst -sha256 -hmac "$ALERT_SECRET" | sed 's/.*= //')
curl -X POST {url} -H "X-Debrief-Signature: sha256=$signature" -d "$body"
\`\`\`

| Field | What it is |
| --- | --- |
| \`key\` | The same for everything that is sent about one problem; at most 200 characters. |
| \`status\` | \`firing\` or \`resolved\`. |
| \`title\` | A line about what is wrong. |
| \`at\` | When it began to have that status, ISO 8601 with a zone; the time of arrival without it. |
| \`severity\` | How bad it is, optional: \`SEV1\` to \`SEV4\`, or a word that the policy maps to one. |
| \`service\` | The name of a service in the policy, optional. |
| \`labels\` | A mapping of texts that the rules of the policy can ask for, optional. |
| \`url\` | A page about it, optional. |
| \`incident\` | The incident issue that it is about, \`owner/repository#12\`, for senders that know. Then nothing is declared. |`,
};
export default generic;
