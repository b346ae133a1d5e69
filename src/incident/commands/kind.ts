import type { Folding } from '../folding.ts';
import type { Attribution } from '../incident.ts';
import type { Command } from './command.ts';

const LIKE = '`/incident backfill 2026-03-01 13:52 UTC to 2026-03-01 15:10 UTC`';

/** What it is for the figures: an incident like any other, a drill, planned maintenance, or one that is over already. */
const kind: readonly Command[] = [
  {
    verb: 'drill',
    aliases: { 'game day': 'drill', gameday: 'drill', exercise: 'drill' },
    place: 46,
    usage: 'drill',
    about: 'Marks a drill: everything works as usual, but no figure counts it.',
    examples: ['drill'],
    run(_text, _said, folding) {
      folding.kind = 'drill';
      return null;
    },
  },
  {
    verb: 'maintenance',
    aliases: { planned: 'maintenance' },
    place: 47,
    usage: 'maintenance',
    about: 'Marks planned maintenance: the time does not count as downtime.',
    examples: ['maintenance'],
    run(_text, _said, folding) {
      folding.kind = 'maintenance';
      return null;
    },
  },
  {
    verb: 'real',
    aliases: { 'not drill': 'real', 'no drill': 'real' },
    place: 48,
    usage: 'real',
    about: 'It is not a drill or maintenance after all.',
    examples: ['real'],
    run(_text, _said, folding) {
      folding.kind = 'real';
      return null;
    },
  },
  {
    verb: 'backfill',
    aliases: { backfilled: 'backfill', afterwards: 'backfill' },
    place: 49,
    usage: 'backfill <started> to <resolved>',
    about:
      'Declares it afterwards: these were its times, and when it was declared says nothing about when it was detected.',
    examples: [
      'backfill 2026-03-01 13:20 UTC to 2026-03-01 13:50 UTC',
      'backfill 2026-03-01 13:20 to 13:50 UTC',
    ],
    run: backfill,
  },
];
export default kind;

function backfill(text: string, said: Attribution, folding: Folding): string | null {
  const [from = '', to] = text.split(/\s+(?:to|until|till|-)\s+/i);
  if (!from || !to) return `From when to when? ${LIKE}.`;
  const clock = /^\d{1,2}:\d\d(?::\d\d)?(?:\s|$)/.test(to);
  const day = /^\d{4}-\d\d-\d\d/.exec(from)?.[0] ?? '';
  const zone = /(?:^|\s)\d{1,2}:\d\d(?::\d\d)?$/.test(from)
    ? to.replace(/^.*?\d{1,2}:\d\d(?::\d\d)?/, '')
    : '';
  const started = folding.readTime(`${from}${zone}`, said);
  if ('problem' in started) return started.problem;
  const resolved = folding.readTime(clock ? `${day} ${to}` : to, said);
  if ('problem' in resolved) return resolved.problem;
  const rest = started.rest || resolved.rest;
  if (rest) return `I read the times, but not \`${rest.replaceAll('`', '')}\`. Like this: ${LIKE}.`;
  if (resolved.at < started.at) return `It cannot end before it begins. ${LIKE}.`;
  const problem =
    folding.setMilestone('started', started.at, said) ?? folding.setMilestone('resolved', resolved.at, said);
  if (problem) return problem;
  folding.kind = 'backfilled';
  return null;
}
