import { MINUTES_PER_DAY } from '../../time/day.ts';
import { clockText } from '../../time/text.ts';
import { later } from '../promises.ts';
import type { Command } from './command.ts';
import { minutesIn } from './minutes.ts';

const LONGEST = MINUTES_PER_DAY;

const snooze: Command = {
  verb: 'snooze',
  aliases: { remind: 'snooze', 'remind me in': 'snooze' },
  place: 28,
  usage: 'snooze <length>',
  about: 'No reminders for this long, a day at most; the next update is not due earlier.',
  examples: ['snooze 30m', 'snooze 2 hours'],
  run(text, said, folding) {
    const minutes = minutesIn(text);
    if (minutes === null) return 'For how long? `/incident snooze 30m`.';
    if (minutes > LONGEST)
      return 'A snooze lasts a day at most. To stop the clock for longer: `/incident pause <why>`.';
    const until = later(said.at, minutes);
    if (folding.phase === 'resolved' || folding.dropped)
      return `It is over: nothing is due, not even at ${clockText(until, said.at)}.`;
    folding.snoozedUntil = until;
    folding.promises.putOff(said.at, until);
    return null;
  },
};
export default snooze;
