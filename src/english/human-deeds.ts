import { wordsOf } from './lexicon/entry.ts';
import type { Token } from './tokens.ts';

/**
 * What people do and are expected to do, by kind: WordNet's verbs of communication, thought, perception and social
 * life, judged by hand. Left undone, each is an omission; whose, the sentence may hide. `ONLY` are deeds that no software
 * does, `EITHER` those that software does as well, so that something else in the sentence has to speak of people.
 */
const ONLY_SAID = `
tell ask consult announce brief debrief escalate discuss negotiate remind communicate inform caution advise counsel
disclose publicise publicize circulate mention clarify explain apologise apologize document invite involve loop liaise
collaborate coordinate co-ordinate agree align sanction countersign delegate appoint nominate solicit socialise
socialize hand-over email e-mail phone telephone reassure summarise summarize paraphrase minute thank credit warn`;
const ONLY_CHECKED = `
review rehearse double-check triple-check proofread inspect audit scrutinise scrutinize examine investigate research study
vet assess appraise benchmark load-test stress-test smoke-test field-test pen-test soak-test dry-run trial pilot
peer-review sanity-check spot-check cross-check fact-check eyeball question challenge survey interview reread re-read
recheck re-check retest re-test reconsider rethink revisit reassess re-assess reevaluate re-evaluate critique skim test
user-test playtest play-test beta-test`;
const ONLY_THOUGHT = `
consider anticipate foresee plan think realise realize appreciate grasp contemplate ponder envisage envision prioritise
prioritize budget heed memorise memorize brainstorm question rationalise rationalize`;
const ONLY_ARRANGED = `
staff train retrain mentor coach supervise oversee chaperone decommission reinstate triage backport upstream cherry-pick
postpone reschedule follow-up chase onboard offboard shadow hand-hold practise practice`;

const EITHER_SAID = `notify alert report flag raise share acknowledge publish file log record describe answer reply send forward assign approve propose react respond`;
const EITHER_CHECKED = `
check verify validate confirm evaluate measure compare analyse analyze simulate monitor profile track notice spot catch
observe estimate identify recognise recognize watch count read look`;
const EITHER_ARRANGED = `
update renew rotate revoke remove clean patch upgrade replace back schedule reschedule tag label mark classify define
specify agree prepare own maintain do disable revert merge close fix address resolve`;

/** Each verb in all its forms: a word that the lexicon does not know has no base form to look up. */
function formsOf(...lists: readonly string[]): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const verb of lists.flatMap((list) => wordsOf(list))) {
    const stem = verb.replace(/e$/, '');
    for (const form of [verb, `${stem}ed`, `${stem}ing`, verb.replace(/y$/, 'ied')]) forms.add(form);
    if (/[^aeiou][aeiou][bdgmnprt]$/.test(verb)) forms.add(`${verb}${verb.at(-1)}ed`);
  }
  return forms;
}

const only = formsOf(ONLY_SAID, ONLY_CHECKED, ONLY_THOUGHT, ONLY_ARRANGED);
const either = formsOf(EITHER_SAID, EITHER_CHECKED, EITHER_ARRANGED);

/** A deed of people alone: "consult", "rehearse". */
export const isHumanDeed = ({ lower, word }: Token): boolean => only.has(lower) || only.has(word.base);

/** A deed of people that software does as well: "check", "notify". */
export const isSharedDeed = ({ lower, word }: Token): boolean => either.has(lower) || either.has(word.base);

/** A model is not trained, an outage not planned, an option not documented, and nobody is reproached. */
const NO_OMISSION: Readonly<Record<string, RegExp>> = {
  train: /^(?:models?|classifiers?|networks?|detectors?)$/,
  plan: /^(?:outages?|downtime|interruption|it|this|maintenance|restart|reboot|failover)$/,
  document:
    /^(?:flags?|options?|parameters?|behaviou?rs?|apis?|endpoints?|defaults?|propert(?:y|ies)|methods?|functions?|classes|class|fields?)$/,
  question: /^(?:users?|customers?)$/,
  investigate: /^(?:users?|customers?)$/,
};

/** Whether a deed left undone to such a thing is a state of the world: "the outage was not planned". */
export const isNoOmission = ({ word }: Token, subject: string): boolean =>
  NO_OMISSION[word.base]?.test(subject) ?? false;
