import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { bundle } from './bundle.ts';

/** A folder in which the package is installed as npm would, built, with types on demand, beside `others`. */
export async function install(others: readonly string[], types = false): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'debrief-installed-'));
  const installed = join(home, 'package');
  await bundle('remark', join(installed, 'dist/lib'));
  if (types)
    execFileSync('node_modules/.bin/tsc', [
      '-p',
      'tsconfig.build.json',
      '--noCheck',
      '--outDir',
      join(installed, 'dist/types'),
    ]);
  cpSync('package.json', join(installed, 'package.json'));
  symlinkSync(resolve('node_modules'), join(installed, 'node_modules'));

  const project = join(home, 'project');
  for (const name of ['debrief-postmortem', ...others]) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(name === 'debrief-postmortem' ? installed : resolve('node_modules', name), place);
  }
  return project;
}
