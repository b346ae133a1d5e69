import type { Surroundings } from '../../english/entities.ts';
import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { type Analysis, analyse } from './analyse.ts';
import type { BlameRuleName } from './constructions/construction.ts';
import { type Deed, deedOf } from './deed.ts';
import { sentencesIn } from './document-sentences.ts';
import { languageOf } from './language-of.ts';
import { placesOf } from './places.ts';
import { type KnownNames, oncePerDocument, surroundings } from './surroundings.ts';

/** A sentence of the document that contains a construction. */
export interface Judgement {
  readonly block: ProseBlock;
  /** Source offsets of the sentence. */
  readonly span: Span;
  readonly analysis: Analysis;
}

/** What a rule of the family reports. */
export interface Reproach {
  readonly kind: BlameRuleName;
  readonly confidence: 'high' | 'low';
  /** Source offsets of the words. */
  readonly span: Span;
  /** The words as displayed, shortened. */
  readonly words: string;
  /** Name of the deciding construction. */
  readonly by: string;
  readonly deed: Deed;
}

/**
 * Every sentence of a document that may be a reproach. Each is judged by itself, its place, and the person named in
 * the previous sentence of its block. Computed once per document and shared by all rules.
 */
export const judgementsOf = oncePerDocument((postmortem, names) => {
  if (!languageOf(postmortem).judged) return [];
  const judgements: Judgement[] = [];
  const known = surroundings(postmortem, names);
  const placeOf = placesOf(postmortem);
  let last: Surroundings['last'] = null;
  let block: ProseBlock | null = null;
  for (const sentence of sentencesIn(postmortem)) {
    if (sentence.block !== block) last = null;
    block = sentence.block;
    const place = placeOf(sentence);
    if (!place) continue;
    const analysis = analyse(block.text, sentence.tokens, { ...known, last }, place);
    if (analysis && analysis.signs.length > 0)
      judgements.push({ block, span: block.source(sentence.start, sentence.end), analysis });
    last = analysis ? (lastNamed(analysis) ?? last) : 'system';
  }
  return judgements;
});

/** The antecedent of a later "they". */
function lastNamed({ reading }: Analysis): Surroundings['last'] {
  let last: Surroundings['last'] = null;
  for (const entity of reading.entities) {
    if (entity === 'person' || entity === 'group' || entity === 'name' || entity === 'supplier')
      return 'person';
    if (entity === 'system' || entity === 'outsider') last = 'system';
  }
  return last;
}

/** Reproaches of one kind, in reading order. */
export function* reproaches(
  postmortem: PostMortem,
  names: KnownNames,
  kind: BlameRuleName,
): Iterable<Reproach> {
  for (const { block, analysis } of judgementsOf(postmortem, names)) {
    const { verdict, reading } = analysis;
    if (verdict?.rule !== kind) continue;
    yield {
      kind,
      confidence: verdict.confidence,
      span: block.source(verdict.start, verdict.end),
      words: shortened(block.text.slice(verdict.start, verdict.end)),
      by: verdict.sign.construction.name,
      deed: deedOf(reading, verdict),
    };
  }
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/[`*_<>[\]|]/g, '');
  if (line.length <= 80) return line;
  return `${line.slice(0, line.lastIndexOf(' ', 76))} …`;
}
