import { isPerson } from '../../../english/entities.ts';
import type { Reading } from '../../../english/reading.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';

/** A person acts, and the same clause has a phrase that goes with a reproach. */
function* charged(reading: Reading): Iterable<Found> {
  if (!hasCharge(reading)) return;
  for (const clause of reading.clauses) {
    const { by } = clause;
    // Who is told or given something has not done it.
    const who = clause.passive && by !== 'none' ? by : clause.who;
    if (clause.passive && by === 'none') continue;
    if (who === 'i' || (!inParticular(who) && !inParticular(by) && who !== 'nobody')) continue;
    if (hypothetical(reading, clause)) continue;
    const span = clauseSpan(reading, clause);
    if (
      reading.hits.some(({ class: kind, from }) => kind === 'charge' && from >= span.from && from < span.to)
    )
      yield span;
  }
}

/** A reproach without a verb of its own: "Gross inattention in the billing back office." */
function* fragment(reading: Reading): Iterable<Found> {
  const { tokens, entities, clauses } = reading;
  if (!hasCharge(reading) || clauses.some(({ finite }) => finite)) return;
  if (entities.some((entity) => isPerson(entity))) yield { from: 0, to: tokens.length };
}

const hasCharge = ({ hits }: Reading) => hits.some(({ class: kind }) => kind === 'charge');

export const constructions: readonly Construction[] = [
  {
    name: 'charge-against-a-person',
    rule: 'person-at-fault',
    trust: 'faint',
    says: 'a person acts, and the words beside it go with a reproach',
    find: function* find(reading) {
      yield* charged(reading);
      yield* fragment(reading);
    },
    hits: ['The operator had every excuse.'],
    misses: ['The scribe logged every command, and that saved the review a week.'],
  },
];
