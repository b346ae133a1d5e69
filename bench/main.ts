/** `npm run bench -- NAME [--json] [--flag value]…`: prints a row for each figure; exits 1 when a goal is missed. */
import { existsSync, globSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Bench, reached, table } from './row.ts';

const names = globSync('*/main.ts', { cwd: import.meta.dirname })
  .map((path) => dirname(path))
  .sort();
const [name = '', ...words] = process.argv.slice(2);
const load = async (which: string) => ((await import(`./${which}/main.ts`)) as { default: Bench }).default;

if (!names.includes(name) || !existsSync(`${import.meta.dirname}/${name}/main.ts`)) {
  console.error(`npm run bench -- NAME [--json]\n`);
  for (const known of names) console.error(`  ${known.padEnd(12)} ${(await load(known)).about}`);
  process.exit(2);
}

const flags: Record<string, string | true> = {};
for (let i = 0; i < words.length; i++) {
  const flag = /^--([a-z-]+)(?:=(.*))?$/.exec(words[i] ?? '');
  if (!flag?.[1]) {
    console.error(`What is "${words[i]}"? Flags look like --docs DIR.`);
    process.exit(2);
  }
  const next = words[i + 1];
  if (flag[2] !== undefined) flags[flag[1]] = flag[2];
  else if (next !== undefined && !next.startsWith('--')) {
    flags[flag[1]] = next;
    i++;
  } else flags[flag[1]] = true;
}

const { json, ...rest } = flags;
const rows = await (await load(name)).run(rest);
console.log(json ? JSON.stringify(rows, null, 2) : table(rows));
process.exitCode = rows.some((row) => reached(row) === false) ? 1 : 0;
