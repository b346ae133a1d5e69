import type { PostMortem } from '../../../postmortem/model.ts';
import { type Sign, shows } from '../../../postmortem/phrases/sign.ts';
import {
  becauseOf,
  dependedOn,
  ledTo,
  namesCause,
  namesFault,
  turnedOut,
  wasMissing,
} from '../../phrases/causes.ts';

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

/** What makes a clause one factor, with enough context to tell a cause from a mere "since Monday". */
const CAUSAL: readonly Sign[] = [becauseOf, ledTo, wasMissing, dependedOn, namesFault];

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
      .filter((clause) => shows(CAUSAL, clause)).length;
    // A paragraph already counted as one factor may state several.
    found += isListed ? Math.max(0, causal - 1) : causal;
  }
  return found;
}

/** What states a cause by itself, wherever it is. */
const STATED: readonly Sign[] = [becauseOf, ledTo, namesFault, turnedOut, namesCause];

/** Whether any sentence of the document, whatever its section, states a cause. */
export const tellsCause = ({ blocks }: PostMortem): boolean =>
  blocks.some(({ kind, text }) => kind !== 'heading' && shows(STATED, text.slice(0, LONGEST)));
