import { budgetsOf } from '../../reliability/budgets/budget.ts';
import { toText } from '../../reliability/budgets/text.ts';
import { countUp } from '../../reliability/counted.ts';
import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import { defineCommand, UsageError } from '../command.ts';
import { instantOf, LEDGER_FLAGS, openLedger } from '../ledger.ts';
import { loadPolicy, policyFinder } from '../policy.ts';
import { slosFor } from '../slos.ts';

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
    const { incidents } = countUp((await openLedger(flags.from, io)).lines, policy, at);
    const budgets = budgetsOf(slos, incidents, policy, at).map(({ budget }) => budget);
    io.out(flags.format === 'json' ? terminal`${json(budgets)}\n` : plainLines(toText(budgets, incidents)));
    return 0;
  },
});
