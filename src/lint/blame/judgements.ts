import type { Surroundings } from '../../english/entities.ts';
import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { decide, type Evidence } from './decide.ts';
import { type Deed, deedOf } from './deed.ts';
import { sentencesIn, type Told } from './document-sentences.ts';
import { hear, type Judged } from './judge.ts';
import { languageOf } from './language-of.ts';
import { shareOf, shiftOf } from './prior.ts';
import type { Kind } from './signs.ts';
import { type KnownNames, oncePerDocument, surroundings } from './surroundings.ts';

/** A sentence of the document that the model was asked about. */
export interface Judgement {
  readonly block: ProseBlock;
  /** Source offsets of the sentence. */
  readonly span: Span;
  /** What the rest of the document says, as logarithm of odds (`prior.ts`). */
  readonly shift: number;
  readonly judged: Judged;
}

/** What a rule of the family reports. */
export interface Heard {
  readonly kind: Kind;
  /** Source offsets of the words. */
  readonly span: Span;
  /** The words as a reader sees them, shortened. */
  readonly words: string;
  /** What decided: the name of a sign, or "model". */
  readonly by: string;
  readonly deed: Deed;
}

/** Every sentence of a document that may reproach somebody. Made once for each document and shared by all rules. */
export const judgementsOf = oncePerDocument(judgeAll);

function judgeAll(postmortem: PostMortem, names: KnownNames): readonly Judgement[] {
  if (!languageOf(postmortem).judged) return [];
  const drafts: (Told & { evidence: Evidence })[] = [];
  const sentences = sentencesIn(postmortem);
  const around: Changing<Surroundings> = { ...surroundings(postmortem, names), last: null };
  let block: ProseBlock | null = null;
  for (const sentence of sentences) {
    if (sentence.block !== block) around.last = null;
    block = sentence.block;
    const evidence = hear(block.text, sentence.tokens, around, block.kind === 'heading');
    if (evidence?.odds.length) drafts.push({ ...sentence, evidence });
    around.last = evidence ? (lastNamed(evidence) ?? around.last) : 'system';
  }
  const shift = shiftOf(
    shareOf(
      drafts.map(({ evidence }) => evidence),
      sentences.length,
    ),
  );
  return drafts.map(({ block, start, end, evidence }) => ({
    block,
    span: block.source(start, end),
    shift,
    judged: { ...evidence, verdict: decide(evidence, shift) },
  }));
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** What a later "they" stands for. */
function lastNamed({ reading }: Evidence): Surroundings['last'] {
  let last: Surroundings['last'] = null;
  for (const entity of reading.entities) {
    if (entity === 'person' || entity === 'group' || entity === 'name') return 'person';
    if (entity === 'system' || entity === 'outsider') last = 'system';
  }
  return last;
}

/** What was heard of one kind, in reading order. */
export function* heard(postmortem: PostMortem, names: KnownNames, kind: Kind): Iterable<Heard> {
  for (const { block, judged } of judgementsOf(postmortem, names)) {
    const { verdict } = judged;
    if (verdict?.rule !== kind) continue;
    const words = shortened(block.text.slice(verdict.start, verdict.end));
    const deed = deedOf(judged.reading, verdict);
    yield { kind, span: block.source(verdict.start, verdict.end), words, by: verdict.by, deed };
  }
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/[`*_<>[\]|]/g, '');
  if (line.length <= 80) return line;
  return `${line.slice(0, line.lastIndexOf(' ', 76))} …`;
}
