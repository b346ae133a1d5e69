import { posix } from 'node:path';
import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, test } from 'vitest';
import { folderOf, globProblem, globProblems, matchGlobs, matchIgnored } from '../../src/policy/glob.ts';

describe('a glob', () => {
  test.each([
    [
      'postmortems/**/*.md',
      ['postmortems/a.md', 'postmortems/2026/q1/a.md'],
      ['postmortems/a.txt', 'docs/a.md', 'postmortems/.drafts/a.md'],
    ],
    ['**/*.md', ['a.md', 'x/y/a.md'], ['a.md.txt', '.github/a.md']],
    ['*.md', ['a.md'], ['x/a.md', '.a.md']],
    ['docs/incident-?.md', ['docs/incident-7.md'], ['docs/incident-70.md']],
    ['docs/[0-9]*-[!x].md', ['docs/12-a.md'], ['docs/a-a.md', 'docs/1-x.md']],
    ['{docs,notes}/{a,b{1,2}}.md', ['docs/a.md', 'notes/b2.md'], ['docs/b.md', 'other/a.md']],
    ['./docs/*.md', ['docs/a.md'], ['a.md']],
    ['docs/**', ['docs/a.md', 'docs/x/a.md'], ['docs']],
    ['a\\*b{c}.md', ['a*b{c}.md'], ['axb{c}.md']],
    ['.github/*.md', ['.github/a.md'], ['github/a.md']],
  ])('%s', (glob, matched, others) => {
    const selects = matchGlobs([glob]);
    expect(globProblem(glob)).toBeNull();
    expect(matched.filter((path) => !selects(path))).toEqual([]);
    expect(others.filter(selects)).toEqual([]);
  });

  test('selects what Node selects by it', () => {
    const name = fc.stringMatching(/^[abc.]{1,6}$/);
    const part = fc.constantFrom('*', '**', '?', 'a', 'b', 'a*', '*b', '*.c', '[ab]*', '{a,b*}', 'a*b*c');
    const glob = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(glob, path, (pattern, file) => {
        // A trailing `**` selects files below, and names of dots alone are no names of files.
        fc.pre(!pattern.endsWith('**') && !/(?:^|\/)\.+(?:\/|$)/.test(file));
        expect(matchGlobs([pattern])(file)).toBe(posix.matchesGlob(file, pattern));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a.md, b.md', /comma outside of braces/],
    ['docs/a,b/*.md', /comma outside of braces/],
    ['', /is empty/],
    ['!', /is empty/],
    [`${'{a,b}'.repeat(22)}.md`, /more than 100 globs/],
    ['{a,{b,{c,{d,e}}}}'.repeat(4), /more than 100 globs/],
    ['x'.repeat(401), /has 401 characters/],
    ['docs/+(a|b).md', /extended pattern/],
    ['docs/{1..9}.md', /range/],
  ])('%j is refused with what to write instead', (glob, problem) => {
    expect(globProblem(glob)).toMatch(problem);
  });

  test.each([
    ['postmortems/**/*.md', 'postmortems'],
    ['docs/incidents/2026-*/x/*.md', 'docs/incidents'],
    ['*.md', ''],
    ['!docs/a.md', 'docs'],
    ['docs/a.md', 'docs'],
  ])('%s needs to look below %j alone', (glob, folder) => {
    expect(folderOf(glob)).toBe(folder);
  });
});

describe('a list of globs', () => {
  test('leaves out what ! excludes, and the last word counts', () => {
    const selects = matchGlobs(['docs/**/*.md', '!docs/drafts/**', 'docs/drafts/ready-*.md']);
    expect(['docs/a.md', 'docs/drafts/a.md', 'docs/drafts/ready-1.md'].map(selects)).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('of exclusions alone is refused', () => {
    expect(globProblems(['!drafts/**'])).toEqual([expect.stringContaining('only exclusions')]);
    expect(globProblems(['a.md', '!drafts/**'])).toEqual([]);
  });
});

describe('patterns in the style of .gitignore', () => {
  test.each([
    [['draft*'], ['draft-1.md', 'docs/Draft.md', 'drafts/a.md'], ['docs/a-draft.md']],
    [['drafts/'], ['drafts/a.md', 'x/drafts/y/a.md'], ['drafts', 'drafts.md']],
    [['/drafts'], ['drafts/a.md'], ['x/drafts/a.md']],
    [['docs/*.md'], ['docs/a.md'], ['x/docs/a.md', 'docs/x/a.md']],
    [['**/old/**'], ['old/a.md', 'x/old/a.md'], ['older/a.md']],
    [['# a comment', '', '*.txt'], ['a.txt'], ['# a comment']],
    [['*.md', '!keep.md'], ['a.md'], ['keep.md']],
    [['\\#1.md'], ['#1.md'], ['1.md']],
  ])('%j', (patterns, matched, others) => {
    const left = matchIgnored(patterns);
    expect(matched.filter((path) => !left(path))).toEqual([]);
    expect(others.filter(left)).toEqual([]);
  });

  test('mean what they mean to git', () => {
    const part = fc.constantFrom('*', '**', '?', 'a', 'b', 'A*', '*b', '[ab]');
    const pattern = fc
      .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([root, parts, folder]) => `${root ? '/' : ''}${parts.join('/')}${folder ? '/' : ''}`);
    const path = fc
      .array(fc.stringMatching(/^[abc]{1,4}$/), { minLength: 1, maxLength: 4 })
      .map((n) => n.join('/'));
    fc.assert(
      fc.property(pattern, path, (one, file) => {
        // `**/` is every folder for git; here it is everything, which nobody writes.
        fc.pre(!one.endsWith('**/'));
        expect(matchIgnored([one])(file)).toBe(ignore().add(one).ignores(file));
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['**/a/ twenty times', `${'**/a/'.repeat(20)}b.md`, `${'a/'.repeat(2000)}c.md`],
  ['stars between letters', `${'*a'.repeat(150)}*b`, 'a'.repeat(4000)],
  ['both', `${'**/*a*a*a*a/'.repeat(20)}b`, `${'aaaaaaaaaa/'.repeat(300)}c`],
])('matching takes a bounded number of steps: %s', (_what, glob, path) => {
  // A matcher that backtracks would not return within the age of the universe, let alone this test's timeout.
  expect(matchGlobs([glob])(path)).toBe(false);
  expect(matchIgnored([glob])(path)).toBe(false);
});

test.each(['!postmortems/drafts', '!postmortems/drafts/', '!./postmortems/drafts', '!**/drafts'])(
  'the exclusion %s of a folder leaves out all that is in it, and nothing beside it',
  (exclusion) => {
    const selects = matchGlobs(['postmortems/**/*.md', exclusion]);
    const paths = ['postmortems/drafts/a.md', 'postmortems/drafts/b/c.md', 'postmortems/drafts.md'];
    expect(paths.filter(selects)).toEqual(['postmortems/drafts.md']);
  },
);
