import type { Command } from './command.ts';

/** Time in which the incident does not count: no updates are due, and it is no downtime. */
const pause: readonly Command[] = [
  {
    verb: 'pause',
    aliases: { hold: 'pause', 'on hold': 'pause' },
    often: true,
    ends: true,
    place: 25,
    usage: 'pause <why>',
    about: 'Stops the clock: no updates are due, and the time does not count, until `/incident resume`.',
    examples: ['pause The provider continues in the morning; nobody is affected at night'],
    takes: 'paragraph',
    run(text, said, folding) {
      if (!text) return 'Why does it wait? `/incident pause the provider continues in the morning`.';
      if (folding.phase === 'resolved' || folding.dropped)
        return 'It is over, so there is nothing to pause. If it goes on: `/incident reopen <why>`.';
      return folding.pause(text, said) ? null : 'It is already paused. `/incident resume` ends that.';
    },
  },
  {
    verb: 'resume',
    aliases: { unpause: 'resume', continue: 'resume' },
    ends: true,
    place: 26,
    usage: 'resume [why]',
    about: 'The clock runs again.',
    examples: ['pause waiting for the vendor\n/incident resume The vendor is on the line'],
    takes: 'paragraph',
    run(text, said, folding) {
      if (!folding.resume(said.at)) return 'It is not paused.';
      folding.note('phase', said, text ? `Resumed: ${text}` : 'Resumed');
      return null;
    },
  },
];
export default pause;
