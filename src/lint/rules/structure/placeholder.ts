import { labelsOf } from '../../../languages/labels.ts';
import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { isClosed } from '../../support/final.ts';
import { headerStatus } from '../../support/header-value.ts';
import { sectionNamed } from '../../support/places.ts';
import { quoted } from '../../support/words.ts';

const QUOTED = 80;
/** How many placeholders a combined finding lists. */
const SHOWN = 3;
/** Words of authors, too, and not only of templates. */
const OPEN = /^(?:TB[DA]|TODO|FIXME)\b/;
/** Words in braces that could be an answer; a name like `summary` comes from the template. */
const BRACED_WORDS = /^\{\{\s*\p{Lu}[^}]* /u;

export default defineRule({
  id: 'structure/placeholder',
  summary: 'No part of the template is left to fill in',
  why: 'To a reader who skims, an unanswered question of the template looks like an answer. The other rules skip a part that is not filled in, so this is also the list of what is left to write.',
  instead:
    'Answer it, or delete the part, or say why there is nothing to say. If you mean the words literally, put them in `code`.',
  options: {
    allow: { type: 'list', default: [], about: 'Words that look like placeholders but are not.' },
    atMost: {
      type: 'integer',
      least: 0,
      default: 3,
      about: 'Placeholders to report one by one; more than these are one finding.',
    },
  },
  levels: { light: 'error', standard: 'error', strict: 'error' },
  worth: 95,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Summary\n\nTODO\n\n## Impact\n\nFrom YYYY-MM-DD on, nobody could pay.\n',
      reports: ['TODO', 'YYYY-MM-DD'],
    },
    {
      title: 'A fresh draft: one finding',
      markdown:
        '# <What stopped working>\n\n## Summary\n\nTODO\n\n## Impact\n\nFrom YYYY-MM-DD on, nobody could pay.\n\n## Action items\n\nTBD\n',
      reports: ['<What stopped working>'],
    },
  ],
  good: [
    {
      title: 'Filled in',
      markdown: '# The queue stood still\n\n## Impact\n\nFrom 2026-03-02 on, nobody could pay.\n',
    },
    {
      title: 'Components, and nicks of a chat',
      markdown:
        '# The queue stood still\n\n<StatusBadge />\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: <amal> the queue is not moving\n- 13:52: impact ends\n',
    },
    {
      title: 'Meant as it stands',
      markdown: '# The queue stood still\n\n## Summary\n\nThe parser took `YYYY-MM-DD` for a date.\n',
    },
  ],
  *check({ postmortem, options }) {
    if (postmortem.placeholders.length === 0) return;
    const { text } = postmortem.document;
    const lineOf = (span: Span) => postmortem.document.point(span.start).line;
    let named = 0;
    const isOlder = postmortem.standing === 'older';
    const isToCome = isOlder ? ahead(postmortem) : () => false;
    const isMeant = isOlder ? meant(text) : () => false;
    const open = postmortem.placeholders.flatMap(({ value, span }) => {
      if (options.allow.includes(value.trim()) || span.start < named || isToCome(span) || isMeant(span))
        return [];
      // In “(model TBD until replaced)”, the question ends at the bracket.
      const asked =
        /^[:?]? (?:\([^()|\r\n]*\)|[^()|\r\n])*/.exec(text.slice(span.end, span.end + 100))?.[0] ?? '';
      // Placeholders later on the same line are covered by this one.
      named = span.start + Math.min(QUOTED, value.length + asked.length);
      return [{ value, span, words: quoted(`${value}${asked}`, QUOTED) }];
    });
    const [first] = open;
    if (first && open.length > options.atMost) {
      const some = open.slice(0, SHOWN).map(({ value, span }) => {
        return `${quoted(value, 40)} (line ${lineOf(span)})`;
      });
      yield {
        span: first.span,
        message: `${open.length} placeholders of the template are still to be filled in: ${some.join(', ')} …. Answer each, or delete its part; the rules about those parts wait until then.`,
      };
      return;
    }
    const isUnfiled = isOlder ? unfiled(postmortem) : () => false;
    // The same words in each row of a column are one question; twice in one row, they are two.
    const questions = [...Map.groupBy(open, ({ words }) => words).values()].flatMap((same) =>
      same.every(({ span }) => lineOf(span) === lineOf(same[0]!.span)) ? same.map((each) => [each]) : [same],
    );
    for (const same of questions) {
      const [{ value, span, words }, ...others] = [same[0]!, ...same.slice(1)];
      yield {
        span,
        ...(isUnfiled(same[0]!.span) ? { level: 'hint' as const } : {}),
        ...(others.length > 0 ? { others: others.map((each) => each.span) } : {}),
        message: BRACED_WORDS.test(value)
          ? `${words} still has the braces of the template. If the words between them are the answer, delete the braces; if not, answer it, or delete this part. The rules about this part wait until then.`
          : OPEN.test(value)
            ? `${words} is still open. Answer it, or say who finds out and by when; the rules about this part wait until then.`
            : `${words} is left from the template. Answer it, or delete this part; the rules about this part wait until then.`,
      };
    }
  },
});

/** In an older document that says that its incident goes on, the rows of the timeline without a time yet are its next steps. */
function ahead(postmortem: PostMortem): (span: Span) => boolean {
  const timeline = sectionNamed(postmortem, 'timeline')?.body;
  const goesOn = GOES_ON.test(headerStatus(postmortem)?.value ?? '');
  return ({ start, end }) =>
    goesOn && timeline !== undefined && start >= timeline.start && end <= timeline.end;
}
const GOES_ON =
  /\b(?:ongoing|open|active|resolving|unresolved|investigating|identified|monitoring|in progress|not resolved)\b/i;

/** In an older document: “Label: "Off · <sport>"”, which quotes, and "(DESK-53)**TODO**" in a cell, which says how far it is. */
const meant =
  (text: string) =>
  ({ start, end }: Span): boolean => {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(Math.max(from, start - 200), start);
    const value = text.slice(start, end);
    const isQuoted =
      value.startsWith('<') &&
      (before.match(/"/g)?.length ?? 0) % 2 === 1 &&
      /^[^\n]{0,200}"/.test(text.slice(end, end + 201));
    return (
      isQuoted ||
      (value === 'TODO' &&
        /\|[^|]*[\p{L}\d][^|]*$/u.test(before) &&
        /^[*_ \t]*\|/.test(text.slice(end, end + 10)))
    );
  };

/** "TBD" in the column for issues, of an item of an older document that is not final: nobody has opened one yet. */
function unfiled(postmortem: PostMortem): (span: Span) => boolean {
  const { language, document } = postmortem;
  const { text } = document;
  const isAtWork = !isClosed(postmortem);
  return ({ start }) => {
    const header = isAtWork ? headerAbove(text, start) : '';
    return TRACKING.test(header) || (language !== null && labelsOf(language, header).includes('issue'));
  };
}
const TRACKING = /^\W*(?:(?:issue|tracking|tracker|ticket|jira|pr|pull request|link|url)s?\W*)+$/i;

/** The heading of the column that holds a place; empty if it is in no table. */
function headerAbove(text: string, at: number): string {
  const rows = text.slice(Math.max(0, at - LONGEST_TABLE), at).split('\n');
  const column = rows.pop()!.split('|').length - 1;
  const header = rows[rows.findLastIndex((row) => /^[ \t|:-]*-[ \t|:-]*$/.test(row)) - 1];
  return header?.split('|')[column]?.trim() ?? '';
}
const LONGEST_TABLE = 5000;
