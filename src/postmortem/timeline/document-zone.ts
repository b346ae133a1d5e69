import type { Block } from '../../markdown/text.ts';
import { leadTime } from '../../time/lead.ts';
import type { Zone } from '../../time/zone.ts';
import type { Fact } from '../facts.ts';
import { firstOf } from '../first-of.ts';
import { zoneIn, zoneNote, zoneOfClock } from './zone-note.ts';

/** The document's time zone: from a note, the first clock time that has one, or the front matter; null if none tells. */
export const documentZone = (blocks: readonly Block[], facts: readonly Fact[]): Zone | null =>
  firstOf(blocks, noteIn) ??
  firstOf(blocks, ({ text }) => zoneOfClock(text) ?? zoneBesideDay(text) ?? zoneOfLog(text)) ??
  offsetOfMilestones(facts);

/** "All times are in UTC": a sentence about the times, and not one with a time. */
function noteIn({ text }: Block): Zone | null {
  if (!/\btimes?(?:stamps?)?\b|\bzone/i.test(text)) return null;
  const isAboutTimes =
    /\b(?:all|the|following)?\s*times?(?:stamps?)?\b.{0,30}\b(?:in|are|is|as)\b/i.test(text) ||
    /\btime ?zone|\ball (?:the )?(?:times?|timestamps?)\b|[([](?:all )?times?\b/i.test(text);
  return isAboutTimes ? zoneNote(text) : null;
}

/** The offset in front matter like `detected_at: 2026-09-09T18:40:00-03:00`. Not UTC: a tool may have written it. */
function offsetOfMilestones(facts: readonly Fact[]): Zone | null {
  for (const { key, value, from } of facts) {
    if (
      from !== 'front-matter' ||
      !/^(?:started|detected|acknowledged|mitigated|resolved)(?: at)?$/.test(key)
    )
      continue;
    const zone = leadTime(value)?.zone;
    if (zone && /[+-]\d\d:?\d\d\W*$/.test(value)) return zone;
  }
  return null;
}

/** "Incident window: 2023-12-19 to 2023-12-20 (UTC)". */
function zoneBesideDay(text: string): Zone | null {
  const inside = text.length <= 120 ? /\d\s?\(([^()]{2,20})\)\s*$/.exec(text)?.[1] : undefined;
  return inside === undefined ? null : zoneIn(inside);
}

/** "Log kept by the duty manager (BST)." */
function zoneOfLog(text: string): Zone | null {
  if (text.length > 120 || !/\b(?:log|timeline|chronology|events|minutes)\b/i.test(text)) return null;
  const inside = /\(([A-Z]{3,5})\)[\s.:]*$/.exec(text)?.[1];
  return inside === undefined ? null : zoneIn(inside);
}
