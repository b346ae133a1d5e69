import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postMortemIndex } from '../../src/postmortem-index/postmortem-index.ts';
import { world } from './world.ts';

const document = (title: string, date: string, severity: string, services: string, cause: string) =>
  `---\ndate: ${date}\nseverity: ${severity}\nservices: [${services}]\n---\n# ${title}\n\n## Summary\n\nIt was down.\n\n## Contributing factors\n\n- ${cause}\n\n## Timeline\n\n- 14:02 UTC: the first alert fired\n- 14:22 UTC: resolved\n`;

const FILES = {
  'postmortems/2026-02-11-disk.md': document(
    'Search was empty',
    '2026-02-11',
    'SEV2',
    'search',
    'A full disk.',
  ),
  'postmortems/2026-04-01-pool.md': document(
    'Checkout was slow',
    '2026-04-01',
    'SEV1',
    'checkout, carts',
    'The pool of Redis was exhausted | by retries.',
  ),
  'postmortems/old/notes.md': '# Notes\n\nNothing of interest.\n',
};

test('without a folder it finds that of the policy from anywhere, and says what to do where there is none', async () => {
  const { debrief } = world(FILES);
  const { code, out } = await debrief(['index'], '', {}, 'postmortems/old');
  expect({ code, out }).toEqual({ code: 0, out: '../README.md lists 2 post-mortems.\n' });
  expect(await world().debrief(['index'])).toMatchObject({
    code: 2,
    err: 'debrief: There is no folder postmortems yet, where the policy keeps post-mortems. Name another: `debrief index docs/incidents`.\n',
  });
});

test('`debrief index` writes a table of all post-mortems by quarter, the newest first', async () => {
  const { debrief, read } = world(FILES);
  const { code, out } = await debrief(['index']);
  expect({ code, out }).toEqual({ code: 0, out: 'postmortems/README.md lists 2 post-mortems.\n' });
  expect(read('postmortems/README.md')).toBe(`# Post-mortems

<!-- debrief:index -->
<!-- \`debrief index\` writes between these marks; everything else is yours. -->

## 2026, quarter 2

| Date | Severity | Post-mortem | Services | Cause |
| :- | :- | :- | :- | :- |
| 2026-04-01 | SEV1 | [Checkout was slow](2026-04-01-pool.md) | checkout, carts | The pool of Redis was exhausted \\| by retries. |

## 2026, quarter 1

| Date | Severity | Post-mortem | Services | Cause |
| :- | :- | :- | :- | :- |
| 2026-02-11 | SEV2 | [Search was empty](2026-02-11-disk.md) | search | A full disk. |

<!-- /debrief:index -->
`);
});

test('text that a person wrote around the table stays, and a second run changes nothing', async () => {
  const { debrief, read, write } = world(FILES);
  await debrief(['index']);
  const own =
    read('postmortems/README.md').replace('# Post-mortems', '# What we learned\n\nRead them.') +
    '\nThanks!\n';
  write('postmortems/README.md', own);
  expect((await debrief(['index'])).out).toBe('postmortems/README.md is up to date.\n');
  write(
    'postmortems/2026-05-01-new.md',
    document('Login was down', '2026-05-01', 'SEV3', 'login', 'A typo.'),
  );
  await debrief(['index']);
  const text = read('postmortems/README.md');
  expect(text).toMatch(/^# What we learned\n\nRead them\.\n/);
  expect(text).toMatch(/<!-- \/debrief:index -->\n\nThanks!\n$/);
  expect(text).toContain('[Login was down](2026-05-01-new.md)');
});

test('--check writes nothing, and fails where the table is old', async () => {
  const { debrief, read } = world({ ...FILES, 'postmortems/README.md': '# Ours\n' });
  const { code, err } = await debrief(['index', '--check']);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'postmortems/README.md is not up to date: run `debrief index`.\n',
  });
  expect(read('postmortems/README.md')).toBe('# Ours\n');
  await debrief(['index']);
  expect(await debrief(['index', '--check'])).toMatchObject({
    code: 0,
    out: 'postmortems/README.md is up to date.\n',
  });
});

test('a README with one of the two marks is left alone, with exit code 2', async () => {
  const { debrief, read } = world({ ...FILES, 'postmortems/README.md': 'a\n<!-- debrief:index -->\nb\n' });
  const { code, err } = await debrief(['index']);
  expect(code).toBe(2);
  expect(err).toContain('Put both back, or delete both.');
  expect(read('postmortems/README.md')).toBe('a\n<!-- debrief:index -->\nb\n');
});

test('a missing folder is reported, with exit code 2', async () => {
  const { code, err } = await world(FILES).debrief(['index', 'postmortem']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Did you mean postmortems?') });
});

test('whatever a person writes around the table is kept, byte for byte', () => {
  const entry = { path: 'a b.md', title: 'T', day: null, severity: null, services: [], cause: null };
  fc.assert(
    fc.property(fc.string(), fc.string(), (above, below) => {
      fc.pre(!/<!-- \/?debrief/.test(above + below));
      const first = postMortemIndex([], null);
      const own = above + first.slice(first.indexOf('<!--')) + below;
      const after = postMortemIndex([entry], own);
      expect(after.startsWith(above)).toBe(true);
      expect(after.endsWith(below)).toBe(true);
      expect(after).toContain('[T](a%20b.md)');
      expect(postMortemIndex([entry], after)).toBe(after);
    }),
  );
});
