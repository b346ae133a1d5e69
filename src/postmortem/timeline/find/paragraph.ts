import type { PhrasingContent } from 'mdast';
import type { Block } from '../../../markdown/text.ts';
import type { LeadTime } from '../../../time/lead.ts';
import { remarkOf, type TimelineEvent, untimed } from '../event.ts';
import { isAside } from '../zones/aside.ts';
import { isList, linesOf } from './lines.ts';
import type { Place } from './place.ts';
import { stampIn } from './stamp.ts';

/** "T0 is 14:20 UTC": from when others count, and no entry. */
const isOrigin = ({ isRelative, end }: LeadTime, line: string): boolean =>
  isRelative && /^[*_)]*\s?(?:(?:is|was|denotes)\b|=)/.test(line.slice(end, end + 20));

/** The rule of reStructuredText that ends a table. */
const RULE_AT_END = / (?:={3,} +)+={3,}$/;

/** A paragraph's lines as entries, except lines that merely wrap before a time; and what is above the first, as a remark. */
export function paragraphEvents(
  block: Block,
  content: readonly PhrasingContent[],
  { section, scopeEnd, find }: Place,
): TimelineEvent[] {
  const { text, span } = block;
  const entry = { span, scopeEnd: span.end, section, layout: 'line', content, zone: null } as const;
  const stamped = stampIn(block);
  if (stamped) return [{ ...entry, ...stamped }];
  const lines = linesOf(block, find);
  const areAll = isList(lines, text);
  const timed = lines.flatMap(({ start, lead, isFresh }) =>
    lead && (isFresh || areAll) && !isOrigin(lead, text.slice(start)) ? [{ start, lead }] : [],
  );
  if (timed.length === 0)
    return [{ ...remarkOf(text, span.start, scopeEnd), paragraph: { ...entry, ...untimed(block) } }];
  const above = timed[0]!.start > 0 ? [remarkOf(text.slice(0, timed[0]!.start), span.start, scopeEnd)] : [];
  const entries = timed.map(({ start, lead }, index) => {
    const end = timed[index + 1]?.start ?? text.length;
    const textStart = Math.min(start + lead.textStart, end);
    const after = text.slice(textStart, end).trimEnd().replace(RULE_AT_END, '');
    // Status pages put the time last: "**Resolved** - It is fixed.", then "Posted Mar 4, 14:20 UTC".
    const isLast = after === '' && timed.length === 1 && start > 0 && lead.clock !== null;
    const [from, to] = isLast ? [0, start - 1] : [textStart, textStart + after.length];
    const shown = text.slice(from, to).replace(/ {2,}/g, ' ');
    return {
      ...entry,
      lead,
      text: shown,
      textSpan: block.source(from, to),
      timeSpan: block.source(start + lead.start, start + lead.end),
      span: block.source(start, end),
      scopeEnd: isAside(after) ? scopeEnd : span.end,
      isBare: shown === '' || isAside(shown),
    };
  });
  return [...above, ...entries];
}
