import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lintText } from '../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../src/policy/default.ts';

const examples = (folder: string) =>
  globSync(`examples/${folder}/*.md`)
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** What is reported of a file, as `rule: the words it marks on their first line`. */
function reported(path: string): { all: string[]; errors: string[] } {
  const text = readFileSync(path, 'utf8');
  // Read on the day that its name says: what is due was still to come.
  const today = /\d{4}-\d{2}-\d{2}/.exec(path)![0];
  const { kind, findings } = lintText(text, path, { policy: DEFAULT_POLICY, today });
  expect(kind).toBe('post-mortem');
  const told = findings.map(({ ruleId, level, span }) => {
    const words = text.slice(span.start, span.end).split('\n')[0]!.trim().slice(0, 60);
    return { level, line: `${ruleId}: ${words}` };
  });
  return {
    all: told.map(({ line }) => line),
    errors: told.filter(({ level }) => level === 'error').map(({ line }) => line),
  };
}

test.each(examples('good'))('%s has nothing to report', (path) => {
  expect(reported(path).all).toEqual([]);
});

test.each(examples('bad'))('of %s is reported what its comment says, and no further error', (path) => {
  const comment = /<!-- Debrief says:\n([\s\S]*?)-->/.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  const promised = comment.trim().split('\n');
  expect(promised.length).toBeGreaterThan(0);
  const { all, errors } = reported(path);
  expect(promised.filter((line) => !all.includes(line))).toEqual([]);
  expect(errors.filter((line) => !promised.includes(line))).toEqual([]);
});

test('there are examples of both kinds', () => {
  expect(examples('good').length).toBeGreaterThan(1);
  expect(examples('bad').length).toBeGreaterThan(1);
});
