import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().replaceAll('\n', '\\n');
const good = { APP_ID: '12', PRIVATE_KEY: pem, WEBHOOK_SECRET: 's' };

test('reads credentials, and everything else has a default', () => {
  expect(readConfig(good)).toEqual({
    credentials: { appId: 12, privateKey: pem.replaceAll('\\n', '\n'), webhookSecret: 's' },
    alertSecret: expect.any(Function),
    alertRepository: null,
    pagerDutyToken: null,
    client: null,
    metricsToken: null,
    statusPage: null,
    statusWebhookSecret: null,
    prometheus: null,
    slack: null,
    traces: false,
    host: '0.0.0.0',
    port: 3000,
    databaseUrl: null,
    dataFolder: '.debrief',
    logLevel: 'info',
    apiUrl: 'https://api.github.com',
    webUrl: 'https://github.com',
    sweepMinutes: 10,
    throttle: true,
  });
});

test('takes commands from Slack only where it can answer them', () => {
  const signed = { ...good, SLACK_SIGNING_SECRET: 'what Slack signs with' };
  expect(readConfig({ ...signed, SLACK_BOT_TOKEN: 'xoxb-1' }).slack).toMatchObject({
    token: 'xoxb-1',
    signingSecret: 'what Slack signs with',
  });
  expect(() => readConfig(signed)).toThrow('SLACK_SIGNING_SECRET: needs SLACK_BOT_TOKEN');
});

test('has no credentials when there is no trace of any', () => {
  expect(readConfig({ APP_ID: '', PATH: '/bin' }).credentials).toBeNull();
});

test('reads the key from a file', () => {
  const key = pem.replaceAll('\\n', '\n');
  const config = readConfig({ ...good, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/key.pem' }, () => key);
  expect(config.credentials?.privateKey).toBe(key);
});

test('finds the API of a GitHub Enterprise Server', () => {
  expect(readConfig({ ...good, GHE_HOST: 'git.acme.test' })).toMatchObject({
    apiUrl: 'https://git.acme.test/api/v3',
    webUrl: 'https://git.acme.test',
  });
  expect(readConfig({ ...good, GITHUB_API_URL: 'http://localhost:4000/' }).apiUrl).toBe(
    'http://localhost:4000',
  );
});

test('lists everything that is wrong at once', () => {
  const missing = () =>
    readConfig({ WEBHOOK_SECRET: 's', PORT: '99999', LOG_LEVEL: 'loud', PRIVATE_KEY: 'nonsense' });
  expect(missing).toThrow(/PORT: .*\n {2}LOG_LEVEL: .*/);
  expect(() => readConfig({ WEBHOOK_SECRET: 's' })).toThrow(
    /APP_ID: is missing.*\n {2}PRIVATE_KEY: is missing/,
  );
  expect(() => readConfig({ APP_ID: '1', PRIVATE_KEY: pem })).toThrow(/WEBHOOK_SECRET: is missing/);
  expect(() => readConfig({ ...good, PRIVATE_KEY: '-----BEGIN nonsense' })).toThrow(
    /PRIVATE_KEY: is not a private key/,
  );
  const unreadable = () => {
    throw new Error('no such file');
  };
  const fromFile = { ...good, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: '/nowhere' };
  expect(() => readConfig(fromFile, unreadable)).toThrow(/PRIVATE_KEY_PATH: no such file/);
});

test.each([
  ['git.acme.test', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
  ['git.acme.test/', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
  ['https://git.acme.test', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
  ['https://git.acme.test/api/v3/', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
  ['HTTPS://Git.Acme.test:8443/login', 'https://git.acme.test:8443/api/v3', 'https://git.acme.test:8443'],
  ['http://localhost:8080', 'http://localhost:8080/api/v3', 'http://localhost:8080'],
  ['octo.ghe.com', 'https://api.octo.ghe.com', 'https://octo.ghe.com'],
  ['https://api.octo.ghe.com/', 'https://api.octo.ghe.com', 'https://octo.ghe.com'],
  ['github.com', 'https://api.github.com', 'https://github.com'],
  ['https://www.github.com/', 'https://api.github.com', 'https://github.com'],
  [' git.acme.test\n', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
  ['"git.acme.test"', 'https://git.acme.test/api/v3', 'https://git.acme.test'],
])('GHE_HOST may be %s', (host, apiUrl, webUrl) => {
  expect(readConfig({ ...good, GHE_HOST: host })).toMatchObject({ apiUrl, webUrl });
});

test.each(['two words', 'https://', 'me@git.acme.test', 'ftp://git.acme.test', 'git.acme.test.'])(
  'GHE_HOST may not be %j',
  (host) => {
    expect(() => readConfig({ ...good, GHE_HOST: host })).toThrow(/GHE_HOST: .* is not a host/);
  },
);

test('a source of alerts has its own secret, or the one for all, or none', () => {
  const shared = 'a secret for all of them';
  const own = 'what PagerDuty made up';
  expect(readConfig(good).alertSecret('pagerduty')).toBeNull();
  const config = readConfig({ ...good, ALERT_SECRET: shared, ALERT_SECRET_PAGERDUTY: own });
  expect([config.alertSecret('pagerduty'), config.alertSecret('grafana')]).toEqual([own, shared]);
  expect(readConfig({ ...good, ALERT_REPOSITORY: 'acme/shop' }).alertRepository).toEqual({
    owner: 'acme',
    repo: 'shop',
  });
  expect(() => readConfig({ ...good, ALERT_SECRET_SENTRY: 'short', ALERT_REPOSITORY: 'shop' })).toThrow(
    /ALERT_REPOSITORY: is not a repository[\s\S]*ALERT_SECRET_SENTRY: must have at least 16/,
  );
});
