import { withContractions } from '../../english/pattern.ts';
import type { Construction } from './constructions/construction.ts';
import { CONSTRUCTIONS } from './constructions/index.ts';

/** The texts of all constructions' patterns, in their order; `npm run generate` chooses an anchor for each. */
export const SOURCES: readonly (readonly [source: string, Construction])[] = CONSTRUCTIONS.flatMap(
  (construction) =>
    (construction.patterns ?? []).flatMap(withContractions).map((source) => [source, construction] as const),
);
