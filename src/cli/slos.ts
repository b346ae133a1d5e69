import { resolve } from 'node:path';
import { didYouMean } from '../policy/did-you-mean.ts';
import type { Policy } from '../policy/schema.ts';
import type { Slo } from '../policy/sections/slos.ts';
import { readOpenSlo } from '../reliability/budgets/openslo.ts';
import { currentNames } from '../reliability/counted.ts';
import { plainLines } from '../sinks/terminal.ts';
import { type Io, UsageError } from './command.ts';
import { readSettings } from './files.ts';

/**
 * The objectives of a policy and of its OpenSLO files below `root`, by the names that services have now; those of one
 * service when it is named. Invalid ones are reported on standard error.
 */
export function slosFor(policy: Policy, root: string, service: string | undefined, io: Io): Slo[] {
  const nameOf = currentNames(policy.services);
  const read = policy.reliability.openslo.map((path) => {
    const file = readOpenSlo(readSettings(resolve(root, path), `The OpenSLO file ${path}`));
    for (const { line, message } of file.problems)
      io.err(plainLines(`debrief: ${path}, line ${line}: ${message}.\n`));
    return file;
  });
  const slos = [...policy.slos, ...read.flatMap((each) => each.slos)].map((slo) => ({
    ...slo,
    service: nameOf(slo.service),
  }));
  if (service === undefined) return slos;
  const found = slos.filter((slo) => slo.service === nameOf(service));
  if (found.length > 0) return found;
  const known = [...new Set(slos.map((slo) => slo.service))];
  throw new UsageError(
    known.length === 0
      ? 'The policy has no objectives: add them under `slos:`.'
      : `There is no objective for "${service}".${didYouMean(service, known)} There are some for ${known.join(', ')}.`,
  );
}
