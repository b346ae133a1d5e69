import type { Command } from './command.ts';
import { otherIncident, otherNamed } from './other-incident.ts';

/** Four ways to say that this does not go on as an incident: the issue is closed, and nothing more is asked for. */
const drop: readonly Command[] = [
  {
    verb: 'false-alarm',
    aliases: { 'false alarm': 'false-alarm', falsealarm: 'false-alarm' },
    often: true,
    ends: true,
    place: 35,
    usage: 'false-alarm <why>',
    about: 'It was not an incident. Closes the issue; no post-mortem follows.',
    examples: ['false-alarm The probe itself was broken'],
    takes: 'paragraph',
    run(text, said, folding) {
      if (!text) return 'What was it, then? `/incident false-alarm the probe itself was broken`.';
      folding.drop('false alarm', said, text);
      return null;
    },
  },
  {
    verb: 'duplicate-of',
    aliases: { duplicate: 'duplicate-of', 'duplicate of': 'duplicate-of', dup: 'duplicate-of' },
    ends: true,
    place: 36,
    usage: 'duplicate-of <#number>',
    about: 'Another incident is about the same problem. Closes the issue; no post-mortem follows here.',
    examples: ['duplicate-of #12'],
    others: otherNamed,
    run(text, said, folding) {
      const other = otherIncident(text, folding, 'duplicate-of #12');
      if ('problem' in other) return other.problem;
      folding.drop('duplicate', said, other.rest, other.incident);
      return null;
    },
  },
  {
    verb: 'superseded-by',
    aliases: { superseded: 'superseded-by', 'superseded by': 'superseded-by' },
    ends: true,
    place: 36,
    usage: 'superseded-by <#number>',
    about:
      'A larger incident includes this one and replaces it. Closes the issue; no post-mortem follows here.',
    examples: ['superseded-by #15'],
    others: otherNamed,
    run(text, said, folding) {
      const other = otherIncident(text, folding, 'superseded-by #15');
      if ('problem' in other) return other.problem;
      folding.drop('superseded', said, other.rest, other.incident);
      return null;
    },
  },
  {
    verb: 'cancel',
    aliases: { cancelled: 'cancel', canceled: 'cancel', drop: 'cancel' },
    ends: true,
    place: 37,
    usage: 'cancel [why]',
    about: 'Drops the incident for any other reason. Closes the issue; no post-mortem follows.',
    examples: ['cancel', 'cancel The change was never rolled out'],
    takes: 'paragraph',
    run(text, said, folding) {
      folding.drop('cancelled', said, text);
      return null;
    },
  },
];
export default drop;
