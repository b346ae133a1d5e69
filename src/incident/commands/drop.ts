import type { Command } from './command.ts';

const DUPLICATE = /^(?:of )?(?:#|https?:\/\/\S{1,300}\/issues\/)?(\d{1,10})\b[,.:;]?\s?/;

/** Three ways to say that this is not an incident: no post-mortem follows, and the panel asks for nothing more. */
const drop: readonly Command[] = [
  {
    verb: 'false-alarm',
    aliases: { 'false alarm': 'false-alarm', falsealarm: 'false-alarm' },
    place: 35,
    usage: 'false-alarm <why>',
    about: 'It was no incident. No post-mortem follows.',
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
    place: 36,
    usage: 'duplicate-of <#number>',
    about: 'Another incident issue follows the same trouble. No post-mortem follows here.',
    examples: ['duplicate-of #12'],
    run(text, said, folding) {
      const read = DUPLICATE.exec(text);
      if (!read) return 'Of which incident? Name its issue: `/incident duplicate-of #12`.';
      const of = Number(read[1]);
      if (of === folding.number)
        return `#${of} is this incident. Name the other one: \`/incident duplicate-of #12\`.`;
      folding.drop('duplicate', said, text.slice(read[0].length), of);
      return null;
    },
  },
  {
    verb: 'cancel',
    aliases: { cancelled: 'cancel', canceled: 'cancel', drop: 'cancel' },
    place: 37,
    usage: 'cancel [why]',
    about: 'Drops the incident for any other reason. No post-mortem follows.',
    examples: ['cancel', 'cancel This was a drill'],
    takes: 'paragraph',
    run(text, said, folding) {
      folding.drop('cancelled', said, text);
      return null;
    },
  },
];
export default drop;
