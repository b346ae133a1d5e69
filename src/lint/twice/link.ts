import type { Sign } from '../../postmortem/phrases/sign.ts';
import { gated } from '../../vocabulary/gated.ts';
import { quoted } from '../support/words.ts';
import type { TwiceCheck } from './check.ts';

/** A link to an issue or a pull request, with its words. */
const LINK = gated(
  /(?<!!)\[([^[\]\n]{1,80})\]\(https?:\/\/[^\s()]{1,200}\/(?:issues|pulls?|merge_requests)\/(\d{2,6})(?=[/#?)\s])/g,
  /\]\(https?:\/\/[^\s()]{1,200}\/(?:issues|pulls?|merge_requests)\/\d/,
);
/** Words that name an issue or a pull request by its number; "Incident #12" numbers something else. */
export const namesIssue: Sign = {
  pattern:
    /^\W*(?:(?:PR|MR|issue|bug|ticket|pull request|merge request) )?[#!]?(\d{2,6})\W*$|(?:^\W*|\b(?:PR|MR|issue|bug|ticket|pull request|merge request) |[\w-](?=[#!]))[#!](\d{2,6})\b/i,
  hits: ['#12', 'PR 12', 'infra#12', 'the fix in PR #4512'],
  misses: ['Incident #12', 'why issue 404 is shown', 'all 12 issues', '#1'],
};

/** "[PR #6575](…/pull/6765)". */
const link: TwiceCheck = {
  gate: LINK.gate,
  find: ({ document: { text } }) =>
    [...text.matchAll(LINK.pattern)].flatMap((match) => {
      const [all, words = '', number = ''] = match;
      const [, alone, among] = namesIssue.pattern.exec(words) ?? [];
      const named = alone ?? among;
      // A typo keeps the length: "#1" may be the first of a list. "#12, after #10" names both.
      if (named?.length !== number.length || words.includes(number)) return [];
      const [start, end] = [match.index + 1, match.index + all.length];
      return [
        {
          span: { start, end: start + words.length },
          other: { start: end - number.length, end },
          says: `This says ${quoted(words)}, and its link goes to ${number}`,
        },
      ];
    }),
  wrong: [
    'Reverted in [PR #4512](https://github.com/shop/queue/pull/4521).',
    'See [queue#87](https://github.com/shop/queue/issues/78) and [#78](https://github.com/shop/queue/issues/78).',
  ],
  right: [
    'Reverted in [PR #4521](https://github.com/shop/queue/pull/4521), after [infra#87](https://github.com/shop/infra/issues/87#issuecomment-12).',
    'See [#1](https://github.com/shop/queue/issues/78), [Incident #12](https://github.com/shop/queue/issues/79) and [the backport of #45 (#46)](https://github.com/shop/queue/pull/46).',
    'See [why issue 404 is shown](https://github.com/shop/queue/issues/781) and [Incident #404](https://github.com/shop/queue/issues/782).',
    'See [all 12 issues](https://github.com/shop/queue/issues/), [2026-03-02](https://github.com/shop/queue/issues/2026).',
  ],
};

export default link;
