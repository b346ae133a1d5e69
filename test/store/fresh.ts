import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * A folder with an empty embedded database, for a test of its own. Making one takes seconds, so it is made once for
 * each version of PGlite and copied from then on.
 */
export async function freshFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-test-'));
  cpSync(await template(), join(folder, 'db'), { recursive: true });
  return folder;
}

async function template(): Promise<string> {
  const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8'));
  const path = join(tmpdir(), `debrief-empty-database-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(path)) return path;
  const making = mkdtempSync(join(tmpdir(), 'debrief-making-'));
  await (await PGlite.create({ dataDir: join(making, 'db') })).close();
  try {
    renameSync(join(making, 'db'), path);
  } catch {
    // Another test was faster.
  }
  return path;
}
