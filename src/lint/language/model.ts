import { BUCKETS } from './features.ts';

/** What a sentence can be, in the order of the model's outputs. */
export const LABELS = ['ok', 'blame', 'counterfactual', 'hindsight', 'we'] as const;
export type Label = (typeof LABELS)[number];
const N = LABELS.length;

/** A linear model over hashed features: a row of five weights for each bucket, as signed bytes, and their scale. */
export interface Model {
  readonly weights: Int8Array;
  readonly scale: number;
}

/** Probability of each label: softmax over the sum of the features' rows, each weighed 1/√n. Sums to 1. */
export function predict(model: Model, features: readonly number[]): number[] {
  const { weights, scale } = model;
  const sums = [0, 0, 0, 0, 0];
  const seen = new Set<number>();
  for (const feature of features) {
    if (seen.has(feature)) continue;
    seen.add(feature);
    const row = feature * N;
    for (let k = 0; k < N; k++) sums[k]! += weights[row + k]!;
  }
  const unit = scale / Math.sqrt(seen.size || 1);
  const top = Math.max(...sums) * unit;
  let total = 0;
  for (let k = 0; k < N; k++) {
    sums[k] = Math.exp(sums[k]! * unit - top);
    total += sums[k]!;
  }
  for (let k = 0; k < N; k++) sums[k]! /= total;
  return sums;
}

/**
 * Reads packed weights: base64 of, for each bucket in use, the distance from the one before (two bytes) and five
 * signed bytes.
 */
export function unpack(packed: string, scale: number): Model {
  const bytes = Buffer.from(packed, 'base64');
  const weights = new Int8Array(BUCKETS * N);
  let bucket = 0;
  for (let i = 0; i + 2 + N <= bytes.length; i += 2 + N) {
    bucket += bytes[i]! | (bytes[i + 1]! << 8);
    for (let k = 0; k < N; k++) weights[bucket * N + k] = (bytes[i + 2 + k]! << 24) >> 24;
  }
  return { weights, scale };
}

/** The reverse of `unpack`. Rows of zeros are left out. */
export function pack(weights: Int8Array): string {
  const bytes: number[] = [];
  let last = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = weights.subarray(bucket * N, bucket * N + N);
    if (row.every((weight) => weight === 0)) continue;
    const step = bucket - last;
    bytes.push(step & 255, step >> 8, ...[...row].map((weight) => weight & 255));
    last = bucket;
  }
  return Buffer.from(bytes).toString('base64');
}
