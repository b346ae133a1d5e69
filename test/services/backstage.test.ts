import { expect, test } from 'vitest';
import { readBackstage } from '../../src/services/backstage.ts';

const CATALOG = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: checkout
  title: Cash desk
  annotations:
    github.com/project-slug: acme/shop
  links:
    - {url: https://grafana.example/d/1, title: Dashboard}
    - {url: https://runbooks.example/checkout, title: Runbook}
spec: {type: service, lifecycle: production, owner: group:default/payments, system: shop}
---
kind: Component
metadata:
  name: till
  annotations:
    backstage.io/source-location: url:https://github.com/acme/shop/tree/main/services/till/
spec: {type: website, owner: user:mira}
---
kind: API
metadata: {name: checkout-api}
---
kind: Component
metadata: {name: ui-kit}
spec: {type: library, owner: web}
`;

test('the services of a Backstage catalog are its components, except libraries', () => {
  expect(readBackstage(CATALOG)).toMatchObject({
    services: [
      {
        name: 'checkout',
        aliases: ['Cash desk'],
        repositories: ['acme/shop'],
        paths: [],
        team: 'payments',
        runbook: 'https://runbooks.example/checkout',
      },
      { name: 'till', repositories: ['acme/shop'], paths: ['services/till/**'], team: null, runbook: null },
    ],
    problems: [],
  });
});

test.each([
  ['kind: Component\nmetadata: {title: A}\n', 2, /^metadata\.name/],
  ['kind: [\n', 1, /the bracket `\[` is never closed/],
  [`${'['.repeat(3000)}`, 1, /nested too deeply/],
])('an unusable catalog is reported with line and reason: %#', (text, line, says) => {
  const { services, problems } = readBackstage(text);
  expect(services).toEqual([]);
  expect(problems).toMatchObject([{ line, message: expect.stringMatching(says) }]);
});
