import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { withLatePatterns } from '../scripts/bundle/late-patterns.ts';

test('a built file makes a pattern where it is used first', () => {
  const code = withLatePatterns(
    `const NAME: RegExp = /a/i;
     const inFirst = (text: string) => [NAME.test(text), text.match(NAME), { is: NAME, NAME: 1 }, this.NAME];
     const LONGER = [/b/, NAME];`,
    'x.ts',
  );
  expect(code).toBe(
    `let NAME: any;
     const inFirst = (text: string) => [(NAME ??= /a/i).test(text), text.match((NAME ??= /a/i)), { is: (NAME ??= /a/i), NAME: 1 }, this.NAME];
     const LONGER = [/b/, (NAME ??= /a/i)];`,
  );
});

test('a built file makes a pattern of a table when it is asked for, and once', () => {
  const code = withLatePatterns(
    `export const signs: Sign[] = [{ pattern: /a/g, gate: /b/ }]; const found = () => ({ by: /c/ });`,
    'x.ts',
  );
  expect(code).toBe(
    `let late0: any, late1: any;export const signs: Sign[] = [{ get pattern() { return (late0 ??= /a/g); }, get gate() { return (late1 ??= /b/); } }]; const found = () => ({ by: /c/ });`,
  );
});

test.each([
  ['that is exported', `export const NAME = /a/;`],
  ['that is exported later', `const NAME = /a/; export { NAME };`],
  ['in a short property', `const NAME = /a/; const all = { NAME };`],
  ['whose name a function has as well', `const NAME = /a/; const other = (NAME) => NAME.test('');`],
  ['whose name a block has as well', `const NAME = /a/; { const NAME = /b/; NAME.test(''); }`],
  ['of a computed property', `const all = { [NAME]: /a/ };`],
  ['that is assigned', `let NAME = /a/; NAME = /b/;`],
])('a pattern %s stays as it is', (_, code) => {
  expect(withLatePatterns(code, 'x.ts')).toBe(code);
});

test('most patterns of this project are made late, and every file can still be read', () => {
  const early = globSync('src/{lint,postmortem,time,languages}/**/*.ts').flatMap((path) => {
    const code = withLatePatterns(readFileSync(path, 'utf8'), path);
    parseAst(code, { lang: 'ts' }, path);
    return code.match(/^(?:const [A-Z_]+ =|\s+(?:pattern|gate):)\s+\/[^*/]/gm) ?? [];
  });
  expect(early.length).toBeLessThan(10);
});
