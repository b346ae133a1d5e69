import { resolve } from 'node:path';
import { print } from '../../markdown/write/markdown.ts';
import { didYouMean } from '../../policy/did-you-mean.ts';
import { toCsv } from '../../reliability/csv.ts';
import { DIMENSIONS, type Dimension } from '../../reliability/groups.ts';
import type { Chart } from '../../reliability/page/charts.ts';
import {
  type Measured,
  makeReport,
  measureLedger,
  type Report,
  type ReportOptions,
} from '../../reliability/report.ts';
import { quarterNamed } from '../../reliability/window.ts';
import { json, plainLines, type TerminalText, terminal } from '../../sinks/terminal.ts';
import { zoneNamed } from '../../time/zone.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import { defineCommand, type Io, UsageError, type Values } from '../command.ts';
import { writeText } from '../files.ts';
import { instantOf, LEDGER_FLAGS, openLedger } from '../ledger.ts';
import { loadPolicy, policyFinder } from '../policy.ts';
import { slosFor } from '../slos.ts';

const flags = {
  ...LEDGER_FLAGS,
  format: {
    type: 'string',
    short: 'f',
    choices: ['markdown', 'html', 'json', 'csv'],
    about: 'How to print; markdown is the default',
  },
  charts: {
    type: 'string',
    value: 'FOLDER',
    about: 'With markdown: write the charts to this folder as SVG, and show them in the text',
  },
  by: {
    type: 'string',
    multiple: true,
    value: DIMENSIONS.join(','),
    about: 'Also measure each group of incidents',
  },
  quarter: { type: 'string', value: '2026Q3', about: 'The quarter to report' },
  'from-time': {
    type: 'string',
    value: 'INSTANT',
    about: 'Start of the window; by default the first incident',
  },
  'to-time': { type: 'string', value: 'INSTANT', about: 'End of the window; by default --at' },
  last: { type: 'string', value: '30d', about: 'A rolling window that ends at --at: 30d, 12w' },
} as const;

export default defineCommand({
  summary: 'Measure incidents: MTTR, MTBF, availability, and whether promises were kept',
  usage: '--from FILE [FLAGS]',
  flags,
  examples: [
    ['debrief report --from incidents.jsonl --quarter 2026Q3 --charts charts', 'a page about a quarter'],
    [
      'debrief report --from incidents.jsonl --by service --format csv',
      'for each service, for a spreadsheet',
    ],
  ],
  async run({ flags: given, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`What is "${positionals[0]}"? The ledger is given with --from FILE.`);
    if (given.from === undefined)
      throw new UsageError('Which ledger? `debrief report --from incidents.jsonl`.');
    const file = policyFinder(io.cwd, given.config)(io.cwd);
    const policy = await loadPolicy(file, io.cwd);
    const at = instantOf('at', given.at) ?? io.now;
    const by = dimensions(given.by ?? []);
    const window = windowOf(given, at, policy.reliability.zone);
    const slos = slosFor(policy, file.root, undefined, io);
    const options = { at, window, by, slos };
    const measured = measureLedger(await openLedger(given.from, io), policy, options);
    const report = makeReport(measured);
    if (given.format === 'json') io.out(terminal`${json(report)}\n`);
    else if (given.format === 'csv') io.out(plainLines(toCsv(report)));
    else io.out(await pageOf(report, measured, given, io));
    return 0;
  },
});

/** The page for people, with its charts if requested. */
async function pageOf(
  report: Report,
  measured: Measured,
  { format, charts: folder }: Values<typeof flags>,
  io: Io,
): Promise<TerminalText> {
  const [{ page }, { digest }, { chartUrl, toPage }] = await Promise.all([
    import('../../reliability/page/page.ts'),
    import('../../reliability/page/digest.ts'),
    import('../../reliability/page/html.ts'),
  ]);
  const found = digest(measured);
  const isHtml = format === 'html';
  const isDrawn = isHtml || folder !== undefined;
  // A large library, which a page without charts does not wait for.
  const drawn = isDrawn
    ? (await import('../../reliability/page/charts.ts')).charts(found, report.budgets)
    : [];
  const { quarter } = measured.window;
  const urlOf = isHtml ? chartUrl : ({ name }: Chart) => `${folder}/${name}.svg`;
  const blocks = page({
    report,
    digest: found,
    charts: drawn,
    figures: measured.figures,
    quarter,
    zone: measured.zone,
    urlOf,
  });
  if (isHtml) return toPage(`Reliability${quarter ? ` in ${quarter}` : ''}`, blocks, drawn);
  for (const { name, svg } of drawn) {
    const unwritten = writeText(resolve(io.cwd, folder!, `${name}.svg`), svg);
    if (unwritten) throw new UsageError(`The charts cannot be written to ${folder}: ${unwritten}.`);
  }
  return plainLines(print(blocks));
}

function dimensions(words: readonly string[]): Dimension[] {
  const names = words.flatMap((word) => word.split(',')).map((name) => name.trim());
  for (const name of names)
    if (!(DIMENSIONS as readonly string[]).includes(name))
      throw new UsageError(
        `--by takes ${DIMENSIONS.join(', ')}; not "${name}".${didYouMean(name, DIMENSIONS)}`,
      );
  return [...new Set(names as Dimension[])];
}

/** The window that the flags ask for. */
function windowOf(given: Values<typeof flags>, at: Date, zone: string): ReportOptions['window'] {
  const { quarter, last, 'from-time': from, 'to-time': to } = given;
  if ([quarter, last, from ?? to].filter((each) => each !== undefined).length > 1)
    throw new UsageError('Give one window: --quarter, --last, or --from-time and --to-time.');
  if (quarter !== undefined) {
    const named = quarterNamed(quarter, zoneNamed(zone)!);
    if (!named) throw new UsageError(`--quarter takes a quarter such as 2026Q3, not "${quarter}".`);
    return named;
  }
  if (last !== undefined) return { from: at.getTime() - lengthOf(last), to: at.getTime(), quarter: null };
  const window = { from: instantOf('from-time', from), to: instantOf('to-time', to) };
  if (window.from && window.from >= (window.to ?? at))
    throw new UsageError('The window is empty: --from-time must be before --to-time.');
  return { from: window.from?.getTime() ?? null, to: window.to?.getTime() ?? null, quarter: null };
}

function lengthOf(text: string): number {
  const [, count, unit] = /^(\d{1,5}) ?([dw])$/.exec(text) ?? [];
  if (!count || Number(count) === 0)
    throw new UsageError(`--last takes a duration such as 30d or 12w, not "${text}".`);
  return Number(count) * (unit === 'w' ? 7 : 1) * DAY;
}
