import type { RootContent } from 'mdast';
import { markdown, table } from '../../markdown/write/markdown.ts';
import { capital } from '../../vocabulary/capital.ts';
import type { Unit } from '../figures/figure.ts';
import { daysOf, duration, percent } from '../words.ts';
import type { PageParts } from './parts.ts';

/** The figures of all incidents. */
export function figureTable({ report, figures }: PageParts): RootContent[] {
  const compared = report.trends.length > 0;
  const head = [
    ['Figure', 'left'],
    ['Value', 'right'],
    ...(compared ? [['Before', 'right'] as const] : []),
    ['n', 'right'],
    ['Median', 'right'],
    ['90th percentile', 'right'],
  ] as const;
  const whole = report.figures.filter(({ group }) => Object.keys(group).length === 0);
  const rows = whole.map(({ name, value, unit, n, median, p90 }) => {
    const { title } = figures.find((each) => each.name === name)!;
    const cells = [title, shown(value, unit), String(n), shown(median, unit), shown(p90, unit)];
    const before = report.trends.find((each) => each.name === name)?.before ?? null;
    return compared ? cells.toSpliced(2, 0, shown(before, unit)) : cells;
  });
  return table(head, rows);
}

/** The figures shown in group tables; JSON and CSV have all of them. */
const BY_GROUP = ['incidents', 'mttr', 'mtbf', 'downtime', 'availability'];

/** One table per requested dimension, with one row per group. */
export function groupTables({ report, figures }: PageParts): RootContent[] {
  const columns = BY_GROUP.map((name) => figures.find((each) => each.name === name)!);
  const dimensions = Map.groupBy(report.figures, ({ group }) => Object.keys(group)[0]);
  dimensions.delete(undefined);
  return [...dimensions].flatMap(([dimension, of]) => {
    const groups = Map.groupBy(of, ({ group }) => Object.values(group)[0] ?? 'unknown');
    const rows = [...groups].map(([name, values]) => [
      name,
      ...columns.map((column) => shown(values.find((each) => each.name === column.name)!.value, column.unit)),
    ]);
    const head = columns.map(({ title }) => [title, 'right'] as const);
    return markdown`### By ${dimension!}

${table([[capital(dimension!), 'left'], ...head], rows)}`;
  });
}

/** The remainder of each error budget and what spent it. */
export function budgetTable({ report: { budgets }, zone }: PageParts): RootContent[] {
  if (budgets.length === 0) return [];
  const rows = budgets.map(({ service, objective, window, left, spentMinutes, budgetMinutes, spentBy }) => {
    const { first, last } = daysOf(window, zone);
    return [
      `${service}, ${objective} %`,
      `${first} to ${last}`,
      percent(left),
      `${duration(spentMinutes)} of ${duration(budgetMinutes)}`,
      some(spentBy.map(({ incident, minutes }) => `${incident} (${duration(minutes)})`)) || '–',
    ];
  });
  return markdown`### Error budgets

${table(
  [
    ['Objective', 'left'],
    ['Window', 'left'],
    ['Left', 'right'],
    ['Spent', 'right'],
    ['Spent by', 'left'],
  ],
  rows,
)}`;
}

/** A figure's value as a cell; “–” if there is none. */
export function shown(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  return unit === 'minutes' ? duration(value) : unit === 'ratio' ? percent(value) : String(value);
}

/** The first few of many names, and how many more there are. */
export const some = (names: readonly string[]) =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`;
