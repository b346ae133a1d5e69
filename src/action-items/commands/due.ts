import { type Calendar, localDay } from '../../time/calendar.ts';
import { dayToIso } from '../../time/day.ts';
import { dayMeant } from '../../time/day-meant.ts';
import type { ItemCommand } from './command.ts';

const due: ItemCommand = {
  verb: 'due',
  aliases: { 're-date': 'due', redate: 'due' },
  place: 30,
  usage: 'due YYYY-MM-DD <why>',
  about: 'Agrees on another date; `Friday` or `next week` works too. Debrief counts the changes.',
  examples: ['due 2026-12-01 The vendor delivers in November', 'due Friday The vendor is late'],
  takes: 'paragraph',
  run(text, said, state) {
    const { day, written, why } = read(text, said.at, state.calendar);
    if (day === null)
      return 'Until when? Write the date as `/action due 2026-12-01 <why>`. `Friday`, `12 June` and `end of next week` work too.';
    if (day < dayToIso(localDay(said.at, state.calendar)))
      return `\`${day}\` has passed. Until when, then? \`/action due YYYY-MM-DD <why>\`.`;
    if (!why) return `Why does the date move? \`/action due ${written} <why>\`.`;
    state.redate(day, why, said);
    return null;
  },
};
export default due;

/** The longest date in words: `the end of next week`. */
const MOST_WORDS = 5;

/** The longest beginning that is a date and nothing else; what follows is the reason. */
function read(text: string, at: string, calendar: Calendar) {
  const rest = text.replace(/^(?:by|on|until|to)\s+/i, '');
  for (const { 0: word, index } of [...rest.matchAll(/\S+/g)].slice(0, MOST_WORDS).reverse()) {
    const end = index + word.length;
    const written = rest
      .slice(0, end)
      .replace(/\s+/g, ' ')
      .replace(/[.,;:]$/, '');
    const day = dayMeant(written, at, calendar);
    if (day !== null)
      return {
        day,
        written,
        why: rest
          .slice(end)
          .replace(/^[\s,:;–—-]+/, '')
          .trim(),
      };
  }
  return { day: null, written: '', why: '' };
}
