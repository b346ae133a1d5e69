import type { PhrasingContent } from 'mdast';
import { joined, LINE_END, link, list, markdown, phrase, print } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { literal, userMarkdown } from '../../markdown/write/user-text.ts';
import type { Lesson } from '../../similar/lesson.ts';
import type { Similar } from '../../similar/rank.ts';
import { daysBetween } from '../../time/day.ts';
import { todayIn } from '../../time/today.ts';
import { UTC } from '../../time/zone.ts';
import { plural } from '../../vocabulary/plural.ts';

/** An open issue for an action item of an earlier post-mortem. */
export interface Promised {
  readonly issue: number;
  readonly text: string;
  /** ISO date. */
  readonly due: string | null;
}

export interface Resemblance extends Similar {
  readonly lesson: Lesson;
  /** Null if its action items have no issues: then the document says what is open. */
  readonly promised: readonly Promised[] | null;
}

const MOST_ITEMS = 3;

/** Markdown: each earlier incident, what mitigated it, and which preventive items are still open. */
export function resemblances(found: readonly Resemblance[], incidentUrl: string, now: Date): string {
  const today = todayIn(now, UTC);
  const repository = incidentUrl.replace(/\/issues\/\d+.*$/, '');
  const items = found.map(({ file, why, lesson, promised }) => {
    const { title, day, mitigation, open } = lesson;
    const address = `${repository}/blob/HEAD/${file.split('/').map(encodeURIComponent).join('/')}`;
    const lines: PhrasingContent[][] = [
      phrase`${link(address, title)}${day ? ` (${day})` : ''}. ${literal(why)}`,
    ];
    if (mitigation) {
      const what = mitigation.replace(/^(?:\W*)(?:mitigated|mitigation)\s*[:–—-]\s*/i, '');
      lines.push(phrase`What mitigated it: ${userMarkdown(shorten(what, 200))}`);
    }
    for (const item of promised?.slice(0, MOST_ITEMS) ?? [])
      lines.push(
        phrase`**Still open: #${String(item.issue)}${standing(item.due, today)}:** ${userMarkdown(shorten(item.text, 120))}`,
      );
    for (const item of promised ? [] : open.slice(0, MOST_ITEMS)) {
      const due =
        item.due === null ? '' : item.due < today ? `, due ${item.due}, overdue` : `, due ${item.due}`;
      const issue = item.issue ? ` (${item.issue})` : '';
      lines.push(phrase`**Still open:** ${userMarkdown(shorten(item.text, 120))}${issue}${due}`);
    }
    return { line: joined(lines, LINE_END) };
  });
  return print(markdown`**Seen before?** Earlier incidents that look like this one:

${list(items)}`).trimEnd();
}

function standing(due: string | null, today: string): string {
  if (due === null) return ', without a date';
  const days = daysBetween(due, today);
  if (days <= 0) return `, due ${due}`;
  return `, ${plural(days, 'day')} overdue`;
}
