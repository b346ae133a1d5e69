import { isoToDay } from '../../time/date.ts';
import type { ItemCommand } from './command.ts';

const due: ItemCommand = {
  verb: 'due',
  aliases: { 're-date': 'due', redate: 'due' },
  place: 30,
  usage: 'due YYYY-MM-DD <why>',
  about: 'Agrees on another date. Debrief counts the changes.',
  examples: ['due 2026-12-01 The vendor delivers in November'],
  takes: 'paragraph',
  run(text, said, state) {
    const [, day = '', why = ''] = /^(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || isoToDay(day) === null)
      return 'Until when? Write the date as `/action due 2026-12-01 <why>`.';
    if (day < said.at.slice(0, 10))
      return `\`${day}\` has passed. Until when, then? \`/action due YYYY-MM-DD <why>\`.`;
    if (!why.trim()) return `Why does the date move? \`/action due ${day} <why>\`.`;
    state.redate(day, why.trim(), said);
    return null;
  },
};
export default due;
