import type { PostMortem } from '../../postmortem/model.ts';

const CAUSES: ReadonlySet<string | null> = new Set(['causes', 'trigger', 'five-whys', 'went-wrong']);
/** Sections whose sentences explain where none is about causes. */
const EXPLAINS: ReadonlySet<string | null> = new Set([
  'causes',
  'trigger',
  'five-whys',
  'went-wrong',
  'summary',
  'detection',
  'lessons',
  'background',
  'supporting',
]);

/**
 * Words that tie an effect to what made it possible, each standing for one factor; with the words around them that
 * tell a cause from a mere "since Monday".
 */
const CAUSAL: readonly RegExp[] = [
  /\b(?:because|due to|caused by|as a result of|owing to|thanks to a|triggered by|stemm?ed from|resulted from|the reason)\b/i,
  /\b(?:caus(?:ed|ing)|led to|leading to|resulted in|resulting in|meant that|which meant|allowed|prevented|made it)\b/i,
  /\b(?:missing|lack of|lacked|absence of|there (?:was|were|is|are) no|(?:did|was|were|had|is|does) ?n[o\u2019']t|never|without (?:an?|any))\b/i,
  /\b(?:bug|misconfigur\w+|race condition|regression|leak|typo|single point of failure|bottleneck|exhaust\w+|full disk|expired)\b/i,
];

/** How much of a paragraph is read, and how many sentences of one. */
const LONGEST = 1500;

/** How many sentences of its explaining sections tell a cause: factors that the author did not list. */
export function factorsInProse(postmortem: PostMortem): number {
  const { blocks, contributingFactors, sections } = postmortem;
  const listed = new Set(contributingFactors.map(({ span }) => span.start));
  const hasCauses = sections.some(({ name }) => name === 'causes' || name === 'trigger');
  let found = 0;
  for (const { kind, text, span } of blocks) {
    if (kind === 'heading' || kind === 'cell' || listed.has(span.start)) continue;
    const name = postmortem.sectionNameOf(span);
    // A summary explains where no section of causes does.
    if (hasCauses ? !CAUSES.has(name) : name !== null && !EXPLAINS.has(name)) continue;
    for (const sentence of text.slice(0, LONGEST).split(/(?<=[.!?])\s+/)) {
      if (CAUSAL.some((pattern) => pattern.test(sentence))) found++;
    }
  }
  return found;
}
