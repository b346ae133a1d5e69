import type { ActionItem } from '../../../postmortem/model.ts';
import type { Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { headingLine } from '../places.ts';

/** How a rule says that items lack something. */
interface Wording {
  /** Of many at once. */
  readonly all: (count: number) => string;
  readonly one: (item: ActionItem) => string;
}

/**
 * Reports items that lack something. If all of them do, or more than `most`, it is one habit and one finding: on the
 * section heading, or on the first such item, with the lines of the others. In a document that was not written for
 * Debrief, two are a habit.
 * `together`: what to say where the same items lack what another rule asks for.
 */
export function lacking(
  postmortem: LintedPostMortem,
  items: readonly ActionItem[],
  without: readonly ActionItem[],
  say: Wording & { readonly together?: Wording & { readonly rule: string } },
  most: number,
): readonly Finding[] {
  const [first, ...others] = without;
  if (!first) return [];
  const isAll = without.length === items.length;
  const said = (word: (wording: Wording) => string) => ({
    message: word(say),
    ...(say.together && { together: { rule: say.together.rule, message: word(say.together) } }),
  });
  if (without.length > (postmortem.standing === 'own' ? most : 1) || (isAll && items.length > 1)) {
    let section = isAll && first.section?.name === 'action-items' ? first.section : null;
    while (section?.parent?.name === 'action-items') section = section.parent;
    return [
      section
        ? { span: headingLine(postmortem, section), ...said(({ all }) => all(without.length)) }
        : {
            span: first.textSpan,
            ...said(({ all }) => all(without.length)),
            others: others.map((o) => o.textSpan),
          },
    ];
  }
  return without.map((item) => ({ span: item.textSpan, ...said(({ one }) => one(item)) }));
}
