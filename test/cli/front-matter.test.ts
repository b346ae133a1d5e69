import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import command from '../../src/cli/commands/front-matter.ts';

async function run(text: string, flags: Record<string, boolean> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'front-matter-'));
  writeFileSync(join(cwd, 'a.md'), text);
  const said: string[] = [];
  const io = {
    cwd,
    env: {},
    now: new Date('2026-04-15T00:00:00Z'),
    colour: false,
    stdinText: async () => '',
    out: (line: string) => void said.push(line),
    err: (line: string) => void said.push(line),
  };
  const code = await command.run({ flags, positionals: ['a.md'] }, io, {});
  return { code, said: said.join(''), text: readFileSync(join(cwd, 'a.md'), 'utf8') };
}

const BODY =
  '# Post-mortem: the queue stood still\n\nSeverity: SEV2\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n\n## Action items\n\n- @amal adds an alert by 2026-04-20\n';

test('the document’s own date and severity go to its top, and the rest is as it was', async () => {
  const { code, text } = await run(BODY);
  expect(code).toBe(0);
  expect(text.startsWith('---\ndate: 2026-03-02\nseverity: SEV2\nowner: #')).toBe(true);
  expect(text.endsWith(`---\n\n${BODY}`)).toBe(true);
});

test('line ends and a byte order mark stay', async () => {
  const dos = `\uFEFF${BODY.replaceAll('\n', '\r\n')}`;
  const { text } = await run(dos);
  expect(text.startsWith('\uFEFF---\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('a document that has front matter, and one that is not a post-mortem, are left alone', async () => {
  const own = `---\ntitle: Queue\n---\n\n${BODY}`;
  expect((await run(own)).text).toBe(own);
  const readme = '# A library\n\nInstall it with npm.\n';
  expect((await run(readme)).text).toBe(readme);
});

test('a status and a single author that the document names are taken over', async () => {
  const said = '# Post-mortem: the queue stood still\n\nStatus: Final\n\nAuthor: @mia\n';
  const { text } = await run(BODY.replace('# Post-mortem: the queue stood still\n', said));
  expect(text).toMatch(/^owner: "@mia"$/m);
  expect(text).toMatch(/^status: final$/m);
  const named = await run(
    BODY.replace('# Post-mortem: the queue stood still\n', said.replace('@mia', 'Mia Berg')),
  );
  expect(named.text).toMatch(/^owner: # "@handle" of Mia Berg$/m);
  const two = await run(
    BODY.replace('# Post-mortem: the queue stood still\n', said.replace('@mia', '@mia, @bo')),
  );
  expect(two.text).toMatch(/^owner: # "@handle" of the person/m);
});

test('it says what is left to fill in, and what lint asks from then on', async () => {
  const { said } = await run(BODY);
  expect(said).toContain('1 of 1 file has new front matter. Replace the comments after `key: #`');
  expect(said).toContain('asks these documents for all that a new one needs');
});

test('a dry run prints it and writes nothing', async () => {
  const { text, said } = await run(BODY, { 'dry-run': true });
  expect(text).toBe(BODY);
  expect(said).toMatch(/^a\.md\n---\ndate: 2026-03-02\n/);
  expect(said).toContain('1 of 1 file would get new front matter.');
});
