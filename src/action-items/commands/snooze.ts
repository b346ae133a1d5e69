import { dueDay } from '../../time/calendar.ts';
import { durationAt } from '../../time/duration.ts';
import type { ItemCommand } from './command.ts';

const snooze: ItemCommand = {
  verb: 'snooze',
  aliases: { pause: 'snooze', later: 'snooze' },
  place: 40,
  usage: 'snooze <length> <why>',
  about: 'Pauses the reminders for a while. The due date stays. Debrief counts snoozes.',
  examples: ['snooze 2 weeks Waiting for the new database'],
  takes: 'paragraph',
  run(text, said, state) {
    const found = durationAt(text, 0);
    if (!found) return 'For how long? `/action snooze 2 weeks <why>`.';
    const [length, why] = [
      text.slice(0, found.end),
      text
        .slice(found.end)
        .replace(/^[\s,:;–—-]+/, '')
        .trim(),
    ];
    const until = dueDay(said.at, length, state.calendar);
    if (!until) return 'For how long? `/action snooze 2 weeks <why>`.';
    if (!why) return `Why? \`/action snooze ${length} <why>\`.`;
    state.snooze(until, why, said);
    return null;
  },
};
export default snooze;
