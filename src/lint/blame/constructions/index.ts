import { type Pattern, pattern, withContractions } from '../../../english/pattern.ts';
import { PatternIndex } from '../../../english/pattern-index.ts';
import type { Token } from '../../../english/tokens.ts';
import { constructions as agentlessOmissions } from './agentless-omissions.ts';
import { ANCHORS } from './anchors.ts';
import { constructions as butForSomebody } from './but-for-somebody.ts';
import { constructions as charges } from './charges.ts';
import { constructions as consequences } from './consequences.ts';
import type { Construction } from './construction.ts';
import { constructions as couldHaveBeenDone } from './could-have-been-done.ts';
import { constructions as culpritsSought } from './culprits-sought.ts';
import { constructions as deedsJudged } from './deeds-judged.ts';
import { constructions as deedsLeftUndone } from './deeds-left-undone.ts';
import { constructions as duties } from './duties.ts';
import { constructions as enteredWrongly } from './entered-wrongly.ts';
import { constructions as failings } from './failings.ts';
import { constructions as failingsAsCauses } from './failings-as-causes.ts';
import { constructions as failingsOfPeople } from './failings-of-people.ts';
import { constructions as faults } from './faults.ts';
import { constructions as guessedNotChecked } from './guessed-not-checked.ts';
import { constructions as heedless } from './heedless.ts';
import { constructions as hindsight } from './hindsight.ts';
import { constructions as impersonalDuties } from './impersonal-duties.ts';
import { constructions as judgedChoices } from './judged-choices.ts';
import { constructions as judgedConduct } from './judged-conduct.ts';
import { constructions as judgedPeople } from './judged-people.ts';
import { constructions as leftBehind } from './left-behind.ts';
import { constructions as leftUndone } from './left-undone.ts';
import { constructions as mistakesNamed } from './mistakes-named.ts';
import { constructions as mixUps } from './mix-ups.ts';
import { constructions as myLapses } from './my-lapses.ts';
import { constructions as noTroubleTaken } from './no-trouble-taken.ts';
import { constructions as nobodyDid } from './nobody-did.ts';
import { constructions as notTold } from './not-told.ts';
import { constructions as omittedSubject } from './omitted-subject.ts';
import { constructions as otherWorlds } from './other-worlds.ts';
import { constructions as partyLeftUndone } from './party-left-undone.ts';
import { constructions as pointingAtPeople } from './pointing-at-people.ts';
import { constructions as pressedOn } from './pressed-on.ts';
import { constructions as questions } from './questions.ts';
import { constructions as rulesBroken } from './rules-broken.ts';
import { constructions as safeguardsLeftOut } from './safeguards-left-out.ts';
import { constructions as secretsMishandled } from './secrets-mishandled.ts';
import { constructions as sentOut } from './sent-out.ts';
import { constructions as slips } from './slips.ts';
import { constructions as toldOtherwise } from './told-otherwise.ts';
import { constructions as verdictsOnChoices } from './verdicts-on-choices.ts';
import { constructions as whyDidThey } from './why-did-they.ts';

/** All constructions, most certain first: of two in one sentence, the first is reported. */
export const CONSTRUCTIONS: readonly Construction[] = [
  ...consequences,
  ...slips,
  ...duties,
  ...impersonalDuties,
  ...otherWorlds,
  ...butForSomebody,
  ...omittedSubject,
  ...safeguardsLeftOut,
  ...agentlessOmissions,
  ...enteredWrongly,
  ...pointingAtPeople,
  ...failings,
  ...failingsAsCauses,
  ...judgedPeople,
  ...judgedConduct,
  ...failingsOfPeople,
  ...faults,
  ...leftUndone,
  ...leftBehind,
  ...mixUps,
  ...heedless,
  ...noTroubleTaken,
  ...secretsMishandled,
  ...culpritsSought,
  ...questions,
  ...judgedChoices,
  ...verdictsOnChoices,
  ...hindsight,
  ...toldOtherwise,
  ...pressedOn,
  ...nobodyDid,
  ...notTold,
  ...guessedNotChecked,
  ...deedsJudged,
  ...mistakesNamed,
  ...rulesBroken,
  ...deedsLeftUndone,
  ...sentOut,
  ...partyLeftUndone,
  ...myLapses,
  ...couldHaveBeenDone,
  ...whyDidThey,
  ...charges,
];

/** The patterns of all constructions, in their order. */
export const SOURCES: readonly (readonly [source: string, Construction])[] = CONSTRUCTIONS.flatMap(
  (construction) =>
    (construction.patterns ?? []).flatMap(withContractions).map((source) => [source, construction] as const),
);

const index = new PatternIndex<Construction>(
  SOURCES.map(([source, construction], i): [Pattern, Construction] => [
    pattern(source, ANCHORS.length === SOURCES.length ? Number.parseInt(ANCHORS[i]!, 36) : undefined),
    construction,
  ]),
);

/** Whether any pattern is indexed by this word. */
export const searchedBy = (token: Token): boolean => index.has(token);

export { index as patternsOfBlame };
