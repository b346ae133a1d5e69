import type { ActionItem } from '../../postmortem/model.ts';
import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { forEvent, numberedSprint } from '../phrases/due-dates.ts';
import type { Finding, RuleContext } from '../rule.ts';
import type { Standing } from '../standing.ts';
import { listed, quoted } from '../support/words.ts';
import { sampleDay } from './limit.ts';

type Due = NonNullable<ActionItem['due']>;
type Context = Pick<RuleContext<unknown>, 'policy' | 'postmortem' | 'incident' | 'today'>;

/** "Next sprint"; or "in two weeks", of a document without a day to count from. */
export const namesNoDay = ({ date, relative }: Due, { postmortem }: Pick<Context, 'postmortem'>): boolean =>
  date === null || (relative && postmortem.date === null);

/** "Next sprint", "Release 4.2": one finding, however many items say so. */
export function withoutDay(items: readonly ActionItem[], context: Context): Finding[] {
  const known = KNOWN[context.postmortem.standing];
  const found = items.flatMap(({ due }) =>
    due && namesNoDay(due, context) && !shows(known, due.raw.trim()) ? [due] : [],
  );
  const [first, ...others] = found;
  if (!first) return [];
  const texts = [...new Set(found.map(({ raw }) => raw.trim()))].slice(0, 2);
  return [
    {
      span: first.span,
      message: `${listed(texts.map((text) => quoted(text)))} ${texts.length === 1 ? 'names' : 'name'} no day, so nobody can be reminded. Write the day, like ${sampleDay(context)}.`,
      ...(others.length > 0 ? { others: others.map(({ span }) => span) } : {}),
    },
  ];
}

/** What names no day, and yet tells readers enough. */
const KNOWN: Readonly<Record<Standing, readonly Sign[]>> = {
  own: [],
  proposed: [numberedSprint],
  older: [numberedSprint, forEvent],
};
