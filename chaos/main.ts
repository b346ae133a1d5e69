/**
 * `npm run chaos -- --lives N --faults F --seed S [--only KIND,…] [--table] [--log]`: plays whole incidents through a
 * GitHub that misbehaves, and compares what it shows in the end with the same lives without faults. Exits 1 when a life
 * ended differently.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { FAULTS } from '../sandbox/faults/index.ts';
import { Chaos } from './play.ts';

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

/** Rows of the table: faults that belong together, and all of them. */
const ROWS: readonly (readonly string[])[] = values.table ? [...kinds.map((kind) => [kind]), kinds] : [kinds];
const log = pino({ level: values.log ? 'debug' : 'silent' });

const chaos = await Chaos.open();
let wrong = 0;
for (const row of ROWS) {
  let right = 0;
  for (let life = 0; life < lives; life++) {
    const found = await chaos.differences({ seed: seed + life, faults, kinds: row, log });
    if (!found.length) right += 1;
    else {
      console.log(`seed ${seed + life}, ${row.length === 1 ? row[0] : `${row.length} kinds`}:`);
      for (const line of found) console.log(`  ${line.slice(0, 1000)}`);
    }
  }
  wrong += lives - right;
  const name = row.length === Object.keys(FAULTS).length ? 'all of them' : row.join(', ');
  console.log(`${name}: ${right} of ${lives} lives ended right`);
}
await chaos.close();
process.exitCode = wrong ? 1 : 0;
