import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { ALERT_SOURCES } from '../../src/alerts/index.ts';

const samples = globSync('src/alerts/*.sample.json');

test('every sample has its source in the list, and every source its sample', () => {
  expect(samples.map((path) => basename(path, '.sample.json')).sort()).toEqual(Object.keys(ALERT_SOURCES));
});

test.each(Object.entries(ALERT_SOURCES))('the sample of %s is read', (name, { schema, signature }) => {
  const alert = schema.parse(JSON.parse(readFileSync(`src/alerts/${name}.sample.json`, 'utf8')));
  expect(alert.incident.number).toBeGreaterThan(0);
  expect(new Date(alert.at).toISOString()).toBe(alert.at);
  // Node gives the names of headers in lower case.
  expect(signature.header).toMatch(/^[a-z\d-]+$/);
});
