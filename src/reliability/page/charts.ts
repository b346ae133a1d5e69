import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Budget } from '../budgets/budget.ts';
import type { Digest } from './digest.ts';

use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** A mid-grey, so that the same image is readable in GitHub's light and dark themes. */
const TEXT = '#768390';
const LINE = '#76839055';
const COLOURS: Readonly<Record<string, string>> = {
  SEV1: '#d9453d',
  SEV2: '#c9751f',
  SEV3: '#a08220',
  SEV4: '#4a86c9',
  unknown: TEXT,
};
const ACCENT = '#4a86c9';
const WIDTH = 640;
const HEIGHT = 220;

/** A chart: file name, alternative text and SVG. */
export interface Chart {
  readonly name: string;
  readonly alt: string;
  readonly svg: string;
}

const font = { color: TEXT, fontFamily: 'system-ui, sans-serif', fontSize: 12 };
const axis = { axisLabel: font, axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false } };
const values = { type: 'value', axisLabel: font, splitLine: { lineStyle: { color: LINE } } };
const grid = {
  left: 8,
  right: 16,
  top: 36,
  bottom: 8,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
};

/** The charts of a page, except empty ones. `width` is in pixels. */
export function charts({ weeks, quarters }: Digest, budgets: readonly Budget[], width = WIDTH): Chart[] {
  return [incidentsByWeek(weeks, width), mttrByQuarter(quarters, width), budgetsLeft(budgets, width)].flatMap(
    (chart) => chart ?? [],
  );
}

function incidentsByWeek(weeks: Digest['weeks'], width: number): Chart | null {
  const severities = Object.keys(COLOURS).filter((severity) => weeks.some(({ counts }) => counts[severity]));
  if (severities.length === 0 || weeks.length < 2) return null;
  const legend = { top: 4, right: 16, icon: 'rect', itemWidth: 10, itemHeight: 10, textStyle: font };
  return {
    name: 'incidents',
    alt: `Incidents by week: ${weeks.map(({ from, counts }) => `${from}: ${sum(counts)}`).join(', ')}`,
    svg: drawing(
      'Incidents by week',
      { width, height: HEIGHT },
      {
        legend: { ...legend, data: severities },
        grid,
        xAxis: { type: 'category', data: weeks.map(({ from }) => from.slice(5)), ...axis },
        yAxis: { ...values, minInterval: 1 },
        series: severities.map((severity) => ({
          type: 'bar',
          name: severity,
          stack: 'all',
          itemStyle: { color: COLOURS[severity] },
          data: weeks.map(({ counts }) => counts[severity] ?? 0),
        })),
      },
    ),
  };
}

function mttrByQuarter(quarters: Digest['quarters'], width: number): Chart | null {
  if (quarters.filter(({ mttr }) => mttr !== null).length < 2) return null;
  return {
    name: 'mttr',
    alt: `MTTR in minutes by quarter: ${quarters.map(({ quarter, mttr }) => `${quarter}: ${mttr === null ? 'none' : Math.round(mttr)}`).join(', ')}`,
    svg: drawing(
      'MTTR by quarter, in minutes',
      { width, height: HEIGHT },
      {
        grid,
        xAxis: { type: 'category', data: quarters.map(({ quarter }) => quarter), ...axis },
        yAxis: values,
        series: [
          {
            type: 'bar',
            barMaxWidth: 48,
            itemStyle: { color: ACCENT },
            label: { show: true, position: 'top', ...font },
            data: quarters.map(({ mttr }) => (mttr === null ? null : Math.round(mttr))),
          },
        ],
      },
    ),
  };
}

/** The budgets with the least left, the lowest at the top. */
function budgetsLeft(budgets: readonly Budget[], width: number): Chart | null {
  if (budgets.length === 0) return null;
  const lowest = budgets
    .toSorted((a, b) => a.left - b.left)
    .slice(0, 10)
    .reverse();
  return {
    name: 'budgets',
    alt: `Error budgets left in percent: ${lowest.map(({ service, left }) => `${service}: ${Math.round(left * 100)}`).join(', ')}`,
    svg: drawing(
      'Error budget left',
      { width, height: 76 + 26 * lowest.length },
      {
        grid,
        xAxis: { ...values, max: 100, axisLabel: { ...font, formatter: '{value} %' } },
        yAxis: {
          type: 'category',
          data: lowest.map(({ service, objective }) => `${service} ${objective} %`),
          ...axis,
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 18,
            label: { show: true, position: 'right', formatter: '{c} %', ...font },
            data: lowest.map(({ left }) => ({
              value: Math.round(left * 1000) / 10,
              itemStyle: { color: left === 0 ? COLOURS.SEV1 : left <= 0.1 ? COLOURS.SEV2 : ACCENT },
            })),
          },
        ],
      },
    ),
  };
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((all, each) => all + each, 0);

function drawing(title: string, size: { width: number; height: number }, option: object): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({ animation: false, title: { text: title, left: 0, top: 4, textStyle: font }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Class names are numbered across all charts of a process, and their hover rules have no effect in an image.
  return svg.replace(/<style ?>[\s\S]*?<\/style>/g, '').replace(/ class="zr\d+-cls-\d+"/g, '');
}
