import type { PostMortem } from '../../../postmortem/model.ts';
import { sectionNamed } from '../places.ts';

const CLOCK = /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])|\b\d{1,2} ?[ap]\.?m\b/gi;

/** How many different clock times the document's sentences contain, or how many its timeline's source does. */
export function clocksInProse(postmortem: PostMortem): number {
  const found = new Set<string>();
  for (const { kind, text } of postmortem.blocks)
    if (kind === 'paragraph' || kind === 'item') for (const clock of clocksIn(text)) found.add(clock);
  const section = sectionNamed(postmortem, 'timeline');
  if (!section) return found.size;
  return Math.max(
    found.size,
    clocksIn(postmortem.document.text.slice(section.body.start, section.body.end)).length,
  );
}

const clocksIn = (text: string) => text.slice(0, 5000).match(CLOCK) ?? [];
