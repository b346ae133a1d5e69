/**
 * `npm run chaos -- --lives N --faults F --seed S [--only KIND,…] [--table] [--log]`: plays whole incidents through a
 * GitHub that misbehaves, and compares what it shows in the end with the same lives without faults. `--table` plays the
 * lives of each row of docs/faults.md. Exits 1 when a life ended differently.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { FAULTS } from '../sandbox/faults/index.ts';
import { Chaos } from './play.ts';
import { ROWS } from './rows.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '20' },
    faults: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    table: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
  },
});
const [lives, faults, seed] = [Number(values.lives), Number(values.faults), Number(values.seed)];
const kinds = values.only?.split(',') ?? Object.keys(FAULTS);
const unknown = kinds.filter((kind) => !Object.hasOwn(FAULTS, kind));
if (unknown.length || ![lives, faults, seed].every(Number.isSafeInteger)) {
  if (unknown.length) console.error(`There is no fault called ${unknown.join(', ')}.`);
  console.error('npm run chaos -- --lives N --faults F --seed S [--only KIND,…] [--table] [--log]\n');
  for (const [name, { about }] of Object.entries(FAULTS)) console.error(`  ${name.padEnd(20)} ${about}`);
  process.exit(2);
}

const rows: typeof ROWS = values.table ? ROWS : [[values.only ?? 'all of it together', kinds]];
const log = pino({ level: values.log ? 'debug' : 'silent' });

const chaos = await Chaos.open();
let wrong = 0;
for (const [about, kinds] of rows) {
  let right = 0;
  for (let life = 0; life < lives; life++) {
    const found = await chaos.differences({ seed: seed + life, faults, kinds, log });
    if (!found.length) right += 1;
    else {
      console.log(`seed ${seed + life}, ${kinds.length === 1 ? kinds[0] : `${kinds.length} kinds`}:`);
      for (const line of found) console.log(`  ${line.slice(0, 1000)}`);
    }
  }
  wrong += lives - right;
  console.log(`${about}: ${right} of ${lives} lives ended right`);
}
await chaos.close();
process.exitCode = wrong ? 1 : 0;
