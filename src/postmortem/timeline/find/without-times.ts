import type { Language } from '../../../languages/language.ts';
import type { Block } from '../../../markdown/text.ts';
import type { ItemUnit } from '../../../markdown/units.ts';
import type { UntimedEvent } from '../../model.ts';
import { tellsPast } from '../../phrases/past.ts';
import type { ReadSection } from '../../sections.ts';

/** Fewer entries are a remark about the timeline. */
const FEWEST = 3;
/** Fewer words name something: "Detection", "See below". */
const MIN_WORDS = 4;

/**
 * The events below the headings of timelines of which no entry has a time: their order is told all the same. No rule
 * reads them, as nothing can be computed from them.
 */
export function eventsWithoutTimes(
  sections: readonly ReadSection[],
  line: (offset: number) => number,
  language: Language | null,
): UntimedEvent[] {
  return sections
    .filter(({ name }) => name === 'timeline')
    .flatMap(({ units }) => units)
    .flatMap((unit) => {
      const items = unit.kind === 'list' ? unit.items : [];
      const told = items.filter(({ block }) => block !== null && isTold(block));
      const isScenario = unit.kind === 'list' && unit.ordered && language === null && !isPast(told);
      return told.length >= FEWEST && told.length === items.length && !isScenario ? told : [];
    })
    .map(({ span, block }) => ({ line: line(span.start), span, text: block!.text.trim() }));
}

/** Numbered steps in the present show how something can happen: "3. The client sends an empty name." */
const isPast = (told: readonly ItemUnit[]): boolean =>
  told.filter(({ block }) => tellsPast.pattern.test(block!.text)).length * 2 > told.length;

/** A sentence, and no blank of a template. */
const isTold = ({ text }: Block): boolean =>
  text.trim().split(/\s+/, MIN_WORDS).length >= MIN_WORDS &&
  !/^\W*(?:HH|hh|XX|xx):|[{<[][^{}<>[\]]{3,80}[}>\]]\s*$/.test(text);
