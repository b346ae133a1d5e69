import type { PhrasingContent, RootContent } from 'mdast';
import { link, list, markdown, phrase, table } from '../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { type Budget, isLarge, LARGE } from '../budgets/budget.ts';
import type { Figure, Unit } from '../figures/figure.ts';
import type { ObjectiveState } from '../objectives.ts';
import type { Report, Trend } from '../report.ts';
import { duration, percent } from '../words.ts';
import type { Chart } from './charts.ts';
import type { Costly, Digest } from './digest.ts';

/** How many incidents that were left out are named. */
const MOST = 20;

export interface PageParts {
  readonly report: Report;
  readonly digest: Digest;
  readonly charts: readonly Chart[];
  readonly figures: readonly Figure[];
  /** `2026Q3`; null for another window. */
  readonly quarter: string | null;
  /** Where a chart is found: the address of an image. */
  readonly urlOf: (chart: Chart) => string;
}

/** The report as one page, for somebody with two minutes: first what happened, last how it was counted. */
export function page(parts: PageParts): RootContent[] {
  const { report, quarter, digest } = parts;
  const { from } = report.window;
  const picture = (name: string) => pictureOf(parts, name);
  const title = markdown`# Reliability${quarter ? ` in ${quarter}` : ''}`;
  if (report.noData)
    return markdown`${title}

There is **no data**: the ledger has no incident that can be read, so nothing is measured.

## What was left out

${leftOut(report)}`;
  const n = wholeOf(report, 'incidents') ?? 0;
  const severities = digest.bySeverity.map(({ severity, n: each }) => `${each} ${severity}`).join(', ');
  return markdown`${title}

${from.slice(0, 10)} to ${lastDay(report.window)}${report.trends.length > 0 ? `, compared with ${quarter ? 'the quarter' : 'as long a time'} before` : ''}.

## What happened

${n === 0 ? 'There was no incident.' : markdown`**${count(n, 'incident')}**: ${severities}.${report.open.length > 0 ? ` ${count(report.open.length, 'of them is still open', 'of them are still open')}.` : ''}`}

${picture('incidents')}

## What it cost users

${cost(report, digest)}

${digest.worst.length > 0 ? list(digest.worst.map((each) => ({ line: costLine(each) }))) : []}

## What got better, and what got worse

${changes(report.trends, parts.figures)}

${picture('mttr')}

## What is promised and late

${promises(report, digest)}

## What to decide

${decisions(report)}

${picture('budgets')}

## The figures

${figureTable(parts)}

Every figure is of the incidents whose impact started in the window, unless it says otherwise:

${list(parts.figures.map(({ title, definition }) => ({ line: phrase`**${title}**: ${definition}` })))}

## What was left out

${leftOut(report)}`;
}

const wholeOf = ({ figures }: Report, name: string) =>
  figures.find((each) => each.name === name && Object.keys(each.group).length === 0)?.value ?? null;

function cost(report: Report, digest: Digest): RootContent[] {
  const availability = wholeOf(report, 'availability');
  if (availability === null) return markdown`Nothing: this window has not begun.`;
  const downtime = duration(wholeOf(report, 'downtime') ?? 0);
  if (digest.cost === 0) return markdown`Services were available **${percent(availability)}** of the time.`;
  return markdown`Services were available **${percent(availability)}** of the time: ${downtime} of trouble. Weighed by the share of users who felt each incident, that is ${duration(digest.cost)} for every user.`;
}

const count = (n: number, one: string, more = `${one}s`) => `${n} ${n === 1 ? one : more}`;
/** The last day of a window that ends at midnight. */
const lastDay = ({ from, to }: Report['window']) =>
  new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString().slice(0, 10);

function pictureOf({ charts, urlOf }: PageParts, name: string): RootContent[] {
  const chart = charts.find((each) => each.name === name);
  return chart
    ? [{ type: 'paragraph', children: [{ type: 'image', url: urlOf(chart), alt: chart.alt }] }]
    : [];
}

function costLine({ incident, title, url, severity, felt, affected }: Costly): PhrasingContent[] {
  const name = `${incident}${title ? ` ${shorten(oneLine(title), 100)}` : ''}`;
  const shared = affected === null ? 'share of users unknown' : `${percent(affected)} of users`;
  return phrase`${url ? link(url, name) : name}: ${severity ? `${severity}, ` : ''}${duration(felt)}, ${shared}`;
}

function changes(trends: readonly Trend[], figures: readonly Figure[]): RootContent[] {
  const changed = trends.filter(({ verdict }) => verdict === 'better' || verdict === 'worse');
  const valuesOf = ({ name, before, now }: Trend) => {
    const { title, unit } = figures.find((each) => each.name === name)!;
    return { title, change: `${shown(before, unit)} → ${shown(now, unit)}` };
  };
  const lines = changed
    .filter(({ certain }) => certain !== false)
    .map((each) => {
      const { title, change } = valuesOf(each);
      return { line: phrase`**${title}** got ${each.verdict!}: ${change}` };
    });
  const byChance = changed
    .filter(({ certain }) => certain === false)
    .map((each) => {
      const { title, change } = valuesOf(each);
      return `${title} ${change}`;
    });
  const rest = byChance.length > 0 ? markdown`May be chance: ${byChance.join(', ')}.` : [];
  const few = trends.filter(({ why }) => why?.startsWith('n =')).length;
  const note =
    few > 0
      ? markdown`For ${count(few, 'figure')} nothing is claimed: fewer than five values before or now.`
      : [];
  if (trends.length === 0) return markdown`There is nothing to compare with: give a quarter or a window.`;
  if (changed.length === 0) return [...markdown`No figure changed.`, ...note];
  return [...(lines.length > 0 ? list(lines) : []), ...rest, ...note];
}

function promises(report: Report, { late }: Digest): RootContent[] {
  const share = (name: string) => report.figures.find((each) => each.name === name)!;
  const kept = (
    [
      ['Status updates', 'updatesOnTime'],
      ['Post-mortems', 'postMortemsOnTime'],
      ['Action items', 'itemsOnTime'],
    ] as const
  ).map(([what, name]) => {
    const { value, n } = share(name);
    return `${what}: ${value === null ? 'none due' : `${percent(value)} of ${n} on time`}.`;
  });
  const items = late.items.reduce((sum, each) => sum + each.count, 0);
  const lines = [
    ...(late.postMortems.length > 0
      ? [phrase`**${count(late.postMortems.length, 'post-mortem')} late**: ${some(late.postMortems)}`]
      : []),
    ...(items > 0
      ? [
          phrase`**${count(items, 'action item')} late**, the oldest since ${late.items[0]!.due}: ${some(late.items.map(({ incident }) => incident))}`,
        ]
      : []),
  ];
  return [...markdown`${kept.join(' ')}`, ...(lines.length > 0 ? list(lines.map((line) => ({ line }))) : [])];
}

const some = (names: readonly string[]) =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;

function decisions({ budgets, objectives, figures }: Report): RootContent[] {
  const lines = [...budgets.flatMap(budgetDecision), ...objectives.flatMap(objectiveLine)];
  const repeats = figures.find(({ name }) => name === 'repeatIncidents')!;
  if (repeats.value)
    lines.push(
      phrase`**${count(repeats.value, 'incident')} came back** (of ${repeats.n}): is what was promised after the first ones done?`,
    );
  return lines.length > 0
    ? list(lines.map((line) => ({ line })))
    : markdown`Nothing: every budget and objective is on its way.`;
}

function budgetDecision(budget: Budget): PhrasingContent[][] {
  const { service, objective, left, exhaustedAt, spentBy } = budget;
  const large = spentBy.filter(({ minutes }) => isLarge(minutes, budget));
  const found: PhrasingContent[][] = [];
  if (left === 0)
    found.push(
      phrase`**${service} has spent its error budget** (${objective} %): reliability work before features?`,
    );
  else if (exhaustedAt)
    found.push(
      phrase`**${service} will have spent its error budget by ${exhaustedAt.slice(0, 10)}** at this rate (${percent(left)} left): slow down?`,
    );
  if (large.length > 0)
    found.push(
      phrase`${some(large.map(({ incident }) => incident))} took over ${percent(LARGE)} of the budget of ${service} alone: is a P0 action item in the post-mortem?`,
    );
  return found;
}

function objectiveLine({
  objective,
  pace,
  before,
  now,
  interval,
  certain,
  okr,
}: ObjectiveState): PhrasingContent[][] {
  if (pace === null) return [phrase`**${objective}**: there is nothing to compare with yet`];
  const range = interval ? ` (95 % of resamples: ${signed(interval[0])} to ${signed(interval[1])})` : '';
  const chance =
    certain === null
      ? 'too few incidents to tell from chance'
      : certain
        ? 'more than chance'
        : 'may be chance';
  const isOver = pace === 'reached' || pace === 'missed';
  const change = before ? `, ${signed(now! / before - 1)}${isOver ? '' : ' so far'}` : '';
  return [
    phrase`**${objective}: ${pace}**${change}, ${chance}${range}${okr ? phrase`. ${okr.url ? link(okr.url, okr.text) : okr.text}` : []}`,
  ];
}

const signed = (ratio: number) => `${ratio < 0 ? '−' : '+'}${Math.abs(Math.round(ratio * 100))} %`;

function figureTable({ report, figures }: PageParts): RootContent[] {
  const compared = report.trends.length > 0;
  const head = [
    ['Figure', 'left'],
    ['Value', 'right'],
    ...(compared ? [['Before', 'right'] as const] : []),
    ['n', 'right'],
    ['Median', 'right'],
    ['90th percentile', 'right'],
  ] as const;
  const rows = report.figures.map(({ name, group, value, unit, n, median, p90 }) => {
    const { title } = figures.find((each) => each.name === name)!;
    const isWhole = Object.keys(group).length === 0;
    const of = isWhole
      ? ''
      : `, ${Object.values(group)
          .map((each) => each ?? 'unknown')
          .join(' ')}`;
    const before = isWhole ? report.trends.find((each) => each.name === name)?.before : undefined;
    const cells = [`${title}${of}`, shown(value, unit), String(n), shown(median, unit), shown(p90, unit)];
    return compared ? cells.toSpliced(2, 0, before === undefined ? '' : shown(before, unit)) : cells;
  });
  return table(head, rows);
}

function shown(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  return unit === 'minutes' ? duration(value) : unit === 'ratio' ? percent(value) : String(value);
}

function leftOut({ excluded, open }: Report): RootContent[] {
  const named = [
    ...open.map(
      ({ incident, since }) =>
        phrase`${incident} is open since ${since.slice(0, 16).replace('T', ' ')} UTC and counts up to the end of the report`,
    ),
    ...excluded.map(({ incident, why }) => phrase`${incident}: ${why}`),
  ];
  if (named.length === 0) return markdown`Nothing.`;
  const more = named.length - MOST;
  return [
    ...list(named.slice(0, MOST).map((line) => ({ line }))),
    ...(more > 0 ? markdown`And ${more} more: \`debrief report --format json\` lists all of them.` : []),
  ];
}
