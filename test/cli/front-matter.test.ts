import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import command from '../../src/cli/commands/front-matter.ts';

async function run(text: string) {
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
  const code = await command.run({ flags: {}, positionals: ['a.md'] }, io, {});
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
