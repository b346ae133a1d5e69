import { alternatives } from '../../../languages/alternatives.ts';
import { perLanguage } from '../../../languages/per-language.ts';
import type { PostMortem, SectionName } from '../../../postmortem/model.ts';
import { minuteWritten } from '../../../time/clock.ts';
import type { StatedWindow } from './stated-window.ts';

const CLOCK = String.raw`(\d{1,2}):(\d\d)(?::\d\d)?(?: ?([ap])\.?m\b\.?)?`;
const ZONE = String.raw`(?: ?\(?((?:UTC|GMT)(?:[+-]\d{1,2}(?::\d\d)?)?|[A-Z]{3,4})\b\)?)?`;
/** "02:26 UTC – 03:28 UTC", "17:35 til 21:25"; in a known language, also with its own words: "17:35 bis 21:25". */
const windowWith = (words: string) =>
  new RegExp(
    String.raw`(?<![\d:.+-])${CLOCK}${ZONE} ?(?:[-–—→~〜～]|to|until|till|til|${words}) ?${CLOCK}${ZONE}(?![\d:%])`,
    'gi',
  );
const WINDOW = windowWith(alternatives([]));
const windowIn = perLanguage(({ times }) => windowWith(alternatives([times?.to])));
/** Hours of every day, and times that are not exact. */
const OTHER =
  /\b(?:every|daily|nightly|hours|peak|schedule\w*|cron|maintenance|window|between)\b|(?<!\d ?)~|[≈±]|頃|ca\.|circa|about|around/i;

/** How many blocks at the top may give the times of the incident, and in which sections. */
const HEADER = 40;
const TOLD = new Set<SectionName | null>([null, 'summary', 'impact']);

/** The times of the incident above the timeline: "Duration: 02:26–03:28 UTC". */
export function headerWindow(postmortem: PostMortem): StatedWindow | null {
  const window = postmortem.language ? windowIn(postmortem.language) : WINDOW;
  const end = postmortem.timeline[0]?.span.start ?? 0;
  for (const block of postmortem.blocks.slice(0, HEADER)) {
    const { kind, text, span } = block;
    if (span.end > end) return null;
    if (kind === 'heading' || !/\d:\d\d/.test(text) || !TOLD.has(postmortem.sectionNameOf(span))) continue;
    for (const match of text.slice(0, 1500).matchAll(window)) {
      const [whole, h = '', m = '', half, zone, toH = '', toM = '', toHalf, toZone] = match;
      const from = minuteWritten(h, m, half ?? toHalf);
      const to = minuteWritten(toH, toM, toHalf);
      const stated = block.source(match.index, match.index + whole.length);
      if (from >= to || OTHER.test(lineAt(postmortem, stated.start))) continue;
      const [start = '', until = ''] = whole.match(/\d{1,2}:\d\d/g) ?? [];
      return { from, to, start, end: until, zone: toZone ?? zone ?? null, span: stated };
    }
  }
  return null;
}

function lineAt({ document: { text } }: PostMortem, offset: number): string {
  const from = text.lastIndexOf('\n', offset) + 1;
  return text.slice(from, from + 300).split('\n')[0]!;
}
