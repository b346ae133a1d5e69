import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { alertSecretsSchema, environmentSchema } from '../../src/app/config.ts';
import { octokitPort } from '../../src/github/octokit.ts';
import { appPermissions, NEEDS } from '../../src/github/permissions.ts';
import { subscriptions } from '../../src/reconcile/route.ts';

const text = readFileSync('app.yml', 'utf8');
const manifest = parse(text) as { default_permissions: Record<string, string>; default_events: string[] };

test('the App asks for the events that are routed, and no others', () => {
  expect(manifest.default_events.toSorted()).toEqual(subscriptions().map(({ event }) => event));
});

test('the App asks for the permissions that its calls need, and no others', () => {
  const needed = appPermissions().map(({ permission, access }) => [permission, access]);
  expect(manifest.default_permissions).toEqual(Object.fromEntries(needed));
});

test('every method of the port says which permission it needs, and its capability says why', () => {
  expect(Object.keys(octokitPort({ rest: {} } as never, { appSlug: 'debrief' })).sort()).toEqual(
    Object.keys(NEEDS).sort(),
  );
  const reasonless = appPermissions().filter(({ why }) => why.length === 0);
  expect(reasonless).toEqual([]);
});

test('every permission and every event in the manifest has a reason above it', () => {
  const lines = text.split('\n');
  for (const name of [...Object.keys(manifest.default_permissions), ...manifest.default_events]) {
    const at = lines.findIndex((line) => new RegExp(`^  (- )?${name}\\b`).test(line));
    expect(lines[at - 1], name).toMatch(/^ {2}# \S+/);
  }
});

test('the guide to installing names every environment variable, and no others', () => {
  const guide = readFileSync('docs/install.md', 'utf8');
  const rows = [...guide.matchAll(/^\| `([A-Z_]+)` \| (.+?) \|/gm)].map(([, name, about]) => [name, about]);
  const described = Object.entries({ ...environmentSchema.shape, ...alertSecretsSchema.shape }).map(
    ([name, schema]) => [name, schema.meta()?.description],
  );
  expect(rows).toEqual(described);
});

test('the page on security names every permission with its access', () => {
  const page = readFileSync('docs/security.md', 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z_]+)` \| (read|write) \|/gm)].map(([, name, access]) => [
    name,
    access,
  ]);
  expect(Object.fromEntries(rows)).toEqual(manifest.default_permissions);
});
