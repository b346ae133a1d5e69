import { type Evidence, reproachOf, shifted } from './decide.ts';

/**
 * Share of reproaches in ordinary post-mortems; for how many sentences that knowledge counts; the share that makes no
 * shift, which `SPEAK` was chosen for; and the most that a document is taken to reproach.
 */
export const ORDINARY = { share: 0.01, sentences: 60, neutral: 0.06, most: 0.4 };

/** A firm sign counts as this probability. */
const FIRM = 0.97;

const logit = (p: number) => Math.log(p / (1 - p));

/**
 * How much of a document reproaches, found by expectation and maximisation over its sentences' odds (Saerens, Latinne
 * and Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities", Neural Computation 14,
 * 2002), held near the ordinary share by pseudo-counts. `sentences` counts all of the document; those that are not
 * in `heard` count as neutral, so that more of them never raise the share.
 */
export function shareOf(heard: readonly Evidence[], sentences: number): number {
  const clues = heard
    .filter(({ grounds, signs }) => grounds !== 'nothing' || signs.length > 0)
    .map((evidence) => {
      const p = reproachOf(evidence);
      return evidence.signs.some(({ firm }) => firm) && (evidence.odds[0] ?? 1) < 0.97
        ? Math.max(p, FIRM)
        : p;
    });
  let share = ORDINARY.share;
  for (let round = 0; round < 20; round++) {
    const shift = logit(share) - logit(ORDINARY.neutral);
    let sum = ORDINARY.share * ORDINARY.sentences;
    for (const p of clues) sum += shifted(p, shift);
    const next = Math.min(sum / (ORDINARY.sentences + sentences), ORDINARY.most);
    if (Math.abs(next - share) < 1e-4) break;
    share = next;
  }
  return share;
}

/** What a document's share adds to the logarithm of each sentence's odds. */
export function shiftOf(share: number): number {
  return logit(share) - logit(ORDINARY.neutral);
}
