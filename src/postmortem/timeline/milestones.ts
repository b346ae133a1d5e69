import { wordsOf } from '../../languages/labels.ts';
import type { Language } from '../../languages/language.ts';
import { perLanguage } from '../../languages/per-language.ts';
import { MILESTONES, type Milestone } from '../../vocabulary/milestones.ts';
import type { ReadTime, TimelineEntry } from '../model.ts';
import { GROUPS, MILESTONE_SENSES } from '../phrases/milestones.ts';
import { senseFinder } from '../phrases/statement.ts';

const sensesIn = senseFinder(MILESTONE_SENSES, GROUPS);

/** Milestones stated in an entry's text, in their natural order. `language` is the document's. */
export function statedMilestones(text: string, language: Language | null = null): Milestone[] {
  const stated = new Set(sensesIn(text.replace(QUOTED, ' ')).map(({ milestone }) => milestone));
  if (language) for (const milestone of finderOf(language)(text)) stated.add(milestone);
  return MILESTONES.filter((milestone) => stated.has(milestone));
}

/** The reason for a change, in its author's words: 'Probe tuned ("faster detection of hung pods")'. */
const QUOTED = /\(["“][^()"”]{0,200}["”]\)/g;

type ForeignFinder = (text: string) => readonly Milestone[];
const finderOf = perLanguage(
  (language): ForeignFinder => (language.script ? withoutSpaces(language) : withSpaces(language)),
);

/** For languages without spaces between words: a phrase may begin anywhere; in Cyrillic, where a word does. */
function withoutSpaces({ milestones }: Language): ForeignFinder {
  const lists = MILESTONES.map((name) => [name, wordsOf(milestones[name])] as const);
  return (text) => {
    const entry = text.slice(0, 400).toLowerCase();
    const states = (word: string) => {
      const at = entry.indexOf(word);
      return at !== -1 && !INSIDE_CYRILLIC.test(entry.slice(0, at));
    };
    return lists.filter(([, words]) => words.some(states)).map(([name]) => name);
  };
}

/** Before a phrase in Cyrillic: part of its word, or “не”. */
const INSIDE_CYRILLIC = /(?:\p{Script=Cyrillic}|(?<!\p{L})не )$/u;

function withSpaces({ milestones }: Language): ForeignFinder {
  const senses = MILESTONES.map((milestone) => {
    const words = wordsOf(milestones[milestone]).join('; ');
    return { milestone, sense: milestone, words, hits: [], misses: [] };
  });
  const find = senseFinder(senses, {});
  return (text) => find(text).map(({ milestone }) => milestone);
}

/**
 * The incident's milestones: the first entry that states started, detected or acknowledged, and the last that states
 * mitigated or resolved.
 */
export function milestonesOf(entries: readonly TimelineEntry[]): Partial<Record<Milestone, ReadTime>> {
  const found: Partial<Record<Milestone, ReadTime>> = {};
  for (const entry of entries) {
    if (!entry.time?.iso) continue;
    for (const milestone of entry.milestones) {
      const isLast = milestone === 'mitigated' || milestone === 'resolved';
      if (isLast || !found[milestone]) found[milestone] = entry.time;
    }
  }
  return { ...found, ...acknowledgedAfter(entries, found) };
}

/** An acknowledgement before detection may belong to another page: takes the first one after it. */
function acknowledgedAfter(
  entries: readonly TimelineEntry[],
  { detected, acknowledged, mitigated, resolved }: Partial<Record<Milestone, ReadTime>>,
): Partial<Record<Milestone, ReadTime>> {
  if (!detected || !acknowledged) return {};
  const at = (time: ReadTime | undefined) => entries.findIndex((entry) => entry.time === time);
  const first = at(detected);
  if (at(acknowledged) >= first || !/\bdetected\b/i.test(entries[first]!.text)) return {};
  const end = Math.max(at(mitigated), at(resolved));
  const meanwhile = entries.slice(first, end === -1 ? entries.length : end + 1);
  const later = meanwhile.find(({ time, milestones }) => time?.iso && milestones.includes('acknowledged'));
  return later ? { acknowledged: later.time! } : {};
}
