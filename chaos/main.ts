/**
 * Plays whole incidents through a GitHub that misbehaves, and compares what it shows in the end with the same lives
 * without faults. Exits 0 when every life ended the same, 1 when one did not, and 2 when the command is wrong.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { FAULTS } from '../sandbox/faults/index.ts';
import { MISSING_PERMISSIONS } from '../sandbox/faults/missing-permissions.ts';
import { Chaos } from './play.ts';
import { ROWS } from './rows.ts';

const KNOWN = { ...FAULTS, ...MISSING_PERMISSIONS };

const USAGE = `npm run chaos -- [--lives N] [--faults F] [--seed S] [--only KIND,…] [--table] [--log]

Plays incidents through a GitHub that misbehaves, and compares the end with that of the same incidents without faults.

  --lives N        how many incidents to play (20)
  --faults F       how often each kind of fault strikes in one incident (5)
  --seed S         seed of the first incident; the next ones count up from it (1)
  --only KIND,…    only these kinds of faults
  --table          the rows of docs/faults.md, one after another
  --log            print the App's log, debug messages included

Kinds of faults (all but the missing permissions, unless --only names them):

${Object.entries(KNOWN)
  .map(([name, { about }]) => `  ${name.padEnd(22)} ${about}`)
  .join('\n')}`;

const options = readOptions();
const { lives, faults, seed } = options;

const rows: typeof ROWS = options.table ? ROWS : [[options.only ?? 'all of it together', options.kinds]];
const log = pino({ level: options.log ? 'debug' : 'silent' });

const chaos = await Chaos.open();
/** Lives by row. */
const [played, right] = [rows.map(() => 0), rows.map(() => 0)];
const printCounts = () =>
  console.log(
    rows.map(([about], row) => `${about}: ${right[row]} of ${played[row]} lives ended right`).join('\n'),
  );
process.once('SIGINT', () => {
  printCounts();
  process.exit(1);
});
// All rows with one seed before the next seed: they share the life without faults, and a run that is stopped has
// played each row equally often.
for (let life = 0; life < lives; life++) {
  for (const [row, [about, kinds]] of rows.entries()) {
    const found = await chaos.differences({ seed: seed + life, faults, kinds, log });
    played[row]! += 1;
    if (!found.length) right[row]! += 1;
    else {
      console.log(`seed ${seed + life}, ${about}:`);
      for (const line of found) console.log(`  ${line.slice(0, 1000)}`);
    }
  }
  if (rows.length > 1) console.error(`seed ${seed + life}: done`);
}
printCounts();
await chaos.close();
process.exitCode = right.every((count) => count === lives) ? 0 : 1;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        lives: { type: 'string', default: '20' },
        faults: { type: 'string', default: '5' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        table: { type: 'boolean', default: false },
        log: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const kinds = values.only?.split(',') ?? Object.keys(FAULTS);
    for (const kind of kinds)
      if (!Object.hasOwn(KNOWN, kind)) throw new Error(`--only: there is no fault called "${kind}"`);
    return {
      lives: wholeNumber('lives', values.lives),
      faults: wholeNumber('faults', values.faults),
      seed: wholeNumber('seed', values.seed),
      only: values.only,
      kinds,
      table: values.table,
      log: values.log,
    };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Error(`--${option}: "${text}" is not a whole number`);
}
