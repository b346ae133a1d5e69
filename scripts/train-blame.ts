/**
 * Trains the model of the language rules from the labelled sentences of this repository, always to the same bytes:
 * npx node scripts/train-blame.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { NOWHERE } from '../src/english/entities.ts';
import { plainMasks } from '../src/english/plain.ts';
import { understand } from '../src/english/reading.ts';
import { afterTime } from '../src/english/sentences.ts';
import { tokenise } from '../src/english/tokens.ts';
import { BUCKETS, featuresOf } from '../src/lint/blame/features.ts';
import { LABELS, type Label, pack } from '../src/lint/blame/model.ts';

const folder = new URL('../bench/blame/sentences/', import.meta.url);
const N = LABELS.length;

/** Sentences that a feature must stand in to get a weight. */
const LEAST = 4;

/** Weights below this many 127ths of the largest are dropped. */
const SMALL = 1;

export interface Labelled {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly text: string;
}

/** Reads labelled sentences: id, label, note, sentence, separated by tabs. */
export function readSentences(prefix: string): Labelled[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefix) && name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.includes('\t') && !line.startsWith('id\t'))
    .map((line) => {
      const [id = '', label = '', note = '', ...rest] = line.split('\t');
      return { id, label, note, text: rest.join('\t') };
    });
}

/** A generator of numbers in [0, 1) that is the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Features of a sentence of Markdown. */
function featuresOfText(text: string): number[] {
  const tokens = tokenise(text, afterTime(text), text.length, plainMasks(text));
  return featuresOf(understand(text, tokens, NOWHERE));
}

/** Softmax regression with AdaGrad and weight decay; returns rows of five weights. */
export function train(rows: readonly Labelled[], epochs = 8, decay = 2e-6): Float64Array {
  const data = rows.map((row) => {
    const all = featuresOfText(row.text);
    return {
      features: [...new Set(all)],
      unit: 1 / Math.sqrt(all.length),
      label: LABELS.indexOf(row.label as Label),
    };
  });
  // What stands in one sentence only teaches that sentence by heart.
  const counts = new Uint16Array(BUCKETS);
  for (const { features } of data) for (const feature of features) counts[feature]!++;
  for (const row of data) row.features = row.features.filter((feature) => counts[feature]! >= LEAST);
  const weights = new Float64Array(BUCKETS * N);
  const squares = new Float64Array(BUCKETS * N).fill(1e-6);
  const next = random(20260101);
  const order = data.map((_, i) => i);
  const scores = new Float64Array(N);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) {
      const { features, unit, label } = data[index]!;
      scores.fill(0);
      for (const feature of features)
        for (let k = 0; k < N; k++) scores[k]! += weights[feature * N + k]! * unit;
      const top = Math.max(...scores);
      let total = 0;
      for (let k = 0; k < N; k++) {
        scores[k] = Math.exp(scores[k]! - top);
        total += scores[k]!;
      }
      for (let k = 0; k < N; k++) {
        const slope = (scores[k]! / total - (k === label ? 1 : 0)) * unit;
        for (const feature of features) {
          const at = feature * N + k;
          const gradient = slope + decay * data.length * weights[at]! * 0.01;
          squares[at]! += gradient * gradient;
          weights[at]! -= (0.5 * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return weights;
}

/** Rounds to signed bytes; what is small is dropped. */
export function quantise(weights: Float64Array): { bytes: Int8Array; scale: number } {
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const scale = most / 127;
  return { bytes: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
}

/** The text of `src/lint/blame/weights.ts`. */
export function weightsFile(rows: readonly Labelled[] = readSentences('train')): string {
  const { bytes, scale } = quantise(train(rows));
  return `// Made by scripts/train-blame.ts from bench/blame/sentences/train-*.tsv. Do not edit.
export const SCALE = ${scale};
export const PACKED =
  '${pack(bytes, SMALL)}';
`;
}

if (import.meta.main) {
  const text = weightsFile();
  writeFileSync(new URL('../src/lint/blame/weights.ts', import.meta.url), text);
  console.log(`${Math.round(text.length / 1024)} KB of weights`);
}
