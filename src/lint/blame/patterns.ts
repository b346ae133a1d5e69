import { type Pattern, pattern } from '../../english/pattern.ts';
import { PatternIndex } from '../../english/pattern-index.ts';
import type { Token } from '../../english/tokens.ts';
import { ANCHORS } from './constructions/anchors.ts';
import type { Construction } from './constructions/construction.ts';
import { SOURCES } from './sources.ts';

/** Finds the patterns that match a sentence, each with its construction. */
export const patternsOfBlame = new PatternIndex<Construction>(
  SOURCES.map(([source, construction], i): [Pattern, Construction] => [
    pattern(source, ANCHORS.length === SOURCES.length ? Number.parseInt(ANCHORS[i]!, 36) : undefined),
    construction,
  ]),
);

/** Whether any pattern is indexed by this word. */
export const searchedBy = (token: Token): boolean => patternsOfBlame.has(token);
