import type { PostMortem } from '../../postmortem/model.ts';
import { namesCause } from '../phrases/causes.ts';

const CAUSES: ReadonlySet<string | null> = new Set(['causes', 'trigger', 'five-whys', 'went-wrong']);
/** Sections whose sentences explain, if no section is about causes. */
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
 * Phrases that link an effect to what made it possible, each counted as one factor, with enough context to tell a cause
 * from a mere "since Monday".
 */
const CAUSAL: readonly RegExp[] = [
  /\b(?:because|due to|caused by|as a result of|owing to|thanks to a|triggered by|stemm?ed from|resulted from|the reason)\b/i,
  /\b(?:caus(?:ed|ing)|led to|leading to|resulted in|resulting in|meant that|which meant|allowed|prevented|made it)\b/i,
  /\b(?:missing|lack of|lacked|absence of|there (?:was|were|is|are) no|(?:did|was|were|had|is|does) ?n[o\u2019']t|never|without (?:an?|any)|silently|only (?:one|by|in)|no (?:alert\w*|checks?|tests?|limits?|monitoring|validation|warning))\b/i,
  /\b(?:depend(?:s|ed)? on|rel(?:ies|ied) on|single|shared|hard-?coded|assum(?:es?|ed|ption)|nothing (?:was|is|alert\w*|watch\w*)|nobody)\b/i,
  /\b(?:bug|misconfigur\w+|race condition|regression|leak|typo|single point of failure|bottleneck|exhaust\w+|full disk|expired)\b/i,
];

/** Maximum length of a paragraph read, and of sentences in one. */
const LONGEST = 1500;

/** "A release broke the routes, and no test saw it" states two. */
const CLAUSE_ENDS = /(?<=[.!?;])\s+|, (?=(?:and|but|while|so|which)\b)/;

/** How many clauses of the explaining sections state a cause: factors that the author did not list. */
export function factorsInProse(postmortem: PostMortem): number {
  const { blocks, contributingFactors, sections } = postmortem;
  const listed = new Set(contributingFactors.map(({ span }) => span.start));
  const hasCauses = sections.some(({ name }) => name === 'causes' || name === 'trigger');
  let found = 0;
  for (const { kind, text, span } of blocks) {
    const isListed = listed.has(span.start);
    const isShort = kind === 'cell' || (kind === 'heading' && !/[:.] (?:\S+ ){5}/.test(text));
    if (isShort || (isListed && kind !== 'paragraph')) continue;
    const name = postmortem.sectionNameOf(span);
    // A summary explains only if no section of causes does.
    if (hasCauses ? !CAUSES.has(name) : name !== null && !EXPLAINS.has(name)) continue;
    const causal = text
      .slice(0, LONGEST)
      .split(CLAUSE_ENDS)
      .filter((clause) => CAUSAL.some((pattern) => pattern.test(clause))).length;
    // A paragraph already counted as one factor may state several.
    found += isListed ? Math.max(0, causal - 1) : causal;
  }
  return found;
}

/** What states a cause by itself, wherever it stands. */
const STATED = [
  ...CAUSAL.slice(0, 2),
  CAUSAL[4]!,
  /\b(?:by mistake|mistaken(?:ly)?|by accident|accidental(?:ly)?|inadvertent(?:ly)?|wrongly|turned out (?:that|to)|the (?:problem|issue|fault) was)\b/i,
  namesCause.pattern,
];

/** Whether any sentence of the document, whatever its section, states a cause. */
export const tellsCause = ({ blocks }: PostMortem): boolean =>
  blocks.some(
    ({ kind, text }) => kind !== 'heading' && STATED.some((pattern) => pattern.test(text.slice(0, LONGEST))),
  );
