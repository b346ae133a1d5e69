import type { Sign } from '../../postmortem/phrases/sign.ts';

/** After "a few people": what they know or can do, unlike those who were hit. */
export const able: Sign = {
  pattern: /^[^.;]{0,60}?\b(?:who|that|have|has|had|with|know|knew|can|could(?! not|n['’]t))\b/i,
  hits: [' in Oslo have experience with it', ' who know the console', ' had access', ' can approve it'],
  misses: [' could not pay', ' called us', ' were logged out. They have a new key now'],
};

/** The same sentence says what hit them. */
export const wasHit: Sign = {
  pattern:
    /\b(?:could not|couldn['’]t|cannot|can['’]t|unable|affected|impacted|hit|hurt|harmed|lost|saw|seeing|received|got|getting|experienc(?:ed|es|ing)|errors?|fail\w*|target(?:s|ed)|report\w*|complain\w*|noticed|waited|locked out|logged out|without)\b/i,
  hits: [
    'who have the old client saw errors',
    'were getting a blank page',
    'were targeted',
    'with a card could not pay',
    'that had orders lost them',
  ],
  misses: ['in Oslo have experience with it', 'who know the console', 'can approve a rollback'],
};

/** In front of an amount that counts nobody who was hit. */
export const asksOrExplains: readonly Sign[] = [
  {
    // The template's question: "How many customers were affected?"
    pattern: /\bhow\W{1,3}$/i,
    hits: ['How '],
    misses: ['somehow a few ', 'We saw '],
  },
  {
    // "Because many users had saved cards" explains, and "even a few minutes hurt" is true of any outage.
    pattern: /\b(?:because|since|although|even|if|whether|when)\s+$/i,
    hits: ['because ', 'It helps even '],
    misses: ['because of the printer, ', 'We saw '],
  },
];

/** After an amount: not whom it hit. */
export const notHit: readonly Sign[] = [
  {
    // "It is likely that many users would be put off": nobody was yet.
    pattern: /^ (?:would|might|may|could (?:have|be))\b/i,
    hits: [' would be put off', ' could have lost it'],
    misses: [' could not pay', ' were put off'],
  },
  {
    // "A handful of users reported it": who told of it.
    pattern: /^ (?:\w+ )?(?:reported|told|asked|noticed|complained|flagged|pointed out|wrote|let us know)\b/i,
    hits: [' reported it', ' quickly told us'],
    misses: [' could not pay', ' lost what they wrote'],
  },
  {
    // "A number of members have stepped up and supported us": who helped.
    pattern:
      /^ (?:of (?:the |our )?[a-z]+ )?(?:(?:have|has|had|\w+ly) )?(?:helped|offered|supported|donated|stepped (?:up|in)|volunteered|contributed|joined)\b/i,
    hits: [' of the community have stepped up', ' kindly offered a desk'],
    misses: [' could not pay', ' who helped us lost their orders', ' of the harbour were hit'],
  },
  {
    // "When we have as few users connected as possible"
    pattern: /^ (?:\w+ )?as possible\b/i,
    hits: [' connected as possible', ' as possible'],
    misses: [' could not pay', ' called as soon as possible'],
  },
  {
    // "Several messages from my colleagues"
    pattern: /^ (?:from|by) (?:my|our|other|some) (?:colleagues|friends|team)\b/i,
    hits: [' from my colleagues'],
    misses: [' from our users', ' by post'],
  },
  {
    // "Most services stayed up": the unaffected need no count.
    pattern:
      /^[^.;,]{0,30}?\b(?:(?:stayed|remained|kept|continued) (?:up|online|available|running|working|healthy|stable|to (?:work|run|serve|operate|receive|see|use|get)|unaffected)|(?:(?:was|were) )?(?:not (?:affected|impacted)|un(?:affected|harmed|touched)|did(?: not|n['’]t) (?:see|notice|experience|have)))\b/i,
    hits: [' stayed up', ' in Oslo were not affected', " didn't notice"],
    misses: [' were affected', ' stayed in the queue'],
  },
];
