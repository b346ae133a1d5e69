import type { Span } from '../../markdown/document.ts';
import { isFence } from '../../markdown/meant.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';

/** Six words in a row, of which only the last may carry punctuation: no command or setting reads like that. */
const SENTENCE = /(?:^|\s)(?:\p{L}[\p{L}’'-]*,? ){5}\p{L}+/u;
const CODE = /[{};=|$<>\\]|^\s*(?:#|\/\/|sudo |kubectl |SELECT |at )/;

/**
 * Sentences indented by four spaces, which Markdown shows as code, outside of lists and quotes. Each span is one line;
 * computed once for all rules.
 */
export const indentedProse = memoized(({ document: { text, tree } }: PostMortem): Span[] =>
  tree.children.flatMap((node) => {
    const [start, end] = [node.position!.start.offset!, node.position!.end.offset!];
    if (node.type !== 'code' || isFence(text, start)) return [];
    return [...text.slice(start, end).matchAll(/\S[^\r\n]*/g)]
      .filter(([line]) => SENTENCE.test(line) && !CODE.test(line))
      .map(({ 0: line, index }) => ({
        start: start + index,
        end: start + index + line.trimEnd().length,
      }));
  }),
);

/** Whether Debrief cannot read a document for this reason, which `structure/indented-text` reports. */
export const isIndented = (postmortem: PostMortem): boolean => indentedProse(postmortem).length > 1;
