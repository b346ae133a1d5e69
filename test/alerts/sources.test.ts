import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';
import { complain } from '../../src/policy/problem.ts';

// biome-ignore lint/suspicious/noExplicitAny: each tool has a shape of its own.
type Sample = any;

const samples = globSync('src/alerts/*.sample.json');
const sample = (name: string) => JSON.parse(readFileSync(`src/alerts/${name}.sample.json`, 'utf8'));
const read = (name: string, body: unknown) => ALERT_SOURCES[name]!.schema.parse(body);

test('every sample has its source in the list, and every source its sample', () => {
  expect(samples.map((path) => basename(path, '.sample.json')).sort()).toEqual(Object.keys(ALERT_SOURCES));
});

test.each([
  ['alertmanager', '{}:{alertname="CheckoutErrorRate", service="checkout"}', 'critical', 'checkout'],
  ['datadog', '4b1de5f0a6c94e03b7d2c8f19a3e6d57', 'P2', 'checkout'],
  ['generic', 'checkout-error-rate', 'SEV2', 'checkout'],
  ['grafana', '{}/{}:{alertname="Checkout error rate", grafana_folder="Payments"}', 'critical', 'checkout'],
  ['opsgenie', 'checkout-error-rate', 'P2', 'checkout'],
  ['pagerduty', 'Q1X8W6ZK2JTP5N', 'P2', 'Checkout'],
  ['sentry', 'issue 1170820242', 'fatal', 'checkout'],
])('the sample of %s says what fires, how bad it is and what is broken', (name, key, severity, service) => {
  const [alert, ...others] = read(name, sample(name));
  expect(others).toEqual([]);
  expect(alert).toMatchObject({ key, severity, service, status: 'firing', incident: null });
  expect(alert!.title).toMatch(/^\S.{10,}/);
  expect(alert!.url ?? 'https://').toMatch(/^https?:\/\//);
  expect(alert!.at).toMatch(/^2026-03-01T14:04:30\.\d{3}Z$/);
});

const named =
  (alertname: string, summary?: string, more: object = {}) =>
  (s: Sample) => {
    for (const labels of [s.alerts[0].labels, s.commonLabels]) Object.assign(labels, { alertname, ...more });
    s.alerts[0].annotations = s.commonAnnotations = summary ? { summary } : {};
  };

test.each([
  ['datadog', () => {}, 'Checkout: error rate above 5 %'],
  [
    'datadog',
    (s: Sample) => Object.assign(s, { title: '[P1] [Triggered on {host:web-1,env:prod}] CPU is high' }),
    'CPU is high on host:web-1,env:prod',
  ],
  ['datadog', (s: Sample) => Object.assign(s, { title: '[Recovered]' }), '[Recovered]'],
  ['grafana', () => {}, 'Checkout: 12 % of requests fail'],
  [
    'grafana',
    named('High memory usage', 'This alert was triggered for zone us-1'),
    'High memory usage: This alert was triggered for zone us-1',
  ],
  ['grafana', named('High memory usage', 'Memory usage is at 97 %'), 'Memory usage is at 97 %'],
  ['grafana', named('High memory usage'), 'High memory usage'],
  [
    'grafana',
    named('DatasourceNoData', undefined, { rulename: 'Checkout error rate' }),
    'Checkout error rate: no data',
  ],
  ['alertmanager', named('CheckoutErrorRate', 'One in eight fails'), 'One in eight fails (2 alerts)'],
])('an alert of %s has a title that a person can read: %#', (name, change, title) => {
  const body = sample(name);
  change(body);
  expect(read(name, body)[0]!.title).toBe(title);
});

test.each([
  ['pagerduty', { event: { event_type: 'incident.triggered', data: { id: 'Q1' } } }, 'event.occurred_at'],
  ['sentry', { action: 'triggered', data: { event: { issue_id: 9 } } }, 'data.event.datetime'],
])('an alert of %s that lacks something is refused by the name of what is missing', (name, body, field) => {
  const { schema } = ALERT_SOURCES[name]!;
  const { error } = schema.safeParse(body, { reportInput: true });
  const said = error!.issues.flatMap((issue) => [...complain(issue, schema)]);
  expect(said.map(({ path }) => path.join('.'))).toEqual([field]);
});

describe('a recovery has the key of what failed', () => {
  test.each([
    [
      'alertmanager',
      { status: 'resolved' },
      (s: Sample) => {
        s.alerts[0].status = 'resolved';
        s.alerts[0].endsAt = '2026-03-01T14:20:00Z';
      },
    ],
    [
      'grafana',
      { status: 'resolved' },
      (s: Sample) => {
        s.alerts[0].status = 'resolved';
        s.alerts[0].endsAt = '2026-03-01T14:20:00Z';
      },
    ],
    ['datadog', { transition: 'Recovered', date: '1772374800000' }, () => {}],
    [
      'opsgenie',
      { action: 'Close' },
      (s: Sample) => {
        s.alert.updatedAt = 1772374800000;
      },
    ],
    [
      'pagerduty',
      {},
      (s: Sample) => {
        s.event.event_type = 'incident.resolved';
        s.event.occurred_at = '2026-03-01T14:20:00Z';
      },
    ],
    ['generic', { status: 'resolved', at: '2026-03-01T14:20:00Z' }, () => {}],
  ])('%s', (name, more, change) => {
    const [before] = read(name, sample(name));
    const body = Object.assign(sample(name), more);
    change(body);
    expect(read(name, body)).toEqual([
      expect.objectContaining({ key: before!.key, status: 'resolved', at: '2026-03-01T14:20:00.000Z' }),
    ]);
  });

  test('sentry, where a metric alert and an issue have shapes of their own', () => {
    const metric = (action: string) => ({
      action,
      data: {
        description_title: 'Critical: too many errors',
        web_url: 'https://sentry.io/organizations/kelp-works/alerts/rules/details/7/',
        metric_alert: {
          id: '21',
          title: 'Too many errors',
          date_started: '2026-03-01T14:04:00Z',
          date_detected: '2026-03-01T14:04:30.12345Z',
          date_closed: action === 'resolved' ? '2026-03-01T14:20:00Z' : null,
          projects: ['checkout'],
        },
      },
    });
    expect(read('sentry', metric('critical'))).toMatchObject([
      {
        key: 'metric 21',
        status: 'firing',
        severity: 'critical',
        service: 'checkout',
        title: 'Too many errors',
      },
    ]);
    expect(read('sentry', metric('resolved'))).toMatchObject([
      { key: 'metric 21', status: 'resolved', at: '2026-03-01T14:20:00.000Z' },
    ]);
    const issue = {
      id: '1170820242',
      title: 'PaymentDeclined',
      level: 'fatal',
      lastSeen: '2026-03-01T14:04:30Z',
    };
    expect(read('sentry', { action: 'resolved', data: { issue } })).toMatchObject([
      { key: 'issue 1170820242', status: 'resolved' },
    ]);
  });
});

describe("Datadog's own payload, which nobody has changed", () => {
  const event = (title: string, date: string) => ({
    id: '5485379890863845239',
    title,
    date,
    last_updated: date,
    event_type: 'query_alert_monitor',
    org: { id: '415600', name: 'Kelp Works' },
    body: '%%%\n@webhook-debrief\n\n[[Monitor Status](https://app.datadoghq.com/monitors/7215604?group=host%3Aa)]\n%%%',
  });
  const fired = event('[P2] [Triggered on {host:a}] Checkout is slow', '1772373870000');
  const over = { ...event('[P2] [Recovered on {host:a}] Checkout is slow', '1772374800000'), id: '6' };

  test('fires and recovers as one problem, by the head of its title and the link to its monitor', () => {
    const url = 'https://app.datadoghq.com/monitors/7215604?group=host%3Aa';
    const same = { key: 'monitor 7215604 {host:a}', severity: 'P2', url };
    expect(read('datadog', fired)).toMatchObject([
      { ...same, status: 'firing', at: '2026-03-01T14:04:30.000Z' },
    ]);
    expect(read('datadog', over)).toMatchObject([
      { ...same, status: 'resolved', at: '2026-03-01T14:20:00.000Z' },
    ]);
  });

  test('distinguishes two monitors by their titles if the message has no link', () => {
    const key = (title: string) => read('datadog', { ...fired, body: '', title })[0]!.key;
    expect(key('[Triggered] A')).toBe(key('[Recovered] A'));
    expect(key('[Triggered] A')).not.toBe(key('[Triggered] B'));
  });

  test('with the fields for alerts uses them', () => {
    const more = {
      alert_id: 7215604,
      alert_transition: 'Recovered',
      alert_priority: 'P1',
      tags: 'service:checkout',
    };
    expect(read('datadog', { ...fired, ...more, title: 'Checkout' })).toMatchObject([
      { status: 'resolved', severity: 'P1', service: 'checkout' },
    ]);
  });

  test('is not an alert if it is about something else', () => {
    expect(read('datadog', { ...fired, title: 'Deployed shop 4.2' })).toEqual([]);
  });
});

test("Opsgenie's own payload counts one instant in nanoseconds", () => {
  const alert = { alertId: '052652ac', message: 'Cards', alias: 'cards', tinyId: '23', entity: '' };
  const times = { createdAt: 1772373870104, updatedAt: 1772374800166002000 };
  const body = { action: 'Close', source: { name: '', type: 'web' }, alert: { ...alert, ...times } };
  expect(read('opsgenie', body)).toMatchObject([{ key: 'cards', at: '2026-03-01T14:20:00.166Z' }]);
});

test.each([
  [
    'pagerduty',
    { event: { event_type: 'pagey.ping', occurred_at: '2026-03-01T14:04:30Z', data: { message: 'Hello' } } },
  ],
  ['pagerduty', { event: { event_type: 'incident.annotated', data: {} } }],
  ['opsgenie', Object.assign(sample('opsgenie'), { action: 'AddNote' })],
  ['sentry', { action: 'created', data: { installation: { uuid: 'a8e5' } } }],
])('a message of %s about something else is read, and is no alert', (name, body) => {
  expect(read(name, body)).toEqual([]);
});

test('a long key and many labels are cut, and different keys stay different', () => {
  const long = (end: string) =>
    read('alertmanager', { ...sample('alertmanager'), groupKey: `${'x'.repeat(900)}${end}` });
  const [a, b] = [long('a')[0]!, long('b')[0]!];
  expect(a.key.length).toBeLessThanOrEqual(200);
  expect(a.key).not.toBe(b.key);
  const labels = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`l${n}`, 'v'.repeat(1000)]));
  const [alert] = read('generic', { ...sample('generic'), labels });
  expect(JSON.stringify(alert).length).toBeLessThan(20_000);
});

test.each(Object.keys(ALERT_SOURCES))('an alert of %s is small, however long a value in it is', (name) => {
  const body = readFileSync(`src/alerts/${name}.sample.json`, 'utf8');
  const texts = new Set<string>();
  JSON.parse(body, (_, value) => (typeof value === 'string' ? texts.add(value) : value));
  for (const text of texts) {
    const long = JSON.parse(body, (_, value) => (value === text ? 'x'.repeat(100_000) : value));
    for (const alert of ALERT_SOURCES[name]!.schema.safeParse(long).data ?? [])
      expect(JSON.stringify(alert).length).toBeLessThan(20_000);
  }
});
