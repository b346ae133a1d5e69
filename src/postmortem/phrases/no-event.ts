import type { Sign } from './sign.ts';

/** A bullet of a timeline that is about the one above, and tells no event of its own. */
export const tellsMore: Sign = {
  pattern:
    /^[\s*_]*(?:[(（[→↳]|(?:it|its|this|that|these|those|they|which|who|so|because|but|and|however|note|see|nb|ps|https?|what|why|how)\b|[^\s:]{2,14}[*_]*:)|[:?]\s*$/i,
  hits: [
    'Note: the clock of host 3 is slow',
    '**Impact**: 40 orders wait',
    'It was ignored, as the pager was muted',
    '(the log says 08:12)',
    'What we do not know:',
    'Did nobody see it?',
  ],
  misses: ['Old worker shut down', 'Issue opened by a customer', 'Desk is told: nothing can be sent'],
};

/** Before a clock time that is of something else than what happened: of a plan, or of what should have been. */
export const ofPlan: Sign = {
  pattern:
    /(?:\b(?:should|would|could|might) (?:\w+ )?have\b[^.;]{0,50}|\b(?:scheduled|planned|due|expected|supposed|meant|intended)\b[^.;,]{0,30})$/i,
  hits: [
    'The alarm should have come at',
    'It would normally have been sent by',
    'The next release was scheduled for',
    'The job, due at',
    'It was supposed to start around',
  ],
  misses: ['As planned, the release went out at', 'The alarm came at', 'Nobody expected it. It came back at'],
};
