import { NOWHERE, type Surroundings } from '../../english/entities.ts';
import { plainMasks } from '../../english/plain.ts';
import { hitsOf, isPlain, understand } from '../../english/reading.ts';
import { afterTime } from '../../english/sentences.ts';
import { type Mask, type Token, tokenise } from '../../english/tokens.ts';
import { decide, type Evidence, groundsOf, type Verdict } from './decide.ts';
import { signsOf } from './detect.ts';
import { featuresOf } from './features.ts';
import { LABELS, type Model, predict, unpack } from './model.ts';
import { PACKED, SCALE } from './weights.ts';

export interface Judged extends Evidence {
  readonly verdict: Verdict | null;
}

let model: Model | null = null;

/** The shipped model, unpacked when the first sentence asks for it. */
function shipped(): Model {
  model ??= unpack(PACKED, SCALE);
  return model;
}

/** Past this many tokens a sentence is a dump of something, and only its beginning is read. */
const LONGEST = 400;

/** Reads one sentence of `text` and asks the model; null when nothing in it is worth a reading. Linear in its length. */
export function hear(
  text: string,
  sentence: readonly Token[],
  around: Surroundings = NOWHERE,
  heading = false,
): Evidence | null {
  const tokens = sentence.length > LONGEST ? sentence.slice(0, LONGEST) : sentence;
  if (tokens.length < 2) return null;
  const hits = hitsOf(tokens);
  if (isPlain(tokens, hits)) return null;
  const reading = understand(text, tokens, around, hits);
  const signs = signsOf(reading);
  const grounds = groundsOf(reading, signs);
  if (grounds === 'nothing' && signs.length === 0) return { reading, signs, grounds, heading, odds: [] };
  const names = signs.map(({ name }) => name);
  return { reading, signs, grounds, heading, odds: predict(shipped(), featuresOf(reading, names)) };
}

/** Hears and decides one sentence that stands alone, `text.slice(from, to)`, without a document around it. */
export function judge(text: string, from: number, to: number, masks: readonly Mask[]): Judged | null {
  const evidence = hear(text, tokenise(text, from, to, masks));
  return evidence && { ...evidence, verdict: decide(evidence, 0) };
}

/** Features of a plain Markdown sentence, for training. */
export function trainingFeatures(text: string): number[] {
  const reading = understand(text, tokenise(text, afterTime(text), text.length, plainMasks(text)), NOWHERE);
  return featuresOf(
    reading,
    signsOf(reading).map(({ name }) => name),
  );
}

export { LABELS };
