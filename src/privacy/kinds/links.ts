import { allowsHost, matches, type PrivateKind } from '../kind.ts';

const URL = /(?<![a-z\d+.-])[a-z][a-z\d+.-]{0,20}:\/\/[^\s<>"'`)\]|]+/gi;
/** Relative links and images; anchors within the file are not included. */
const RELATIVE = /\]\(<?(?![a-z][a-z\d+.-]{0,20}:|#|\/\/|\{|>?\))([^)\s>]+)/gi;
const RELATIVE_DEFINITION =
  /^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*<?(?![a-z][a-z\d+.-]{0,20}:|#|\/\/)([^\s>]*[./][^\s>]*)>?(?=[ \t]*$|[ \t]+["'(])/gim;
const CHANNEL =
  /(?<![\w/#&(-])#(?:inc|incident|incidents|war|warroom|ops|oncall|on-call|team|sre|eng|dev|support|help|alerts?|tmp|proj|platform|infra|status|release|deploys?)(?:[-_][a-z\d_-]*[a-z\d])?(?![\w-])|(?<![\w/#&(-])#[a-z][a-z\d_-]{0,60}[-_](?:oncall|on-call|alerts?|incidents?|war-?room|ops|team|dev|eng|support)(?![\w-])/gi;
/** Slack channel and user IDs. */
const CHANNEL_ID = /(?<![\w/-])[CGUDW]0(?=[A-Z\d]*\d)(?=\d*[A-Z])[A-Z\d]{7,10}(?![\w-])/g;

/** Tools whose links open only for members of the organization. */
const TOOLS =
  `slack.com atlassian.net jira.com pagerduty.com opsgenie.com victorops.com incident.io firehydrant.io
  rootly.com datadoghq.com datadoghq.eu newrelic.com honeycomb.io grafana.net sentry.io splunkcloud.com
  signalfx.com sumologic.com logz.io loggly.com papertrailapp.com bugsnag.com rollbar.com lightstep.com
  docs.google.com drive.google.com meet.google.com calendar.google.com chat.google.com sharepoint.com
  onedrive.live.com teams.microsoft.com notion.so notion.site coda.io airtable.com linear.app asana.com
  trello.com monday.com clickup.com shortcut.com zendesk.com intercom.com freshdesk.com hubspot.com
  salesforce.com force.com zoom.us miro.com lucid.app figma.com dropbox.com box.com loom.com
  okta.com onelogin.com console.aws.amazon.com signin.aws.amazon.com console.cloud.google.com portal.azure.com dev.azure.com
  visualstudio.com app.terraform.io circleci.com buildkite.com launchdarkly.com discord.com discord.gg
  t.me`.split(/\s+/);
/** Words in the names of internal hosts. */
const INTERNAL_WORDS = new Set(
  `wiki confluence jira grafana kibana prometheus alertmanager jenkins argocd argo vault nexus
   artifactory sonar sonarqube intranet internal corp staging stage stg preprod admin backoffice vpn
   sso okta git gitlab gitea bitbucket ci drone teamcity rundeck airflow phabricator sentry metrics
   dashboard dashboards logs logging runbook runbooks`.split(/\s+/),
);
/** Exceptions that are public: the tools' own documentation and pages. */
const PUBLIC_PAGES =
  /^(?:www\.|docs\.|status\.|support\.|help\.|blog\.|developers?\.|community\.)|^(?:gitlab\.com|about\.gitlab\.com|wiki\.postgresql\.org|[a-z-]+\.wikipedia\.org|git-scm\.com|git\.kernel\.org|docs\.github\.com|wiki\.archlinux\.org|wiki\.debian\.org)$/i;

const links: PrivateKind = {
  name: 'internal link',
  instead: 'Leave it out, or name its host in `publish.allow` if everybody can open it.',
  *find(text, known) {
    yield* matches(URL, text, (found) => {
      const scheme = found.slice(0, found.indexOf(':')).toLowerCase();
      const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^/:?#]+)/i.exec(found)?.[1] ?? '';
      if (allowsHost(known, host) || /^(?:localhost$|127\.|\[::1\])/i.test(host)) return false;
      if (
        /^(?:ssh|sftp|ftp|smb|file|vnc|rdp|ldaps?|s3|gs|slack|vscode|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?)$/.test(
          scheme,
        )
      )
        return true;
      if (!host.includes('.')) return true;
      return isTool(host) || isInternal(host);
    });
    yield* matches(RELATIVE, text);
    yield* matches(RELATIVE_DEFINITION, text);
    yield* matches(CHANNEL, text, (found) => /[-_]/.test(found));
    yield* matches(CHANNEL_ID, text);
  },
  finds: [
    ['https://acme.slack.com/archives/C01/p161', 'https://acme.slack.com/archives/C01/p161'],
    ['[board](https://acme.atlassian.net/browse/X)', 'https://acme.atlassian.net/browse/X'],
    ['<https://grafana.acme.com/d/abc?orgId=1>', 'https://grafana.acme.com/d/abc?orgId=1'],
    ['http://wiki/Runbooks and https://wiki.acme.io/x.', 'http://wiki/Runbooks', 'https://wiki.acme.io/x.'],
    ['[runbook](../runbooks/redis.md) ![graph](img/graph.png)', '../runbooks/redis.md', 'img/graph.png'],
    ['[notes]: ./notes.md', './notes.md'],
    ['https://docs.google.com/document/d/1a2b', 'https://docs.google.com/document/d/1a2b'],
    ['https://wiki.acme.example/db', 'https://wiki.acme.example/db'],
    ['ssh://10.0.0.1 and s3://acme-backups/db', 'ssh://10.0.0.1', 's3://acme-backups/db'],
    ['asked in #inc-2026-04-01 and #team-payments', '#inc-2026-04-01', '#team-payments'],
    ['C02ABCDEF1 is #payments-oncall', 'C02ABCDEF1', '#payments-oncall'],
    ['https://acme.okta.com/app/x', 'https://acme.okta.com/app/x'],
    ['https://api.staging.acme.com/v1', 'https://api.staging.acme.com/v1'],
  ],
  leaves: [
    'https://status.acme.com/incidents/12',
    'https://www.postgresql.org/docs/16/runtime.html',
    'https://docs.sentry.io/platforms/',
    'https://www.datadoghq.com/blog/x',
    'http://localhost:3000/health',
    'https://en.wikipedia.org/wiki/Swiss_cheese_model',
    '[Timeline](#timeline) and [site](https://acme.com)',
    '# incident',
    '[^1]: An account of it. See below.',
    '[home]({{ site.url }})',
    '#include <stdio.h>',
    'https://shop.example.com/cart',
    'https://acme.com/team#support',
  ],
};
export default links;

function isTool(host: string): boolean {
  const lower = host.toLowerCase();
  const tool = TOOLS.some((each) => lower === each || lower.endsWith(`.${each}`));
  return tool && (!PUBLIC_PAGES.test(lower) || lower === 'docs.google.com');
}

function isInternal(host: string): boolean {
  const words = host.toLowerCase().split('.').slice(0, -2);
  return words.some((word) => INTERNAL_WORDS.has(word)) && !PUBLIC_PAGES.test(host);
}
