import { z } from 'zod';
import { epoch, link, makeAlert, serviceOf, severityOf, tagLabels, words } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

/** `$ALERT_TRANSITION`, which is also what the titles of events begin with. */
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
const TRANSITIONS = Object.keys(STATUSES).join('|');
/** `[P2] [Triggered on {host:web-1}] `, of which the scope stays. */
const HEAD = new RegExp(`^(?:\\[P\\d\\] *)?\\[(${TRANSITIONS})(?: on (\\{[^}]*\\}))?\\] *`, 'i');
/** The page of the monitor, to which the message of each of its events links. */
const MONITOR = /https:\/\/[\w.-]+\/monitors[#/](\d+)[^\s)\]]*/;

const transition = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine(
    (text) => Object.hasOwn(STATUSES, text),
    'must be what Datadog writes for $ALERT_TRANSITION, such as Triggered or Recovered',
  );

/** A title without what is said elsewhere: `CPU is high on {host:web-1}` for `[P2] [Triggered on {host:web-1}] CPU is high`. */
function bare(title: string): string {
  const [head = '', , scope] = HEAD.exec(title) ?? [];
  const what = title.slice(head.length).trim();
  if (!what) return title;
  const where = scope?.slice(1, -1);
  return where && !what.includes(where) ? `${what} on ${where}` : what;
}

/** The payload that docs/alerts.md asks for. */
const asked = z
  .object({
    key: z.string().min(1),
    transition,
    title: z.string().min(1),
    date: epoch,
    link,
    priority: words,
    tags: z.string().nullish(),
  })
  .transform(({ key, transition: state, title, date, link: url, priority, tags }): readonly Alert[] => {
    const labels = tagLabels(tags ?? null);
    return [
      makeAlert({
        key,
        status: STATUSES[state]!,
        title: bare(title),
        url,
        at: date,
        severity: priority ?? severityOf(labels),
        service: serviceOf(labels),
        labels,
      }),
    ];
  });

/** What a webhook sends whose payload nobody has changed, with the fields that people add to it first. */
const unchanged = z
  .object({
    key: z.undefined().optional(),
    title: z.string().min(1),
    body: words,
    event_type: words,
    last_updated: epoch.nullish(),
    date: epoch.nullish(),
    alert_id: z.coerce.string().nullish(),
    alert_scope: words,
    alert_transition: transition.nullish(),
    alert_priority: words,
    tags: z.string().nullish(),
    link,
  })
  .transform((said): readonly Alert[] => {
    const [head = '', word, scope = ''] = HEAD.exec(said.title) ?? [];
    const state = said.alert_transition ?? word?.toLowerCase();
    // Comments, deployments and other events that are no alert.
    if (!state) return [];
    const labels = tagLabels(said.tags ?? null);
    const [page, monitor] = MONITOR.exec(said.body ?? '') ?? [];
    const title = said.title.slice(head.length) || said.title;
    const of = said.alert_id || monitor || title;
    return [
      makeAlert({
        key: ['monitor', of, said.alert_scope ?? scope].join(' ').trim(),
        status: STATUSES[state]!,
        title: bare(said.title),
        url: said.link ?? page ?? null,
        at: said.date ?? said.last_updated ?? null,
        severity: said.alert_priority ?? /^\[(P\d)\]/.exec(said.title)?.[1] ?? severityOf(labels),
        service: serviceOf(labels),
        labels,
      }),
    ];
  });

/** Datadog's webhooks. */
const datadog: AlertSource = {
  name: 'Datadog',
  authentication: [{ kind: 'bearer' }],
  schema: z.union([asked, unchanged]),
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

The severity comes from the priority of the monitor, the service from the tag \`service\`. The payload that Datadog fills in by itself is read as well, but without a service and, where the title has no priority, without a severity.`,
};
export default datadog;
