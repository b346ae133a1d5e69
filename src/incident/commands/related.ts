import type { Command } from './command.ts';
import { otherIncident, otherNamed } from './other-incident.ts';

/** Two ways to link another incident without joining the two. */
const related: readonly Command[] = [
  {
    verb: 'related',
    aliases: { 'related to': 'related', relates: 'related', 'see also': 'related' },
    place: 62,
    usage: 'related <#number> …',
    about: 'Links related incidents.',
    examples: ['related #12', 'related #12, #15'],
    others: (text) => text.split(/[\s,]+/),
    run(text, _said, folding) {
      let left = text;
      do {
        const other = otherIncident(left, folding, 'related #12', true);
        if ('problem' in other) return other.problem;
        folding.relate(other.incident);
        left = other.rest.replace(/^(?:and|&)\s+/i, '');
      } while (left);
      return null;
    },
  },
  {
    verb: 'recurrence-of',
    aliases: { recurrence: 'recurrence-of', 'recurrence of': 'recurrence-of', 'repeat of': 'recurrence-of' },
    place: 63,
    usage: 'recurrence-of <#number>',
    about: 'An earlier incident has come back; this one counts as its repeat.',
    examples: ['recurrence-of #12'],
    others: otherNamed,
    run(text, _said, folding) {
      const other = otherIncident(text, folding, 'recurrence-of #12');
      if ('problem' in other) return other.problem;
      folding.recurrenceOf = other.incident;
      return null;
    },
  },
];
export default related;
