import { z } from 'zod';
import { instant, link, makeAlert, tagLabels, words } from './parts.ts';
import type { Alert, AlertSource } from './source.ts';

const id = z.coerce.string().min(1);

/** An issue alert: a rule found something in an event. */
const issueAlert = z
  .object({
    action: z.literal('triggered'),
    data: z.object({
      event: z.object({
        issue_id: id,
        title: words,
        level: words,
        datetime: instant,
        web_url: link,
        tags: z.array(z.tuple([z.string(), z.string()])).nullish(),
      }),
    }),
  })
  .transform(({ data: { event } }): readonly Alert[] => {
    const labels = tagLabels((event.tags ?? []).map((tag) => tag.join(':')));
    const { title, issue_id, level, web_url: url } = event;
    return [
      makeAlert({
        key: `issue ${issue_id}`,
        status: 'firing',
        title: title ?? `Sentry issue ${issue_id}`,
        url,
        at: event.datetime,
        severity: level,
        service: labels.service ?? null,
        labels,
      }),
    ];
  });

/** A metric alert: a figure crossed a threshold. */
const metricAlert = z
  .object({
    action: z.enum(['critical', 'warning', 'resolved']),
    data: z.object({
      description_title: words,
      web_url: link,
      metric_alert: z.object({
        id,
        title: words,
        date_detected: instant.nullish(),
        date_started: instant,
        date_closed: instant.nullish(),
        projects: z.array(z.string()).nullish(),
      }),
    }),
  })
  .transform(({ action, data }): readonly Alert[] => {
    const alert = data.metric_alert;
    const closed = action === 'resolved';
    return [
      makeAlert({
        key: `metric ${alert.id}`,
        status: closed ? 'resolved' : 'firing',
        title: alert.title ?? data.description_title ?? `Sentry alert ${alert.id}`,
        url: data.web_url,
        at: (closed ? alert.date_closed : alert.date_detected) ?? alert.date_started,
        severity: closed ? null : action,
        service: alert.projects?.[0] ?? null,
      }),
    ];
  });

/** Somebody resolved an issue in Sentry, or it came back. */
const issue = z
  .object({
    action: z.enum(['resolved', 'unresolved', 'created', 'ignored', 'archived', 'assigned']),
    data: z.object({
      issue: z.object({
        id,
        title: words,
        level: words,
        lastSeen: instant,
        web_url: link,
        permalink: link,
        project: z.object({ slug: words }).nullish(),
      }),
    }),
  })
  .transform(({ action, data: { issue: found } }): readonly Alert[] => {
    if (action !== 'resolved' && action !== 'unresolved') return [];
    return [
      makeAlert({
        key: `issue ${found.id}`,
        status: action === 'resolved' ? 'resolved' : 'firing',
        title: found.title ?? `Sentry issue ${found.id}`,
        url: found.web_url ?? found.permalink,
        at: found.lastSeen,
        severity: found.level,
        service: found.project?.slug ?? null,
      }),
    ];
  });

/** Comments, installations and the like. */
const other = z
  .object({
    data: z.object({
      event: z.undefined().optional(),
      metric_alert: z.undefined().optional(),
      issue: z.undefined().optional(),
    }),
  })
  .transform((): readonly Alert[] => []);

/** Sentry's internal integrations: issue alerts, metric alerts, and issues that are resolved or come back. */
const sentry: AlertSource = {
  name: 'Sentry',
  authentication: [{ kind: 'hmac', header: 'sentry-hook-signature', prefix: '' }],
  schema: z.union([issueAlert, metricAlert, issue, other]),
  setup: `Under *Settings → Developer Settings*, create an *Internal Integration* with the webhook URL \`{url}\`, turn on *Alert Rule Action*, and subscribe to *issue*. Set its *Client Secret* as \`ALERT_SECRET_SENTRY\`. Then add the integration as an action to your alert rules.

The severity comes from the level of the event, or from the threshold of a metric alert; the service from the tag \`service\`, or from the project.`,
};
export default sentry;
