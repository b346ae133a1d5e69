import { type Phrase, sensesOf } from './phrase.ts';
import type { Sign } from './sign.ts';

/** Something failed, in the past tense, as accounts of incidents say. */
const FAILURES: readonly Phrase<'failed'>[] = [
  {
    sense: 'failed',
    words: `(was|were|went|became|been|being|brought|stayed|remained) (\\w+ )?(down|unavailable|unreachable|unresponsive|inaccessible|offline|degraded|broken|drained|affected|impacted|interrupted|disturbed|disrupted|rejected|refused|declined|denied|lost|dropped|delayed|deleted|overwritten|corrupted|blocked|stuck|locked out|empty|duplicated|exhausted|overloaded|missing|stale|exposed|leaked|overcharged),
      (was|were) not \\w+, (was|were) … (late|twice|unable|by mistake), (sent|ran|run|charged|billed|paid|delivered|processed) … twice,
      (started|began|kept|were|was) (failing|crashing|timing out|returning|dropping|rejecting|refusing|hanging), (took|brought) … down,
      outage, downtime, disruption, data loss, severe problem, regression, bug (was|that|caused|in), failed, crashed, timed out, hung, froze, misbehaved, broke,
      (could not|couldn['’]t|did not|didn['’]t) \\w+, (lost|dropped|rejected|refused|declined|deleted|corrupted|exposed|leaked|duplicated) (\\w+ ){0,3}\\w+,
      stopped (working|answering|responding|accepting|sending|processing|receiving|serving|half ?way), ran (out|full), run out, filled (up|its|the), (had |has |have )?expired, had not been, nothing (\\w+ )?(any ?more|any longer),
      50\\d(s|x)?, (returned|got|saw) (\\w+ )?errors?, error rates? (of |at )?\\d+, too (late|slow)`,
    hits: [
      'The site was down for an hour',
      'Requests were refused.',
      'Every card payment was declined until 11:25.',
      'The broker dropped 18,000 messages',
      'Invoices were sent twice to 212 customers.',
      'Its disk filled up.',
      'The licence key had expired',
      'you could not open your documents',
      'A reindex job stopped half way',
    ],
    misses: ['A token bucket for each key', 'Restart the worker', 'We renewed it', 'It answers with a list'],
  },
];
export const failure = sensesOf('anywhere', FAILURES);

/** Something was fixed. */
const REPAIRS: readonly Phrase<'repaired'>[] = [
  {
    sense: 'repaired',
    words: `fix(ed|es), resolved, restored?, rolled back, rolling back, reverted, mitigated, renewed, restarted, recovered, replaced, remounted, downgraded, re-?enabled,
      (was|were|is|are) (back|up again|normal|reachable again), works? again, root cause, (was|were) caused by, the (cause|reason) (was|is)`,
    hits: ['Rolling back fixed it.', 'We renewed the key', 'The site was back', 'Uploads work again'],
    misses: ['A prefix tree', 'Go back to the list', 'Because of the weather'],
  },
];
export const repair = sensesOf('anywhere', REPAIRS);

/** Hypothetical or future: nothing has happened yet. */
const SUPPOSED: readonly Phrase<'supposed'>[] = [
  {
    sense: 'supposed',
    words: `if, whenever, unless, in case, should, would, could (be|have|become|cause|fail|lose|go), might, may (be|have|become|cause|fail|lose|go), must, will, shall, can (be|become|cause|fail|lose|go), is (planned|scheduled), are (planned|scheduled), none of (them|these)`,
    hits: ['If the service was down', 'The API will be unavailable', 'Good clients can be hit'],
    misses: [
      'In May 2025 it was down',
      'you could not open your documents',
      'It was down as a key had expired',
    ],
  },
];
export const supposed = sensesOf('anywhere', SUPPOSED);

/** A line of a form that says in a few words what was hit. */
export const wasHit: Sign = {
  pattern:
    /\b(?:affected|impacted|degraded|broken|down|unavailable|unreachable|exposed|leaked|lost|corrupted|compromised|disrupted|interrupted|delayed|incorrect)\b/i,
  hits: ['Payments degraded', 'Security: data potentially exposed', 'Field app down'],
  misses: ['Oil the hinges of the garage door', 'Front door', 'Downgrade the app'],
};
