import { BUCKETS } from './features.ts';

/** The labels, in the order of the model's outputs. */
export const LABELS = ['ok', 'blame', 'counterfactual', 'hindsight', 'we'] as const;
export type Label = (typeof LABELS)[number];
const N = LABELS.length;

/** A linear model over hashed features: each bucket in use has a row of five weights, as signed bytes. */
export interface Model {
  /** Row index per bucket; 0 for none. */
  readonly rows: Uint16Array;
  readonly weights: Int8Array;
  /** The value of a weight of 1. */
  readonly scale: number;
  /** The last sentence in which a row was counted, so that it counts once per sentence. */
  readonly seen: Uint32Array;
  sentence: number;
}

/** Probability of each label: softmax over the sum of the features' rows, each scaled by 1/√n. Sums to 1. */
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

/**
 * Decodes packed weights: base64 of the distance between consecutive buckets in use (two bytes each), then five weights
 * per bucket.
 */
export function unpack(packed: string, scale: number): Model {
  const bytes = new Uint8Array(Buffer.from(packed, 'base64')).buffer;
  const count = Math.floor(bytes.byteLength / (2 + N));
  const steps = new Uint16Array(bytes, 0, count);
  // Row 0, for unused buckets, is never read: it overlaps the last distances.
  const weights = new Int8Array(bytes, count * 2 - N);
  const rows = new Uint16Array(BUCKETS);
  let bucket = 0;
  for (let row = 0; row < count; row++) {
    bucket += steps[row]!;
    rows[bucket] = row + 1;
  }
  return { rows, weights, scale, seen: new Uint32Array(count + 1), sentence: 0 };
}

/** The inverse of `unpack`, from `BUCKETS` rows of weights. Drops rows whose weights are all small. */
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
