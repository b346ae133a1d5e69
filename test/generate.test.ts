import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { rules } from '../src/lint/rules/index.ts';

const schema = JSON.parse(readFileSync('schema/debrief.schema.json', 'utf8'));

test('generated files are fresh: rule and command lists, rule pages, configuration, JSON schema, API', () => {
  const said = execFileSync(process.execPath, ['scripts/generate.ts', '--check'], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(said).toBe('');
}, 90_000);

test('every rule has a place in the schema, with its options, and a page', () => {
  const known = schema.properties.lint.properties.rules.properties;
  expect(Object.keys(known)).toEqual(rules.map(({ id }) => id));
  for (const { id, summary } of rules) {
    expect(known[id].description).toBe(summary);
    expect(readFileSync(`docs/rules/${id}.md`, 'utf8')).toContain(summary);
  }
});

test('the schema accepts and refuses what an editor is asked to', () => {
  const valid = new Ajv2020({ strict: false }).compile(schema);
  expect(valid({})).toBe(true);
  expect(valid({ lint: { rules: { 'structure/suppression': 'off' } } })).toBe(true);
  expect(valid({ lint: { rules: { 'structure/suppression': ['error', {}] } } })).toBe(true);
  expect(valid({ lint: { rules: { 'structure/supression': 'off' } } })).toBe(false);
  expect(valid({ lint: { rules: { 'structure/suppression': ['error', { odd: 1 }] } } })).toBe(false);
  expect(valid({ label: {} })).toBe(false);
  expect(valid({ labels: { incident: 3 } })).toBe(false);
});
