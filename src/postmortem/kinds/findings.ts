import type { SectionName } from '../model.ts';
import { incidentTag } from '../phrases/kinds.ts';
import { everyMatch, type Sign } from '../phrases/sign.ts';
import { namedPostMortem } from '../phrases/titles.ts';
import type { KindEvidence } from './evidence.ts';

const POSTMORTEM_SECTIONS: ReadonlySet<SectionName> = new Set<SectionName>([
  'timeline',
  'causes',
  'impact',
  'action-items',
  'went-well',
  'went-wrong',
  'lucky',
  'five-whys',
  'fishbone',
  'detection',
  'resolution',
  'lessons',
  'trigger',
  'summary',
]);
const WHOSE = /^(?:customer|user|business|root|incident) /;
/** Keys of an incident's facts: “Start: 2025-03-03 09:00 UTC”. */
const FACT_KEY =
  /^(start|began|begin|end|impact|affect|cause|fix|resolution|resolve|mitigate|detection|detect|duration|length|lasted|noticed|who noticed|trigger|follow ?ups?|still open)(?:e?d|s)?(?: (?:at|by|when))?$/;
const ENGLISH = /\b(?:the|and|was|were|of|to|for|is|in|it)\b/gi;
/** How many characters of the prose are read. */
const PROSE = 20_000;
/** About so many words: accurate enough for the share of some. */
const WORDS_OF_PROSE = 3300;

/** What a document consists of. */
export interface Shape {
  readonly title: string;
  readonly words: number;
  readonly names: ReadonlySet<SectionName | null>;
  /** The number of timeline entries with a known date. */
  readonly dated: number;
}

export function shapeOf({ title, outline, sections, timeline }: KindEvidence): Shape {
  const names = sections.all.map(({ name }) => name);
  return {
    title: title ?? '',
    // About six characters a word: accurate enough to detect an empty file or a thin template.
    words: outline.blocks.reduce((sum, block) => sum + block.text.length, 0) / 6,
    names: new Set(names.filter((name) => name !== null && POSTMORTEM_SECTIONS.has(name))),
    dated: timeline.filter((entry) => entry.time?.iso).length,
  };
}

/** What it says. */
export interface Findings extends Shape {
  readonly prose: string;
  /** The number of distinct incident facts. */
  readonly facts: number;
  /** The number of timeline entries with a time of day. */
  readonly timed: number;
  readonly isNamed: boolean;
}

/** What a document of some shape says. */
export function findingsIn(evidence: KindEvidence, shape: Shape): Findings {
  const { document, outline, timeline } = evidence;
  const { tags, categories } = document.frontMatter?.data ?? {};
  const isTagged = incidentTag.pattern.test(`${tags ?? ''} ${categories ?? ''}`);
  const names = [shape.title, document.path.replace(/[-_]+/g, ' ')];
  return {
    ...shape,
    isNamed: isTagged || names.some((name) => namedPostMortem.pattern.test(name)),
    prose: outline.blocks
      .map((block) => block.text)
      .join('\n')
      .slice(0, PROSE),
    facts: new Set(evidence.facts.flatMap(({ key }) => FACT_KEY.exec(key.replace(WHOSE, ''))?.[1] ?? []))
      .size,
    timed: timeline.filter(({ time }) => time !== null && time.precision !== 'date').length,
  };
}

/** How much of the words of a document have the sign. */
export const shareOf = (sign: Sign, findings: Findings): number => share(everyMatch(sign), findings);

/** In a language without a word list, only the times can be read. */
export const isForeign = (findings: Findings): boolean =>
  findings.words > 20 && share(ENGLISH, findings) < 0.03;

const share = (pattern: RegExp, { prose, words }: Findings) =>
  (prose.match(pattern)?.length ?? 0) / Math.min(words, WORDS_OF_PROSE);
