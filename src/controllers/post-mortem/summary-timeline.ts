import type { RootContent } from 'mdast';
import { silences } from '../../lint/support/timeline/silences.ts';
import { collapsible, joined, paragraph, phrase } from '../../markdown/write/markdown.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { instantText, minutesText } from '../../time/text.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';

/** Minutes of silence that are drawn as a gap, as in the rule timeline/gaps. */
const LONG_SILENCE = 30;

/**
 * The timeline as a Mermaid chart: milestones, the phases between them, and the gaps. Nothing if the milestones are
 * not known to the minute. It contains only our own words and times.
 */
export function timelineChart(postmortem: PostMortem): RootContent[] {
  const reached = MILESTONES.flatMap((name) => {
    const epoch = postmortem.milestones[name]?.epoch ?? null;
    return epoch === null ? [] : [{ name, epoch }];
  }).sort((a, b) => a.epoch - b.epoch);
  if (reached.length < 2) return [];
  const isLong = reached.at(-1)!.epoch - reached[0]!.epoch > DAY;
  const lines = reached.map(({ name, epoch }) => `${capital(name)} : milestone, ${written(epoch)}, 0m`);
  const phases = reached.slice(1).map(({ name, epoch }, index) => {
    const { name: from, epoch: start } = reached[index]!;
    return `${capital(from)} to ${name}, ${minutesText((epoch - start) / MINUTE)} : ${written(start)}, ${written(epoch)}`;
  });
  const gaps = silences(postmortem, LONG_SILENCE).flatMap(({ entry, next, minutes }) => {
    const [start, end] = [entry.time!.epoch, next.time!.epoch];
    if (start === null || end === null) return [];
    return `Nothing written, ${minutesText(minutes)} : crit, ${written(end - minutes * MINUTE)}, ${written(end)}`;
  });
  const chart = [
    'gantt',
    '  dateFormat YYYY-MM-DD HH:mm',
    `  axisFormat ${isLong ? '%d %b %H:%M' : '%H:%M'}`,
    '  section Milestones',
    ...lines.map((line) => `  ${line}`),
    '  section Between',
    ...phases.map((line) => `  ${line}`),
    ...(gaps.length > 0 ? ['  section Silence', ...gaps.map((line) => `  ${line}`)] : []),
  ];
  const way = reached.map(({ name, epoch }, index) => {
    const iso = new Date(epoch).toISOString();
    const clock = isLong ? instantText(iso) : iso.slice(11, 16);
    const waited = index === 0 ? '' : `${minutesText((epoch - reached[index - 1]!.epoch) / MINUTE)} → `;
    return phrase`${waited}${name} **${clock}**`;
  });
  const quiet = gaps.length === 1 ? 'one stretch' : `${gaps.length} stretches`;
  const silent =
    gaps.length > 0 ? ` In ${quiet} of more than ${LONG_SILENCE} minutes nothing is written.` : '';
  return [
    ...paragraph(phrase`${joined(way, ' → ')} (UTC).${silent}`),
    ...collapsible('As a chart', [{ type: 'code', lang: 'mermaid', value: chart.join('\n') }]),
  ];
}

/** UTC, written as a local time: Mermaid would show an instant in the zone of each reader. */
const written = (epoch: number) => new Date(epoch).toISOString().slice(0, 16).replace('T', ' ');
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
