import { writeMarker } from '../../github/markers.ts';
import { list, markdown, phrase, print, reference } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import { shortRef } from '../../vocabulary/refs.ts';
import { type ItemFacts, REPORT } from './observe.ts';

/**
 * The comment on the pull request: how far the issues of its items are, and a question for each item of which only a person
 * can tell whether it is an earlier one. Null when there is nothing to say.
 */
export function reportBody(items: readonly ItemFacts[], opening: number, waiting: number): string | null {
  const doubts = items.filter(({ doubt }) => doubt !== null);
  if (!doubts.length && !waiting) return null;
  const made = items.filter(({ issue }) => issue !== null).length + opening;
  const progress = waiting
    ? markdown`${String(made)} of ${String(items.length)} action items have their issue. The others follow, some each minute, as GitHub allows.`
    : [];
  const asked = doubts.flatMap(({ item, doubt, key, target }) => [
    ...markdown`**Line ${String(item.line)}, “${theirs(shorten(item.text, 160))}”:** is this ${reference(shortRef(doubt!, target))}, “${theirs(shorten(doubt!.title, 160))}”, in other words? Tick one box. Until then neither is touched.`,
    ...list([
      { line: phrase`Yes, it is the same (\`${key} same\`)`, checked: false },
      { line: phrase`No, it is a new item (\`${key} new\`)`, checked: false },
    ]),
  ]);
  return `${writeMarker(REPORT)}\n${print([...progress, ...asked])}`;
}

/** What stands there once everything was answered and made. */
export function settledBody(): string {
  return `${writeMarker(REPORT)}\nEvery action item has its issue.`;
}

/** What somebody ticked for the item of this key; null before. */
export function answerIn(body: string, key: string): 'same' | 'new' | null {
  for (const answer of ['same', 'new'] as const)
    if (
      body
        .split(/\r?\n/)
        .some((line) => /^[-*] \[[xX]\] /.test(line) && line.includes(`\`${key} ${answer}\``))
    )
      return answer;
  return null;
}
