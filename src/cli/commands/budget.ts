import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { prometheus } from '../../prometheus/client.ts';
import { budgetsOf } from '../../reliability/budgets/budget.ts';
import { budgetByRatio, queryOf } from '../../reliability/budgets/measured.ts';
import { toText } from '../../reliability/budgets/text.ts';
import { countUp, currentNames, type Exclusion } from '../../reliability/counted.ts';
import type { LedgerLine } from '../../reliability/ledger/line.ts';
import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import { zoneNamed } from '../../time/zone.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { instantOf, LEDGER_FLAGS, openLedger } from '../ledger.ts';
import { loadPolicy, policyFinder } from '../policy.ts';
import { slosFor } from '../slos.ts';

/**
 * Prometheus's current values for objectives with a query; all others, and those without a value, are measured by
 * incidents.
 */
async function ratiosOf(slos: readonly Slo[], { env, err }: Io): Promise<Map<Slo, number>> {
  const ratios = new Map<Slo, number>();
  const asked = slos.flatMap((slo) => {
    const query = queryOf(slo);
    return query === null ? [] : [{ slo, query }];
  });
  const url = env.PROMETHEUS_URL;
  for (const { slo, query } of asked) {
    try {
      if (!url) throw new Error('PROMETHEUS_URL is not set');
      ratios.set(slo, (await prometheus(url, env.PROMETHEUS_TOKEN ?? null).ratio(query)).ratio);
    } catch (error) {
      err(
        plainLines(
          `debrief: the budget of ${slo.service} is measured by its incidents: ${(error as Error).message}.\n`,
        ),
      );
    }
  }
  return ratios;
}

/** The incidents of these services that do not count, each with the reason. */
function leftOut(
  excluded: readonly Exclusion[],
  lines: readonly LedgerLine[],
  slos: readonly Slo[],
  { services }: Policy,
): Exclusion[] {
  const nameOf = currentNames(services);
  const wanted = new Set(slos.map(({ service }) => nameOf(service)));
  const ids = new Set(
    lines.flatMap(({ id, services: of }) => (of.some((name) => wanted.has(nameOf(name))) ? [id] : [])),
  );
  return excluded.filter(({ incident }) => ids.has(incident));
}

/**
 * Objectives of services that nobody knows, and whose names are near to one that somebody does: a typing mistake keeps a
 * budget full. A service without any incident is none.
 */
function misspelt(slos: readonly Slo[], lines: readonly LedgerLine[], { services }: Policy): string[] {
  const nameOf = currentNames(services);
  const names = [...lines.flatMap((line) => line.services), ...services.map(({ name }) => name)];
  const known = new Set(names.map(nameOf));
  return slos.flatMap(({ service }) => {
    const meant = known.has(nameOf(service)) ? '' : didYouMean(service, known);
    return meant === ''
      ? []
      : `No incident, and no service of the policy, is called "${service}", so nothing counts against its budget.${meant}`;
  });
}

export default defineCommand({
  summary: 'Show the error budgets: how much is left, what spent it, when it will be gone',
  usage: '--from FILE [FLAGS]',
  flags: {
    ...LEDGER_FLAGS,
    service: { type: 'string', value: 'NAME', about: 'Only the budgets of this service' },
    format: {
      type: 'string',
      short: 'f',
      choices: ['text', 'json'],
      about: 'How to print; text is the default',
    },
  },
  examples: [
    ['debrief budget --from incidents.jsonl --service checkout', "what is left of checkout's budget"],
  ],
  async run({ flags, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`What is "${positionals[0]}"? The ledger is given with --from FILE.`);
    if (flags.from === undefined)
      throw new UsageError('Which ledger? `debrief budget --from incidents.jsonl`.');
    const file = policyFinder(io.cwd, flags.config)(io.cwd);
    const policy = await loadPolicy(file, io.cwd);
    const slos = slosFor(policy, file.root, flags.service, io);
    const at = instantOf('at', flags.at) ?? io.now;
    const { lines } = await openLedger(flags.from, io);
    if (lines.length === 0)
      io.err(
        plainLines('No data: the ledger has no incident that can be read, so nothing counts as spent.\n'),
      );
    for (const problem of misspelt(slos, lines, policy)) io.err(plainLines(`${problem}\n`));
    const { incidents, excluded } = countUp(lines, policy, at);
    const states = budgetsOf(slos, incidents, policy, at);
    const ratios = flags.at === undefined ? await ratiosOf(slos, io) : new Map<Slo, number>();
    const budgets = slos.map((slo, index) => {
      const ratio = ratios.get(slo);
      return (ratio === undefined ? states[index]! : budgetByRatio(slo, ratio, policy, at)).budget;
    });
    io.out(
      flags.format === 'json'
        ? terminal`${json(budgets)}\n`
        : plainLines(
            toText(
              budgets,
              incidents,
              leftOut(excluded, lines, slos, policy),
              zoneNamed(policy.reliability.zone)!,
            ),
          ),
    );
    return 0;
  },
});
