import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { defineCommand, UsageError } from '../command.ts';
import { connect, GITHUB_FLAGS, repoNamed } from '../github.ts';
import { FORMATS, type Format } from '../items/print.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';

export default defineCommand({
  summary: 'List action items with owners and due dates; items match pairs two versions',
  usage: '[FLAGS] [FILES…] | board [FLAGS] [FILES…] | match OLD NEW',
  flags: {
    repo: { type: 'string', value: 'OWNER/NAME', about: 'The issues of this repository, instead of files' },
    owner: { type: 'string', value: 'LOGIN', about: 'Only items of this person or team' },
    service: { type: 'string', value: 'NAME', about: 'Only items of this service' },
    incident: { type: 'string', value: 'N', about: 'Only items of this incident: 12, or owner/repo#12' },
    objective: { type: 'string', value: 'NAME', about: 'Only items of this objective' },
    overdue: { type: 'boolean', about: 'Only items whose due date has passed' },
    all: { type: 'boolean', about: 'Also proposed, declined and finished items' },
    'fail-overdue': { type: 'boolean', about: 'Exit with 1 if a listed item is overdue' },
    format: {
      type: 'string',
      choices: FORMATS,
      about: 'Output format; table is the default, json for match',
    },
    output: { type: 'string', short: 'o', value: 'FILE', about: 'board: keep it in this Markdown page' },
    issue: { type: 'boolean', about: 'board: keep it in one issue of `--repo`, edited in place' },
    config: CONFIG_FLAG,
    ...GITHUB_FLAGS,
  },
  examples: [
    [
      'debrief items --overdue --fail-overdue',
      'the overdue items of all post-mortems; exit code 1 if there are any',
    ],
    [
      'debrief items postmortems/2026-04-01-checkout.md --format csv',
      'the items of one file for a spreadsheet',
    ],
    ['debrief items --repo acme/shop --owner ana', 'the items of one person, from their issues'],
    ['debrief items board --repo acme/shop', 'a Markdown page: by owner and age, with the trend'],
    ['debrief items board --output docs/action-items.md', 'the same, kept in a page of the repository'],
    [
      'debrief items match old.md new.md',
      'pairs of lines as JSON, null for an item that was removed or added',
    ],
  ],
  async run({ flags, positionals }, io) {
    const [what, ...rest] = positionals;
    if (what === 'match') {
      if (flags.format && flags.format !== 'json') throw new UsageError('`debrief items match` prints JSON.');
      const { match } = await import('../items/match.ts');
      return match(rest, flags.config, io);
    }
    const { gatherItems } = await import('../items/gather.ts');
    const { filterItems } = await import('../../action-items/listing.ts');
    const isBoard = what === 'board';
    const items = await gatherItems(isBoard ? rest : positionals, flags, io);
    const wanted = filterItems(items, { ...flags, all: flags.all || isBoard });
    if (isBoard) {
      const { boardOf } = await import('../items/board.ts');
      const { plainLines, verbatim } = await import('../../sinks/terminal.ts');
      const { keepIssue, keepPage } = await import('../items/keep-board.ts');
      const policy = await loadPolicy(policyFinder(io.cwd, flags.config)(io.cwd), io.cwd);
      const board = boardOf(wanted, todayIn(io.now, UTC), policy);
      if (flags.issue) {
        const repo = repoNamed(flags.repo);
        io.out(plainLines(`${await keepIssue(repo, board, await connect(repo, flags, io, true))}\n`));
      } else if (flags.output) io.out(plainLines(`${keepPage(flags.output, board, io.cwd)}\n`));
      else io.out(verbatim(board));
    } else {
      const { printItems } = await import('../items/print.ts');
      io.out(printItems(wanted, (flags.format ?? 'table') as Format, items.length));
    }
    return flags['fail-overdue'] && wanted.some(({ overdue }) => overdue) ? 1 : 0;
  },
});
