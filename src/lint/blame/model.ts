import { BUCKETS } from './features.ts';

/** What a sentence can be, in the order of the model's outputs. */
export const LABELS = ['ok', 'blame', 'counterfactual', 'hindsight', 'we'] as const;
export type Label = (typeof LABELS)[number];
const N = LABELS.length;

/** A linear model over hashed features: for each bucket in use a row of five weights, as signed bytes. */
export interface Model {
  /** Row of each bucket; 0 for none. */
  readonly rows: Uint16Array;
  readonly weights: Int8Array;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** The sentence in which a row was last counted, so that it counts once in each. */
  readonly seen: Uint32Array;
  sentence: number;
}

/** Probability of each label: softmax over the sum of the features' rows, each weighed 1/√n. Sums to 1. */
export function predict(model: Model, features: readonly number[]): number[] {
  const { rows, weights, seen } = model;
  model.sentence = (model.sentence + 1) >>> 0;
  const { sentence } = model;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let i = 0; i < features.length; i++) {
    const row = rows[features[i]!]!;
    if (row === 0 || seen[row] === sentence) continue;
    seen[row] = sentence;
    const at = row * N;
    s0 += weights[at]!;
    s1 += weights[at + 1]!;
    s2 += weights[at + 2]!;
    s3 += weights[at + 3]!;
    s4 += weights[at + 4]!;
  }
  const unit = model.scale / Math.sqrt(features.length || 1);
  const sums = [s0 * unit, s1 * unit, s2 * unit, s3 * unit, s4 * unit];
  const top = Math.max(...sums);
  let total = 0;
  for (let k = 0; k < N; k++) {
    sums[k] = Math.exp(sums[k]! - top);
    total += sums[k]!;
  }
  for (let k = 0; k < N; k++) sums[k]! /= total;
  return sums;
}

/** Reads packed weights: base64 of, for all buckets in use, first their distances from the last (two bytes), then five weights each. */
export function unpack(packed: string, scale: number): Model {
  const bytes = new Uint8Array(Buffer.from(packed, 'base64')).buffer;
  const count = Math.floor(bytes.byteLength / (2 + N));
  const steps = new Uint16Array(bytes, 0, count);
  // Row 0, for buckets that are not in use, is never read: it lies on the last steps.
  const weights = new Int8Array(bytes, count * 2 - N);
  const rows = new Uint16Array(BUCKETS);
  let bucket = 0;
  for (let row = 0; row < count; row++) {
    bucket += steps[row]!;
    rows[bucket] = row + 1;
  }
  return { rows, weights, scale, seen: new Uint32Array(count + 1), sentence: 0 };
}

/** The reverse of `unpack`, from `BUCKETS` rows of weights. Rows in which all are small are left out. */
export function pack(weights: Int8Array, least: number): string {
  const steps: number[] = [];
  const kept: number[] = [];
  let last = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = weights.subarray(bucket * N, bucket * N + N);
    if (row.every((weight) => Math.abs(weight) < least)) continue;
    steps.push((bucket - last) & 255, (bucket - last) >> 8);
    kept.push(...[...row].map((weight) => weight & 255));
    last = bucket;
  }
  return Buffer.from([...steps, ...kept]).toString('base64');
}
