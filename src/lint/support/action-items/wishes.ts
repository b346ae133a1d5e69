import { saysShould } from '../../../languages/forms.ts';
import type { Language } from '../../../languages/language.ts';
import type { ProseBlock } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { tickFirst } from '../../../postmortem/phrases/marks.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { maxim, wish } from '../../phrases/wishes.ts';

const LESSONS: ReadonlySet<string | null> = new Set(['lessons', 'went-wrong', 'detection']);

/** A sentence of the lessons that asks for a change; null if none does. */
export function wishIn({
  blocks,
  sectionNameOf,
  language,
}: PostMortem): { text: string; block: ProseBlock } | null {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'quote' || !LESSONS.has(sectionNameOf(block.span)))
      continue;
    const sentences = block.text.slice(0, 2000).split(/(?<=[.!?])\s+/);
    // "… needs an alert. ✅ Implemented on 6 June" is done.
    const text = sentences.find(
      (sentence, i) =>
        asksForChange(sentence, language) && !sentences.slice(i + 1).some((after) => shows(tickFirst, after)),
    );
    if (text !== undefined) return { text, block };
  }
  return null;
}

const asksForChange = (sentence: string, language: Language | null): boolean =>
  language === null
    ? wish.pattern.test(sentence) && !maxim.pattern.test(sentence)
    : !sentence.includes('?') && saysShould(language, sentence);
