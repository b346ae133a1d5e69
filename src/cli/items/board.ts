import type { ListedItem } from '../../action-items/listing.ts';
import { link, list, markdown, phrase, print, type Value } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { objectiveNamed } from '../../policy/sections/objectives.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import { plural } from '../../vocabulary/plural.ts';

/** Weeks of the trend. */
const WEEKS = 8;

/**
 * The board: open items by owner, the oldest date first; how many were open at the end of each of the last weeks, where
 * issues tell when they were opened and closed; and how many serve each objective. `today` is an ISO date.
 */
export function boardOf(
  items: readonly ListedItem[],
  today: string,
  policy: Pick<Policy, 'objectives'> = { objectives: [] },
): string {
  const open = items.filter(({ status }) => status === 'accepted');
  const late = open.filter(({ overdue }) => overdue).length;
  const owners = [...Map.groupBy(open, ({ owners: [first] }) => first ?? 'nobody')].sort(
    ([a, mine], [b, theirs]) => lateIn(theirs) - lateIn(mine) || a.localeCompare(b),
  );
  const objectives = [...Map.groupBy(open, ({ objective }) => objective ?? '')].filter(
    ([name]) => name !== '',
  );
  return print([
    ...markdown`# Action items

${String(open.length)} open, ${String(late)} overdue on ${today}.`,
    ...trend(items, today),
    ...owners.flatMap(([owner, mine]) => [
      ...markdown`## ${owner}`,
      ...list(
        mine.toSorted(byDue).map((item) => ({
          line: phrase`${age(item, today)}: ${userMarkdown(item.text)} (${place(item)})`,
        })),
      ),
    ]),
    ...(objectives.length
      ? [
          ...markdown`## By objective`,
          ...list(
            objectives.map(([name, mine]) => ({
              line: phrase`${objectiveTitle(name, policy)}: ${String(mine.length)} open, ${String(lateIn(mine))} overdue`,
            })),
          ),
        ]
      : []),
  ]);
}

/** The policy's title, with the link to the OKR; the name if the policy does not have it. */
function objectiveTitle(name: string, { objectives }: Pick<Policy, 'objectives'>): Value {
  const known = objectiveNamed(name, objectives);
  if (!known) return name;
  return known.url ? link(known.url, known.text) : known.text;
}

const lateIn = (items: readonly ListedItem[]) => items.filter(({ overdue }) => overdue).length;
const byDue = (a: ListedItem, b: ListedItem) => (a.due ?? '9999').localeCompare(b.due ?? '9999');
const place = ({ issue, file, line }: ListedItem) => issue ?? `${file}:${line}`;

function age({ due }: ListedItem, today: string): string {
  if (due === null) return 'no date';
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY);
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} overdue`;
  return days === 0 ? 'due today' : `due in ${plural(days, 'day')}`;
}

function trend(items: readonly ListedItem[], today: string) {
  const dated = items.filter(({ openedAt }) => openedAt !== null);
  if (!dated.length) return [];
  const end = Date.parse(today) + DAY;
  const counts = Array.from({ length: WEEKS }, (_, index) => {
    const at = end - (WEEKS - 1 - index) * 7 * DAY;
    return dated.filter(
      ({ openedAt, closedAt }) =>
        Date.parse(openedAt!) < at && (closedAt === null || Date.parse(closedAt) >= at),
    ).length;
  });
  return markdown`Open at the end of the last ${String(WEEKS)} weeks: ${counts.join(' → ')}.`;
}
