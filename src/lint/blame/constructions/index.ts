import { type Pattern, pattern } from '../../../english/pattern.ts';
import { PatternIndex } from '../../../english/pattern-index.ts';
import type { Token } from '../../../english/tokens.ts';
import { constructions as agentlessOmissions } from './agentless-omissions.ts';
import { constructions as charges } from './charges.ts';
import { constructions as consequences } from './consequences.ts';
import type { Construction } from './construction.ts';
import { constructions as duties } from './duties.ts';
import { constructions as failings } from './failings.ts';
import { constructions as faults } from './faults.ts';
import { constructions as heedless } from './heedless.ts';
import { constructions as hindsight } from './hindsight.ts';
import { constructions as mixUps } from './mix-ups.ts';
import { constructions as omittedSubject } from './omitted-subject.ts';
import { constructions as otherWorlds } from './other-worlds.ts';
import { constructions as pointingAtPeople } from './pointing-at-people.ts';
import { constructions as questions } from './questions.ts';
import { constructions as safeguardsLeftOut } from './safeguards-left-out.ts';
import { constructions as slips } from './slips.ts';

/** All constructions, the surest first: of two that a sentence has, the first is reported. */
export const CONSTRUCTIONS: readonly Construction[] = [
  ...consequences,
  ...slips,
  ...duties,
  ...otherWorlds,
  ...omittedSubject,
  ...safeguardsLeftOut,
  ...agentlessOmissions,
  ...pointingAtPeople,
  ...failings,
  ...faults,
  ...mixUps,
  ...heedless,
  ...questions,
  ...hindsight,
  ...charges,
];

const index = new PatternIndex<Construction>(
  CONSTRUCTIONS.flatMap((construction) =>
    (construction.patterns ?? []).map((source): [Pattern, Construction] => [pattern(source), construction]),
  ),
);

/** Whether a word is one by which patterns are searched. */
export const searchedBy = (token: Token): boolean => index.has(token);

export { index as patternsOfBlame };
