import type { Trust } from './constructions/construction.ts';

/**
 * How sure the model must be, by what the grammar found. A probability of the model is one among sentences of which
 * half reproach, as those that it was trained on; in a real post-mortem one in a hundred does.
 */
export const THRESHOLDS = {
  /** So sure of "ok" that a firm construction is let pass: the words were meant in another sense. */
  veto: 0.97,
  /** Probability of blame, counterfactual or hindsight from which on a construction is reported. */
  agrees: {
    /** Right by itself. */
    firm: 0,
    /** Of those found in real post-mortems below this, about half were meant otherwise. */
    soft: 0.7,
    /** "Clearly", "responsible", "decision" stand beside people in neutral sentences all the time. */
    faint: 0.93,
  } satisfies Record<Trust, number>,
  /** From here on, what is not reported becomes a hint with a question. */
  wonders: 0.5,
} as const;
