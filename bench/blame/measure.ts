import type { Labelled } from '../../scripts/train-blame.ts';
import { judge } from '../../src/lint/language/judge.ts';
import { plainMasks } from '../../src/lint/language/plain.ts';

/** What a detector says of a sentence: a label, or null for nothing. */
export type Detector = (text: string) => string | null;

export interface Figures {
  /** Of the sentences flagged, the share that is labelled blame, counterfactual or hindsight. */
  readonly precision: number;
  /** Of the sentences so labelled, the share that was flagged. */
  readonly recall: number;
  /** Of the right flags, the share under the right label. */
  readonly label: number;
}

/** Debrief's own detector; "we failed to …" is a hint and does not count. */
export const debrief: Detector = (text) => {
  const rule = judge(text, 0, text.length, plainMasks(text))?.verdict?.rule;
  if (!rule || rule === 'collective') return null;
  return rule === 'counterfactual' || rule === 'hindsight' ? rule : 'blame';
};

/** Precision and recall over blame, counterfactual and hindsight against ok; `we` is left out. `only` narrows recall. */
export function measure(rows: readonly Labelled[], detector: Detector = debrief, only?: string): Figures {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  let labelled = 0;
  for (const { label, text } of rows) {
    if (label === 'we' || (only && label !== only && label !== 'ok')) continue;
    const said = detector(text);
    if (label === 'ok') wrong += said === null || (only && said !== only) ? 0 : 1;
    else if (said === null) missed++;
    else {
      right++;
      if (said === label) labelled++;
    }
  }
  return {
    precision: right / Math.max(right + wrong, 1),
    recall: right / Math.max(right + missed, 1),
    label: labelled / Math.max(right, 1),
  };
}
