import type { PhrasingContent, RootContent } from 'mdast';
import { collapsible, link, list, markdown, phrase } from '../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { instantText } from '../../time/text.ts';
import type { Zone } from '../../time/zone.ts';
import { plural } from '../../vocabulary/plural.ts';
import { type Budget, isLarge, LARGE } from '../budgets/budget.ts';
import type { Figure } from '../figures/figure.ts';
import type { ObjectiveState } from '../objectives.ts';
import type { Report, Trend } from '../report.ts';
import { quarterAt } from '../window.ts';
import { dayIn, daysOf, duration, percent } from '../words.ts';
import type { Costly, Digest } from './digest.ts';
import type { PageParts } from './parts.ts';
import { budgetTable, figureTable, groupTables, shown, some } from './tables.ts';

/** The number of excluded incidents that are named. */
const MAX_NAMED = 20;

/** The report as one page for somebody with two minutes: from what happened to how it was counted. */
export function page(parts: PageParts): RootContent[] {
  const { report, quarter, digest } = parts;
  const { first, last } = daysOf(report.window, parts.zone);
  const picture = (name: string) => pictureOf(parts, name);
  const title = markdown`# Reliability${quarter ? ` in ${quarter}` : ''}`;
  if (report.noData)
    return markdown`${title}

There is **no data**: the ledger has no incident that can be read, so nothing is measured.

## What was left out

${leftOut(report)}`;
  const n = wholeOf(report, 'incidents') ?? 0;
  const severities = digest.bySeverity
    .map(({ severity, n: each }) => `${each} ${severity === 'unknown' ? 'without a severity' : severity}`)
    .join(', ');
  return markdown`${title}

${first} to ${last} (${parts.zone.text})${report.trends.length > 0 ? `, compared with ${comparedWith(parts)} before` : ''}.

## What happened

${n === 0 ? 'There was no incident.' : markdown`**${plural(n, 'incident')}**: ${severities}.${report.open.length > 0 ? ` ${plural(report.open.length, 'of them is still open', 'of them are still open')}.` : ''}`}

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

${decisions(parts)}

${picture('budgets')}

## The figures

${figureTable(parts)}

${groupTables(parts)}

${budgetTable(parts)}

${collapsible('What each figure is', definitions(parts))}

## What was left out

${leftOut(report)}`;
}

function definitions({ figures }: PageParts): RootContent[] {
  return markdown`Every figure is of the incidents whose impact started in the window, unless it says otherwise:

${list(figures.map(({ title, definition }) => ({ line: phrase`**${title}**: ${definition}` })))}`;
}

/** A quarter that is not over is compared with as much of the one before. */
function comparedWith({ quarter, report: { window }, zone }: PageParts): string {
  if (!quarter) return 'as long a time';
  const isOver = Date.parse(window.to) >= quarterAt(Date.parse(window.from), zone).to;
  return isOver ? 'the quarter' : 'the same part of the quarter';
}

const wholeOf = ({ figures }: Report, name: string) =>
  figures.find((each) => each.name === name && Object.keys(each.group).length === 0)?.value ?? null;

function cost(report: Report, digest: Digest): RootContent[] {
  const availability = wholeOf(report, 'availability');
  if (availability === null) return markdown`Nothing: this window has not begun.`;
  const downtime = duration(wholeOf(report, 'downtime') ?? 0);
  if (digest.cost === 0) return markdown`Services were available **${percent(availability)}** of the time.`;
  return markdown`Services were available **${percent(availability)}** of the time: ${downtime} of downtime. Weighed by the share of users who felt each incident, that is ${duration(digest.cost)} for every user.`;
}

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
  const valuesOf = ({ name, before, now }: Trend) => {
    const { title, unit } = figures.find((each) => each.name === name)!;
    const [was, is] = [shown(before, unit), shown(now, unit)];
    return { title, isSame: was === is, change: `${was} → ${is}` };
  };
  const judged = trends.filter(({ verdict }) => verdict !== null);
  // Where rounding hides a difference, the reader sees none.
  const changed = judged.filter((each) => each.verdict !== 'same' && !valuesOf(each).isSame);
  const lines = changed
    .filter(({ certain }) => certain)
    .map((each) => {
      const { title, change } = valuesOf(each);
      return { line: phrase`**${title}** got ${each.verdict!}: ${change}` };
    });
  const byChance = changed
    .filter(({ certain }) => !certain)
    .map((each) => {
      const { title, change } = valuesOf(each);
      return `${title} ${change}`;
    });
  const rest = byChance.length > 0 ? markdown`May be chance: ${byChance.join(', ')}.` : [];
  const few = trends.filter(({ why }) => why?.startsWith('n =')).length;
  const note =
    few > 0
      ? markdown`No trend is claimed for ${plural(few, 'figure')}: fewer than five values before or now.`
      : [];
  if (trends.length === 0) return markdown`There is nothing to compare with: give a quarter or a window.`;
  const same = judged.length - changed.length;
  if (changed.length === 0)
    return same > 0
      ? [...markdown`${plural(same, 'figure is', 'figures are')} as before.`, ...note]
      : note.length > 0
        ? note
        : markdown`There is nothing to compare with yet.`;
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
      ? [phrase`**${plural(late.postMortems.length, 'post-mortem')} late**: ${some(late.postMortems)}`]
      : []),
    ...(items > 0
      ? [
          phrase`**${plural(items, 'action item')} late**, the oldest since ${late.items[0]!.due}: ${some(late.items.map(({ incident }) => incident))}`,
        ]
      : []),
  ];
  return [...markdown`${kept.join(' ')}`, ...(lines.length > 0 ? list(lines.map((line) => ({ line }))) : [])];
}

function decisions({ report: { budgets, objectives, figures }, zone }: PageParts): RootContent[] {
  const lines = [
    ...budgets.flatMap((each) => budgetDecision(each, zone)),
    ...objectives.flatMap(objectiveLine),
  ];
  const repeats = figures.find(({ name }) => name === 'repeatIncidents')!;
  if (repeats.value)
    lines.push(
      phrase`**${plural(repeats.value, 'incident')} came back** (of ${repeats.n}): is what was promised after the first ones done?`,
    );
  if (lines.length > 0) return list(lines.map((line) => ({ line })));
  return budgets.length + objectives.length === 0
    ? markdown`Nothing: the policy defines no budget (\`slos:\`) and no objective.`
    : markdown`Nothing: every budget and objective is on track.`;
}

function budgetDecision(budget: Budget, zone: Zone): PhrasingContent[][] {
  const { service, objective, left, exhaustedAt, spentBy } = budget;
  const large = spentBy.filter(({ minutes }) => isLarge(minutes, budget));
  const found: PhrasingContent[][] = [];
  if (left === 0)
    found.push(
      phrase`**${service} has spent its error budget** (${objective} %): reliability work before features?`,
    );
  else if (exhaustedAt)
    found.push(
      phrase`**${service} will have spent its error budget by ${dayIn(exhaustedAt, zone)}** at this rate (${percent(left)} left): slow down?`,
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
  outlook,
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
  const when = isOver ? '' : outlook !== now ? ' at this rate' : ' so far';
  const change = before ? `, ${signed(outlook! / before - 1)}${when}` : '';
  return [
    phrase`**${objective}: ${pace}**${change}, ${chance}${range}${okr ? phrase`. ${okr.url ? link(okr.url, okr.text) : okr.text}` : []}`,
  ];
}

const signed = (ratio: number) => `${ratio < 0 ? '−' : '+'}${Math.abs(Math.round(ratio * 100))} %`;

function leftOut({ excluded, open }: Report): RootContent[] {
  const named = [
    ...open.map(
      ({ incident, since }) =>
        phrase`${incident} is open since ${instantText(since)} and counts up to the end of the report`,
    ),
    ...excluded.map(({ incident, why }) => phrase`${incident}: ${why}`),
  ];
  if (named.length === 0) return markdown`Nothing.`;
  const more = named.length - MAX_NAMED;
  return [
    ...list(named.slice(0, MAX_NAMED).map((line) => ({ line }))),
    ...(more > 0 ? markdown`And ${more} more: \`debrief report --format json\` lists all of them.` : []),
  ];
}
