import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputSchema, OUTPUTS, readInputs } from '../../src/action/inputs.ts';

const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string };
};

test('action.yml has the inputs of the schema, with the same words and defaults', () => {
  const defaults = inputSchema.parse({});
  const wanted = Object.entries(inputSchema.shape).map(([name, schema]) => [
    name,
    schema.meta()?.description,
    // The token alone has a default that only the runner knows.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions.
    name === 'token' ? '${{ github.token }}' : String(defaults[name as keyof typeof defaults]),
  ]);
  const given = Object.entries(action.inputs).map(([name, input]) => [
    name,
    input.description,
    input.default,
  ]);
  expect(given).toEqual(wanted);
});

test('action.yml has the outputs that are set', () => {
  const given = Object.entries(action.outputs).map(([name, { description }]) => [name, description]);
  expect(given).toEqual(Object.entries(OUTPUTS));
});

test('runs on the Node that GitHub offers', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
});

test('reads inputs as the runner gives them, hyphens and all', () => {
  const given = { 'INPUT_FAIL-ON': 'warning', 'INPUT_CHANGED-ONLY': 'false', INPUT_FILES: ' a.md\nb.md ' };
  expect(readInputs(given)).toMatchObject({
    'fail-on': 'warning',
    'changed-only': false,
    files: 'a.md\nb.md',
  });
  expect(readInputs({})).toEqual(inputSchema.parse({}));
});

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])('reads the boolean %s as YAML 1.2 does', (word, value) => {
  expect(readInputs({ 'INPUT_CHANGED-ONLY': word })['changed-only']).toBe(value);
});

test.each(['yes', 'on', '1', 'tRUE'])('%s is not a boolean', (word) => {
  expect(() => readInputs({ 'INPUT_CHANGED-ONLY': word })).toThrow(
    `Input changed-only: ${JSON.stringify(word)} is not understood. Write true or false.`,
  );
});

test('names every input that is wrong', () => {
  const wrong = () => readInputs({ 'INPUT_FAIL-ON': 'all', INPUT_FORMAT: 'xml' });
  expect(wrong).toThrow(/Input fail-on: .*\nInput format: /);
});
