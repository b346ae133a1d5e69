import type { ActionItem, PostMortem } from '../../postmortem/model.ts';
import type { Finding } from '../rule.ts';
import { few } from './few.ts';
import { headingOf } from './places.ts';
import { isUnfilled } from './unfilled.ts';

const OVER =
  /^(?:done|complete|closed|declined|rejected|cancel|won'?t (?:do|fix)|not planned|fixed|merged|shipped|obsolete)/i;

/** Items that somebody wrote: rows that a template left are not among them. */
export function writtenItems(postmortem: PostMortem): readonly ActionItem[] {
  return postmortem.placeholders.length === 0
    ? postmortem.actionItems
    : postmortem.actionItems.filter(({ span }) => !isUnfilled(postmortem, span));
}

/** Written items that are neither done nor declined. */
export function openItems(postmortem: PostMortem): readonly ActionItem[] {
  return writtenItems(postmortem).filter(({ done, status }) => !done && !OVER.test(status ?? ''));
}

/**
 * What to say when items lack something. When (nearly) all of them do, it is one habit and one finding, on the heading
 * of the section; otherwise each is named, up to `most`.
 */
export function lacking(
  postmortem: PostMortem,
  items: readonly ActionItem[],
  without: readonly ActionItem[],
  say: { readonly all: (count: number) => string; readonly one: (item: ActionItem) => string },
  most: number,
): readonly Finding[] {
  const [first] = without;
  if (!first) return [];
  const isHabit = without.length === items.length ? items.length > 1 : without.length >= items.length * 0.8;
  if (isHabit && (without.length === items.length || without.length > most)) {
    const inSection = first.section?.name === 'action-items';
    const span = inSection ? headingOf(postmortem, 'action-items') : first.textSpan;
    return [{ span, message: say.all(without.length) }];
  }
  return few(
    without.map((item) => ({ span: item.textSpan, message: say.one(item) })),
    most,
  );
}
