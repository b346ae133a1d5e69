import type { Trust } from './constructions/construction.ts';

/**
 * How sure the model must be, depending on what the grammar found. The model's probabilities assume that half of all
 * sentences reproach somebody, as in its training data; in a real post-mortem one in a hundred does.
 */
export const THRESHOLDS = {
  /** Probability of "ok" that overrides a firm construction: the words were meant in another sense. */
  veto: 0.995,
  /** Minimum probability of blame, counterfactual or hindsight at which a construction is reported. */
  agrees: {
    /** Right without the model. */
    certain: 0,
    firm: 0,
    /** Of those found in real post-mortems below this, about half were meant otherwise. */
    soft: 0.7,
    /** "Clearly", "responsible", "decision" occur beside people in neutral sentences all the time. */
    faint: 0.95,
  } satisfies Record<Trust, number>,
  /** Probability of "we" from which a soft "we failed to …" counts as one; below, it is a hint whatever the policy sets. */
  we: 0.5,
} as const;
