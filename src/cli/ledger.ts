import { resolve } from 'node:path';
import { isInstant } from '../reliability/instant.ts';
import { type Ledger, readLedger } from '../reliability/ledger/read.ts';
import { plainLines } from '../sinks/terminal.ts';
import { isIsoDay } from '../time/day.ts';
import { plural } from '../vocabulary/plural.ts';
import { type Flags, type Io, UsageError } from './command.ts';
import { isAbsent, nearby, readSettings } from './files.ts';
import { CONFIG_FLAG } from './policy.ts';

/** The flags of every command that measures incidents. */
export const LEDGER_FLAGS = {
  from: {
    type: 'string',
    value: 'FILE',
    about: 'The ledger that `debrief export` wrote; - for standard input',
  },
  at: { type: 'string', value: 'INSTANT', about: 'Measure as of this instant; by default now' },
  config: CONFIG_FLAG,
} as const satisfies Flags;

/** How many broken lines and unknown fields to name. */
const MOST = 20;

/** Reads a ledger from a file or standard input, and reports broken lines and unknown fields on standard error. */
export async function openLedger(file: string, io: Io): Promise<Ledger> {
  const ledger = readLedger(file === '-' ? await io.stdinText() : textOf(file, io.cwd));
  const { lines, broken, unknown } = ledger;
  for (const { name, line, count, meant } of unknown.slice(0, MOST)) {
    const others = count > 1 ? ` (and ${plural(count - 1, 'more line')})` : '';
    const hint = meant === null ? '' : ` Did you mean "${meant}"?`;
    io.err(
      plainLines(
        `debrief: ${file}, line ${line}${others}: the field "${name}" is unknown and left out.${hint}\n`,
      ),
    );
  }
  for (const { line, why } of broken.slice(0, MOST))
    io.err(
      plainLines(`debrief: ${file}, line ${line} does not count: ${why}${/[.?]$/.test(why) ? '' : '.'}\n`),
    );
  const more = broken.length > MOST ? `; ${broken.length - MOST} more of the others are not named` : '';
  if (broken.length > 0)
    io.err(
      plainLines(
        `debrief: ${file}: ${lines.length} of ${lines.length + broken.length} lines count${more}.\n`,
      ),
    );
  return ledger;
}

function textOf(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  if (isAbsent(path)) throw new UsageError(`File not found: ${file}.${nearby(file, cwd)}`);
  return readSettings(path, `The ledger ${file}`);
}

/** The instant that a flag names; a day is its first moment in UTC. Null without the flag. */
export function instantOf(flag: string, text: string | undefined): Date | null {
  if (text === undefined) return null;
  if (isIsoDay(text) || isInstant(text)) return new Date(text);
  throw new UsageError(
    `--${flag} takes an instant with its zone, such as 2026-07-01T00:00:00Z, or a day; not "${text}".`,
  );
}
