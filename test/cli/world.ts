import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run.ts';

/** A folder of its own with these files, and the command line in it. */
export function world(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'debrief-cli-'));
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  };
  // The search for a policy ends here, whatever lies above the temporary folder.
  mkdirSync(join(cwd, '.git'));
  for (const [path, content] of Object.entries(files)) write(path, content);

  /** Runs `debrief …`; resolves to its exit code and what it printed. */
  const debrief = async (
    words: readonly string[],
    stdin = '',
    env: Record<string, string> = {},
    folder = '.',
  ) => {
    let out = '';
    let err = '';
    let settled = 0;
    const code = await run(words, {
      cwd: join(cwd, folder),
      env,
      now: new Date('2026-04-15T12:00:00Z'),
      stdinText: async () => stdin,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      colour: false,
      settled: () => {
        settled++;
      },
    });
    return { code, out, err, settled };
  };
  const read = (path: string) => readFileSync(join(cwd, path), 'utf8');
  const remove = (path: string) => rmSync(join(cwd, path));
  return { cwd, write, read, remove, debrief };
}

/** A document whose only certain finding is a suppression without a reason; `n` of them. */
export function postmortem(n = 0, severity = 'SEV1'): string {
  const faults = '\n<!-- debrief-disable-next-line structure/readable -->\n'.repeat(n);
  return `---\nseverity: ${severity}\ndate: 2026-04-01\n---\n# Post-mortem: checkout was down\n${faults}\n## Summary\n\nCheckout was down.\n\n## Timeline\n\n- 14:02 UTC: the first alert fired\n- 14:22 UTC: resolved\n`;
}

/** A policy under which nothing but suppressions is judged, so that tests do not depend on other rules. */
export const QUIET = (ids: readonly string[]) =>
  `lint:\n  rules:\n${ids
    .filter((id) => !id.startsWith('structure/suppression') && id !== 'structure/readable')
    .map((id) => `    ${id}: off\n`)
    .join('')}`;
