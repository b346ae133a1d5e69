import { featuresOf } from './features.ts';
import { plainMasks } from './plain.ts';
import { read } from './reading.ts';

/** Features of a plain Markdown sentence, for training. */
export function trainingFeatures(text: string): number[] {
  return featuresOf(read(text, 0, text.length, plainMasks(text)), []);
}
