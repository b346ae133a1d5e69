import { writeMarker } from '../../github/markers.ts';
import type { NewFile } from '../../github/port.ts';
import { print } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import { budgetsOf } from '../../reliability/budgets/budget.ts';
import { countUp, currentNames } from '../../reliability/counted.ts';
import type { LedgerLine } from '../../reliability/ledger/line.ts';
import type { Chart, charts } from '../../reliability/page/charts.ts';
import { digest } from '../../reliability/page/digest.ts';
import { page } from '../../reliability/page/page.ts';
import type { Period } from '../../reliability/period.ts';
import { makeReport, measureLedger } from '../../reliability/report.ts';
import { hash } from '../../vocabulary/hash.ts';

/** The kind of its marker. */
export const REPORT = 'report';

/** How to draw the charts; null if none are wanted. */
export type Draw = typeof charts | null;

export interface Written {
  /** The name of its period, used to find the report again. */
  readonly period: string;
  readonly title: string;
  /** The report below a marker that names its period. */
  readonly body: string;
  /** The report as a file, and its charts; empty without charts. */
  readonly files: readonly NewFile[];
}

/**
 * The report on a period as of its end: later news about the period changes the report, the mere passing of time does
 * not. Pure.
 *
 * @param own lines of the repository that the report is for
 * @param all lines of all repositories that may spend a budget; incidents of other repositories are not named
 */
export function writeReport(
  own: readonly LedgerLine[],
  all: readonly LedgerLine[],
  policy: Policy,
  period: Period,
  draw: Draw,
): Written {
  const at = new Date(period.to);
  const window = { from: period.from, to: period.to, quarter: period.quarter };
  const ledger = { lines: own, broken: [] };
  const measured = measureLedger(ledger, policy, { at, window, by: [], slos: [] });
  const budgets = budgetsFor(own, all, policy, new Date(period.to - 1));
  const report = { ...makeReport(measured), budgets };
  const found = digest(measured);
  const drawn = draw?.(found, budgets) ?? [];
  const text = (shown: readonly Chart[]) =>
    print(
      page({
        report,
        digest: found,
        charts: shown,
        figures: measured.figures,
        quarter: period.quarter,
        zone: measured.zone,
        urlOf: ({ name }) => `${period.name}/${name}.svg`,
      }),
    ).trim();
  const { directory } = policy.reports;
  const folder = directory.replace(/\/+$/, '');
  const words = text([]);
  return {
    period: period.name,
    title: `Reliability in ${period.title}`,
    body: `${writeMarker(REPORT, { period: period.name, wrote: hash(words) })}\n${words}`,
    files: draw
      ? [
          { path: `${folder}/${period.name}.md`, text: `${text(drawn)}\n` },
          ...drawn.map(({ name, svg }) => ({ path: `${folder}/${period.name}/${name}.svg`, text: svg })),
        ]
      : [],
  };
}

/** Whether the text below a marker is still what Debrief wrote: a text that people changed is left alone. */
export function isUntouched(body: string, wrote: string | undefined): boolean {
  const text = body.replaceAll('\r\n', '\n');
  return hash(text.slice(text.indexOf('\n') + 1).trim()) === wrote;
}

/** The budgets of the services that had an incident here, spent by incidents everywhere. */
function budgetsFor(own: readonly LedgerLine[], all: readonly LedgerLine[], policy: Policy, at: Date) {
  const nameOf = currentNames(policy.services);
  const hit = new Set(own.flatMap(({ services }) => services.map(nameOf)));
  const slos = policy.slos
    .map((slo) => ({ ...slo, service: nameOf(slo.service) }))
    .filter(({ service }) => hit.has(service));
  const ids = new Set(own.map(({ id }) => id));
  return budgetsOf(slos, countUp(all, policy, at).incidents, policy, at).map(({ budget }) => ({
    ...budget,
    spentBy: budget.spentBy.filter(({ incident }) => ids.has(incident)),
  }));
}
