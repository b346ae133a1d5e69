import type { PhrasingContent } from 'mdast';
import { joined, LINE_END, link, list, markdown, phrase, print } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { literal, theirs } from '../../markdown/write/theirs.ts';
import type { Lesson } from '../../similar/lesson.ts';
import type { Similar } from '../../similar/rank.ts';

export interface Resemblance extends Similar {
  readonly lesson: Lesson;
}

const MOST_ITEMS = 3;

/** Markdown: each earlier incident with what mitigated it, and with what was to prevent it and is still open. */
export function resemblances(found: readonly Resemblance[], incidentUrl: string, now: Date): string {
  const today = now.toISOString().slice(0, 10);
  const repository = incidentUrl.replace(/\/issues\/\d+.*$/, '');
  const items = found.map(({ file, why, lesson }) => {
    const { title, day, mitigation, open } = lesson;
    const address = `${repository}/blob/HEAD/${file.split('/').map(encodeURIComponent).join('/')}`;
    const lines: PhrasingContent[][] = [
      phrase`${link(address, title)}${day ? ` (${day})` : ''}. ${literal(why)}`,
    ];
    if (mitigation) lines.push(phrase`What mitigated it: ${theirs(shorten(mitigation, 200))}`);
    for (const item of open.slice(0, MOST_ITEMS)) {
      const due =
        item.due === null ? '' : item.due < today ? `, due ${item.due}, overdue` : `, due ${item.due}`;
      const issue = item.issue ? ` (${item.issue})` : '';
      lines.push(phrase`**Still open:** ${theirs(shorten(item.text, 120))}${issue}${due}`);
    }
    return { line: joined(lines, LINE_END) };
  });
  return print(markdown`**Seen before?** Earlier incidents that look like this one:

${list(items)}`).trimEnd();
}
