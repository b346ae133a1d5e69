import { isPerson } from '../../../english/entities.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** A person acts, and the same clause contains a phrase of reproach. */
function* charged(reading: Reading): Iterable<Found> {
  for (const clause of reading.clauses) {
    const { by } = clause;
    // The recipient ("was told", "was given") did not act.
    const who = clause.passive && by !== 'none' ? by : clause.who;
    if (clause.passive && by === 'none') continue;
    if (who === 'i' || (!inParticular(who) && !inParticular(by) && who !== 'nobody')) continue;
    if (hypothetical(reading, clause)) continue;
    const span = clauseSpan(reading, clause);
    // "waited although he had been told that the fix was in": phrases of another clause do not count.
    const next = reading.clauses.find(
      ({ verb, opener }) => verb > clause.verb && /^(?:al)?though$/.test(opener),
    );
    const to = Math.min(span.to, next?.from ?? span.to);
    if (reading.hits.some(({ class: kind, from }) => kind === 'charge' && from >= span.from && from < to))
      yield span;
  }
}

/** "I tend to watch how it performs". */
const isHabit = ({ tokens }: Reading, { verb }: ReadClause): boolean =>
  /^(?:tend|like)s?$/.test(tokens[verb - 2]?.lower ?? '') && tokens[verb - 1]!.lower === 'to';

/** A reproach without a verb: "Gross inattention in the billing back office." */
function* fragment(reading: Reading): Iterable<Found> {
  const { tokens, entities, clauses, hits } = reading;
  if (
    clauses.some((clause) => clause.finite || isHabit(reading, clause)) ||
    !hits.some(({ class: kind }) => kind === 'charge')
  )
    return;
  if (entities.some((entity) => isPerson(entity))) yield { from: 0, to: tokens.length };
}

const constructions: readonly Construction[] = [
  {
    name: 'charge-against-a-person',
    rule: 'person-at-fault',
    trust: 'faint',
    says: 'a person acts, and the words beside it go with a reproach',
    needs: HAS.charge,
    find: function* find(reading) {
      yield* charged(reading);
      yield* fragment(reading);
    },
    hits: ['The operator had every excuse.'],
    misses: ['The scribe logged every command, and that saved the review a week.'],
  },
];
export default constructions;
