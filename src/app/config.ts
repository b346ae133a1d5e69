import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ALERT_SOURCES } from '../alerts/index.ts';
import { REPOSITORY, type Repo } from '../vocabulary/refs.ts';
import { secretOf } from './alerts.ts';
import { addressesOf } from './host.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const repository = z.string().regex(REPOSITORY, 'is not a repository; write OWNER/NAME');

const alertSecret = z.string().min(16, 'must have at least 16 characters').optional();

/** One for each alert source: some tools generate their own secret. */
export const alertSecretsSchema = z.object(
  Object.fromEntries(
    Object.entries(ALERT_SOURCES).map(([source, { name }]) => [
      secretOf(source),
      alertSecret.meta({ description: `The secret for alerts of ${name}, instead of \`ALERT_SECRET\`.` }),
    ]),
  ),
);

/** Every other environment variable that the App reads. docs/install.md has a table of both. */
export const environmentSchema = z.object({
  APP_ID: z.coerce.number().int().positive().optional().meta({ description: "The App's id." }),
  PRIVATE_KEY: z
    .string()
    .optional()
    .meta({ description: "The App's private key, PEM; line ends may be written as `\\n`." }),
  PRIVATE_KEY_PATH: z
    .string()
    .optional()
    .meta({ description: 'A file with the private key, instead of `PRIVATE_KEY`.' }),
  WEBHOOK_SECRET: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The secret that GitHub signs webhooks with.' }),
  ALERT_SECRET: alertSecret.meta({
    description: 'The secret of your alerting tools. Without it, no alerts are accepted.',
  }),
  ALERT_REPOSITORY: repository
    .optional()
    .meta({ description: 'The repository whose policy decides about alerts: `owner/repository`.' }),
  PAGERDUTY_TOKEN: z.string().min(1).optional().meta({
    description: 'A read-only API key of PagerDuty, to look up who is on call.',
  }),
  CLIENT_ID: z
    .string()
    .optional()
    .meta({ description: "The App's client id: people sign in to the dashboard with it." }),
  CLIENT_SECRET: z.string().optional().meta({
    description: "The App's client secret, made on its settings page. Without it there is no dashboard.",
  }),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: 'With this bearer token, `/metrics` also has figures of incidents.',
  }),
  STATUS_PAGE: repository.optional().meta({
    description:
      'The repository whose policy describes the public status page, `acme/.github`. Without it, there is no status page.',
  }),
  STATUS_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: "The key that signs the status page's webhooks. Without it, none are sent.",
  }),
  PROMETHEUS_URL: z.url().optional().meta({
    description: 'Prometheus, for the objectives that have a `query` in the policy.',
  }),
  PROMETHEUS_TOKEN: z.string().min(1).optional().meta({ description: 'A bearer token for it.' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().meta({
    description:
      'Where to send traces by OTLP over HTTP, `http://localhost:4318`. Without it, none are sent.',
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url().optional().meta({
    description: 'The same as a full URL, `http://localhost:4318/v1/traces`.',
  }),
  SLACK_BOT_TOKEN: z.string().min(1).optional().meta({
    description: 'A bot token of Slack, `xoxb-…`. With it, SEV1 and SEV2 get a war room there.',
  }),
  SLACK_SIGNING_SECRET: z.string().min(16, 'must have at least 16 characters').optional().meta({
    description: 'Slack’s signing secret. With it, `/incident` typed in a war room works like a comment.',
  }),
  SLACK_REPOSITORY: repository.optional().meta({
    description:
      'The repository whose policy applies to `/incident declare` typed in any other channel of Slack: `owner/repository`. Without it, the one of `ALERT_REPOSITORY`.',
  }),
  SLACK_API_URL: z
    .url()
    .optional()
    .meta({ description: "URL of a stand-in for Slack's API. For the sandbox only." }),
  HOST: z.string().default('0.0.0.0').meta({ description: 'Address to listen on.' }),
  PORT: port.default(3000).meta({ description: 'Port to listen on.' }),
  DATABASE_URL: z.string().optional().meta({
    description: 'A Postgres server. Without it, the database is embedded, for a single process.',
  }),
  DEBRIEF_DATA: z.string().default('.debrief').meta({ description: 'Folder of the embedded database.' }),
  GHE_HOST: z.string().optional().meta({
    description: 'Host of a GitHub Enterprise Server, `github.example.com`, or `SUBDOMAIN.ghe.com`.',
  }),
  GITHUB_API_URL: z
    .url()
    .optional()
    .meta({ description: 'URL of the API, if it does not follow from `GHE_HOST`.' }),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta({ description: 'How much is logged.' }),
  DEBRIEF_SWEEP_MINUTES: z.coerce.number().positive().default(10).meta({
    description: 'Minutes between sweeps, which find what a lost webhook left undone.',
  }),
  DEBRIEF_THROTTLE: z.enum(['on', 'off']).default('on').meta({
    description: '`off` sends writes without the pauses that github.com asks for. For the sandbox only.',
  }),
});

export interface Credentials {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

export interface Config {
  /** Null when there are none yet: then the App helps to create them. */
  readonly credentials: Credentials | null;
  /** The secret of each alert source by its name; null when its alerts are not accepted. */
  readonly alertSecret: (source: string) => string | null;
  /** Whose policy decides about an alert that names no repository. */
  readonly alertRepository: Repo | null;
  /** Null without PagerDuty. */
  readonly pagerDutyToken: string | null;
  /** Null without a dashboard: nobody can sign in. */
  readonly client: { readonly id: string; readonly secret: string } | null;
  /** Null when `/metrics` has no figures of incidents. */
  readonly metricsToken: string | null;
  /** The repository whose policy describes the status page; null without one. */
  readonly statusPage: Repo | null;
  /** Null when the status page sends no webhooks. */
  readonly statusWebhookSecret: string | null;
  readonly prometheus: { readonly url: string; readonly token: string | null } | null;
  /** Whether to send traces; OpenTelemetry's own variables say where. */
  readonly traces: boolean;
  /** Null without Slack. */
  readonly slack: {
    readonly token: string;
    /** Null when no commands are taken there. */
    readonly signingSecret: string | null;
    readonly apiUrl: string | undefined;
    /** Whose policy applies to an incident that is declared there; null where that is not possible. */
    readonly repository: Repo | null;
  } | null;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  /** Base of the REST API, without a slash at the end. */
  readonly apiUrl: string;
  /** GitHub's website: `https://github.com`. */
  readonly webUrl: string;
  readonly logLevel: string;
  readonly sweepMinutes: number;
  readonly throttle: boolean;
}

/** An invalid configuration, with all its problems. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads the configuration from the environment. Throws a `ConfigError` that lists every problem at once. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(filled);
  const secrets = alertSecretsSchema.safeParse(filled);
  const problems = [parsed, secrets].flatMap(({ error }) =>
    (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
  const raw = parsed.data ?? environmentSchema.parse({});
  const credentials = readCredentials(raw, readFile, problems);
  const addresses = addressesOf(raw.GHE_HOST ?? 'github.com');
  if (!addresses)
    problems.push(`GHE_HOST: "${raw.GHE_HOST}" is not a host; write for example github.example.com`);
  if (raw.SLACK_SIGNING_SECRET && !raw.SLACK_BOT_TOKEN)
    problems.push('SLACK_SIGNING_SECRET: needs SLACK_BOT_TOKEN as well, which Debrief calls Slack with');
  if (problems.length || !addresses)
    throw new ConfigError(`Debrief cannot start:\n${problems.map((p) => `  ${p}`).join('\n')}`);
  return {
    credentials,
    alertSecret: (source) => secrets.data?.[secretOf(source)] ?? raw.ALERT_SECRET ?? null,
    alertRepository: repositoryIn(raw.ALERT_REPOSITORY),
    pagerDutyToken: raw.PAGERDUTY_TOKEN ?? null,
    client: raw.CLIENT_ID && raw.CLIENT_SECRET ? { id: raw.CLIENT_ID, secret: raw.CLIENT_SECRET } : null,
    metricsToken: raw.METRICS_TOKEN ?? null,
    statusPage: repositoryIn(raw.STATUS_PAGE),
    statusWebhookSecret: raw.STATUS_WEBHOOK_SECRET ?? null,
    prometheus: raw.PROMETHEUS_URL ? { url: raw.PROMETHEUS_URL, token: raw.PROMETHEUS_TOKEN ?? null } : null,
    traces: Boolean(raw.OTEL_EXPORTER_OTLP_ENDPOINT ?? raw.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT),
    slack: slackIn(raw),
    host: raw.HOST,
    port: raw.PORT,
    databaseUrl: raw.DATABASE_URL ?? null,
    dataFolder: raw.DEBRIEF_DATA,
    apiUrl: (raw.GITHUB_API_URL ?? addresses.apiUrl).replace(/\/+$/, ''),
    logLevel: raw.LOG_LEVEL,
    webUrl: addresses.webUrl,
    sweepMinutes: raw.DEBRIEF_SWEEP_MINUTES,
    throttle: raw.DEBRIEF_THROTTLE === 'on',
  };
}

function slackIn(raw: z.infer<typeof environmentSchema>): Config['slack'] {
  const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret = null, SLACK_API_URL: apiUrl } = raw;
  const repository = repositoryIn(raw.SLACK_REPOSITORY ?? raw.ALERT_REPOSITORY);
  return token ? { token, signingSecret, apiUrl, repository } : null;
}

function repositoryIn(name: string | undefined): Repo | null {
  const [owner, repo] = name?.split('/') ?? [];
  return owner && repo ? { owner, repo } : null;
}

function readCredentials(
  raw: z.infer<typeof environmentSchema>,
  readFile: (path: string) => string,
  problems: string[],
): Credentials | null {
  if (!raw.APP_ID && !raw.PRIVATE_KEY && !raw.PRIVATE_KEY_PATH && !raw.WEBHOOK_SECRET) return null;
  let privateKey = raw.PRIVATE_KEY?.replaceAll('\\n', '\n');
  if (!privateKey && raw.PRIVATE_KEY_PATH) {
    try {
      privateKey = readFile(raw.PRIVATE_KEY_PATH);
    } catch (error) {
      problems.push(`PRIVATE_KEY_PATH: ${(error as Error).message}`);
      return null;
    }
  }
  if (!raw.APP_ID) problems.push("APP_ID: is missing; you find it on the App's settings page");
  if (!privateKey) problems.push("PRIVATE_KEY: is missing; generate one on the App's settings page");
  else if (!isKey(privateKey))
    problems.push('PRIVATE_KEY: is not a private key; one begins with -----BEGIN RSA PRIVATE KEY-----');
  if (!raw.WEBHOOK_SECRET)
    problems.push('WEBHOOK_SECRET: is missing; without it anybody could send webhooks in GitHub’s name');
  if (!raw.APP_ID || !privateKey || !raw.WEBHOOK_SECRET) return null;
  return { appId: raw.APP_ID, privateKey, webhookSecret: raw.WEBHOOK_SECRET };
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
