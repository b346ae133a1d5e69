import { globSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { parseSync, Visitor } from 'rolldown/utils';
import { expect, test } from 'vitest';
import { cpuTime } from './cpu.ts';

const LENGTH = 1500;
/** Milliseconds for all texts: far more than any pattern needs, far less than a cubic one does. */
const MOST = 1000;
// With the flag u, `\W` matches letters such as 障: `\W*\p{L}+\W*$` takes minutes on a long line of Japanese.
const TEXTS = ['障', 'é', 'a', ' ', '-', '\n', '1', 'a ', '障 '].flatMap((unit) => {
  const text = unit.repeat(LENGTH / unit.length);
  return [`${text} !`, `${text}1`];
});

/** Each pattern of a file, as it is written there. */
function patternsIn(path: string): RegExp[] {
  const found: RegExp[] = [];
  new Visitor({
    Literal(node) {
      if ('regex' in node) found.push(new RegExp(node.regex.pattern, node.regex.flags));
    },
  }).visit(parseSync(path, readFileSync(path, 'utf8')).program);
  return found;
}

const context = createContext({ texts: TEXTS });
const tryAll = new Script(
  'for (const text of texts) { pattern.lastIndex = 0; pattern.test(text); } done = true;',
);

/**
 * A timeout is by the clock, so it counts only if the pattern itself took that long; otherwise the machine was busy, and
 * the next attempt has twice the time.
 */
function isQuick(pattern: RegExp): boolean {
  for (let attempt = 0; attempt < 5; attempt++) {
    const taken = cpuTime(() => {
      try {
        tryAll.runInContext(Object.assign(context, { pattern, done: false }), {
          timeout: MOST * 2 ** attempt,
        });
      } catch {
        // The script was stopped, and `done` says so.
      }
    });
    if (context.done) return true;
    if (taken > MOST / 2) return false;
  }
  return false;
}

test('no pattern takes cubic time on a long line of any script', () => {
  const files = globSync('src/**/*.ts').filter((path) => !/weights|compiled/.test(path));
  const slow = files.flatMap((path) =>
    patternsIn(path).flatMap((pattern) => (isQuick(pattern) ? [] : `${path}: ${pattern}`)),
  );
  expect(slow).toEqual([]);
}, 120_000);
