import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { install } from '../installed.ts';

const DOCUMENT = `---
title: Checkout rejected cards
severity: SEV2
date: 2026-04-01
---

# Checkout rejected cards

## Summary

Because of human error by the operator, cards were rejected.

<!-- debrief-disable-next-line blame/human-error: quoted from the vendor -->
The vendor calls it human error.

## Timeline

| Time | Event |
| --- | --- |
| 2026-04-01 10:00 UTC | it broke |

See [the graph] below.
`;

const PLUGINS = ['remark-gfm', 'remark-frontmatter', 'remark-lint', 'remark-preset-lint-recommended'];
let project: string;

beforeAll(async () => {
  project = await install(PLUGINS);
  mkdirSync(join(project, 'postmortems'));
  writeFileSync(join(project, 'postmortems/2026-04-01-checkout.md'), DOCUMENT);
}, 60_000);

function runRemark(plugins: unknown[], ...flags: string[]) {
  writeFileSync(join(project, '.remarkrc'), JSON.stringify({ plugins }));
  const { status, stderr } = spawnSync(
    resolve('node_modules/.bin/remark'),
    ['postmortems', '--no-color', ...flags],
    { cwd: project, encoding: 'utf8' },
  );
  return { status, said: stderr };
}

test('remark-cli prints findings with place, rule and source, beside those of remark-lint', () => {
  const { said, status } = runRemark([...PLUGINS, 'debrief-postmortem/remark']);
  expect(said).toMatch(/^11:12-11:23 +error .*blame\/human-error +debrief$/m);
  expect(said).toMatch(/^20:26-20:34 +warning .*timeline\/evidence +debrief$/m);
  expect(said).toMatch(/^22:5-22:16 +warning .*no-undefined-references +remark-lint$/m);
  expect(status).toBe(1);
});

test('a suppression, with its reason, counts there as well', () => {
  expect(runRemark([...PLUGINS, 'debrief-postmortem/remark']).said).not.toMatch(/^14:/m);
});

test('the preset needs no other plugin, and passes on what the policy says', () => {
  writeFileSync(join(project, 'debrief.yml'), 'lint:\n  rules:\n    blame/human-error: warning\n');
  const plugins = [
    'debrief-postmortem/remark/preset',
    ['debrief-postmortem/remark', { config: 'debrief.yml' }],
  ];
  const { said } = runRemark(plugins);
  expect(said).toMatch(/^11:12-11:23 +warning .*blame\/human-error +debrief$/m);
  expect(said).not.toContain('remark-lint');
});

test('a policy that cannot be used stops with its problems, not with a stack', () => {
  writeFileSync(join(project, 'broken.yml'), 'lint:\n  rulez: {}\n');
  const { said, status } = runRemark([['debrief-postmortem/remark', { config: 'broken.yml' }]]);
  expect(said).toMatch(/broken\.yml:2:3 .*rulez/);
  expect(status).toBe(1);
});
