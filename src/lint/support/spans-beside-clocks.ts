import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/** A duration with the clock time it is counted from, and its end time if given. */
export interface SpanBesideClocks {
  readonly raw: string;
  readonly span: Span;
  readonly minutes: number;
  /** `13:52`. */
  readonly from: string;
  readonly to: string | null;
}

const CLOCK = String.raw`(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:.]\d)`;
const ZONE = String.raw`(?:\s?(?:UTC|GMT|[A-Z]{3,4}))?`;
const AMOUNT = String.raw`(?:about |around |approximately |roughly |some |~)?((\d{1,3}) ?(min(?:ute)?s?|h(?:ou)?rs?|h)(?: (?:and )?(\d{1,2}) ?min(?:ute)?s?)?)\b`;
/** "from 13:52 to 14:35 UTC (43 min)", "13:52–14:35, 43 minutes". */
const RANGE = new RegExp(
  String.raw`${CLOCK}${ZONE}\s?(?:-|–|—|→|to|until|till|and)\s?${CLOCK}${ZONE}(?:\s?[(,;:–—-]|\s(?:for|lasting|which is|a total of))\s?(?:for |a total of )?${AMOUNT}`,
  'g',
);
/** "for 43 minutes (13:52–14:35 UTC)". */
const BEFORE_RANGE = new RegExp(
  String.raw`(?<![\w.,:/-])${AMOUNT}\s?[(,]\s?(?:from )?${CLOCK}${ZONE}\s?(?:-|–|—|→|to|until|till|and)\s?${CLOCK}`,
  'g',
);
/** "At 04:00 the page went blank, for 3 hours": the duration ends the clause. */
const FROM = new RegExp(
  String.raw`\b[Aa]t ${CLOCK}${ZONE}[^.!?;:()\d]{3,80}?,? (?:for|lasting|which lasted) ${AMOUNT}(?=[.,;)]|$)`,
  'g',
);
const LONGEST = 5000;
const TOLD = new Set<string | null>(['summary', 'impact', null]);

/** From summary, impact and opening; times with am or pm are left out. */
export function spansBesideClocks(postmortem: PostMortem): SpanBesideClocks[] {
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  return postmortem.blocks.flatMap((block): SpanBesideClocks[] => {
    const { kind, text, span } = block;
    if (kind === 'heading' || kind === 'quote' || !/\d[:.]\d\d/.test(text) || /\d\s?[ap]\.?m\b/i.test(text))
      return [];
    if (!TOLD.has(postmortem.sectionNameOf(span)) || entries.has(postmortem.document.point(span.start).line))
      return [];
    const short = text.slice(0, LONGEST);
    const ranges = [...short.matchAll(RANGE)].map((match) => {
      const [, hour, minute, toHour, toMinute, raw = ''] = match;
      return found(match, raw, `${pad(hour)}:${minute}`, `${pad(toHour)}:${toMinute}`, match.slice(6));
    });
    const after = [...short.matchAll(BEFORE_RANGE)].map((match) => {
      const [, raw = '', , , , hour, minute, toHour, toMinute] = match;
      return found(match, raw, `${pad(hour)}:${minute}`, `${pad(toHour)}:${toMinute}`, match.slice(2));
    });
    const others = [...short.matchAll(FROM)].map((match) => {
      const [, hour, minute, raw = ''] = match;
      return found(match, raw, `${pad(hour)}:${minute}`, null, match.slice(4));
    });
    return [...ranges, ...after, ...others];

    function found(match: RegExpExecArray, raw: string, from: string, to: string | null, rest: string[]) {
      const at = match.index + match[0].lastIndexOf(raw);
      const [count, unit = '', more] = rest;
      const minutes = Number(count) * (unit.startsWith('h') ? 60 : 1) + Number(more ?? 0);
      return { raw, span: block.source(at, at + raw.length), minutes, from, to };
    }
  });
}

const pad = (hour = '') => hour.padStart(2, '0');
