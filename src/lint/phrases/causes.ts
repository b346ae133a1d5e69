import type { Sign } from '../../postmortem/phrases/sign.ts';

/** A sentence that says what the cause was, or most likely was. */
export const namesCause: Sign = {
  pattern:
    /\b(?:probable|likely|plausible|possible|root|main|actual|real|underlying|direct|immediate|apparent|suspected) (?:cause|culprit|explanation|reason)s?\b[^.?!]{0,40}?\b(?:is|was|are|were|has been)\b(?! (?:not|still|un\w+|being|to be))/i,
  hits: [
    'The most probable cause for me is that there was a hard shutdown.',
    'The likely culprit was a full disk.',
    'The main reason for the delay is the size of the index.',
  ],
  misses: [
    'The root cause is still unknown.',
    'The root cause was not found.',
    'The revert did not solve the root cause of the problem.',
    'The root cause is being looked into.',
  ],
};

/** Links an effect to its cause. */
export const becauseOf: Sign = {
  pattern:
    /\b(?:because|due to|caused by|as a result of|owing to|thanks to a|triggered by|stemm?ed from|resulted from|the reason)\b/i,
  hits: ['It failed because the disk was full', 'The delay stemmed from a lock'],
  misses: ['It has failed since Monday', 'The disk was full'],
};

/** Links a cause to its effect. */
export const ledTo: Sign = {
  pattern:
    /\b(?:caus(?:ed|ing)|led to|leading to|resulted in|resulting in|meant that|which meant|allowed|prevented|made it)\b/i,
  hits: ['The full disk led to late orders', 'A lock prevented it'],
  misses: ['Because of the lock', 'We were led by the list'],
};

/** Something that was not there, and would have helped. */
export const wasMissing: Sign = {
  pattern:
    /\b(?:missing|lack of|lacked|absence of|there (?:was|were|is|are) no|(?:did|was|were|had|is|does) ?n[o\u2019']t|never|without (?:an?|any)|silently|only (?:one|by|in)|no (?:alert\w*|checks?|tests?|limits?|monitoring|validation|warning))\b/i,
  hits: ['There was no limit', 'The list was not checked', 'No alert covers it'],
  misses: ['There was a limit', 'Nobody', 'It failed'],
};

/** Something on which it hung. */
export const dependedOn: Sign = {
  pattern:
    /\b(?:depend(?:s|ed)? on|rel(?:ies|ied) on|single|shared|hard-?coded|assum(?:es?|ed|ption)|nothing (?:was|is|alert\w*|watch\w*)|nobody)\b/i,
  hits: ['All desks relied on a shared list', 'Nothing watches it', 'It assumes a name'],
  misses: ['All desks have lists', 'Nothing else'],
};

/** Names a fault. */
export const namesFault: Sign = {
  pattern:
    /\b(?:bug|misconfigur\w+|race condition|regression|leak|typo|single point of failure|bottleneck|exhaust\w+|full disk|expired)\b/i,
  hits: ['A bug in the importer', 'The certificate had expired', 'A race condition'],
  misses: ['A new importer', 'The disk'],
};

/** States a cause by itself, wherever it is. */
export const turnedOut: Sign = {
  pattern:
    /\b(?:by mistake|mistaken(?:ly)?|by accident|accidental(?:ly)?|inadvertent(?:ly)?|wrongly|turned out (?:that|to)|the (?:problem|issue|fault) was)\b/i,
  hits: ['It turned out that the disk was full', 'The problem was a lock', 'It was deleted by mistake'],
  misses: ['The problem began at 14:05', 'It turned out well'],
};

/** "Human error" in its many wordings: where an analysis must not stop. */
export const humanError: Sign = {
  pattern:
    /\b(?:human|operator|user|manual|pilot|engineer|developer|admin(?:istrator)?|people|personal)(?:'s|’s)?[ -](?:error|mistake|oversight|failure|fault)s?\b|\b(?:carelessness|inattention|negligence|oversight by|mistake by)\b/i,
  hits: ['Human error', 'An operator’s mistake', 'carelessness'],
  misses: ['An error in the list', 'The operator restarted it'],
};

/** A cause that asks. */
export const asksForCause: Sign = {
  pattern:
    /^\W*(?:why|what (?:caused|triggered|made|led)|how (?:come|could|did)|was (?:it|this)|is (?:it|this)|could (?:it|this)|maybe|perhaps|possibly|probably)\b.*\?\W*$|\b(?:bug|caused?|because|due to)\b.*\?\W*$/is,
  hits: ['Why did it fail?', 'Perhaps the disk?', 'A bug in the importer?'],
  misses: ['Why it failed', 'The disk was full', 'Who was told?'],
};

/** A cause that nobody knows. */
export const causeUnknown: Sign = {
  pattern:
    /^\W*(?:(?:the )?(?:exact |real |true )?(?:root )?cause\W+)?(?:is |was |still |currently )*(?:unknown|unclear|undetermined|not (?:yet )?(?:known|understood|determined|found|identified)|to be (?:determined|confirmed|found|investigated)|under investigation)\b|\b(?:we (?:still )?(?:do not|don['\u2019]t) (?:yet )?know (?:why|what (?:caused|triggered)|how)|we (?:did|could|have|were) ?(?:not|n['\u2019]t) (?:yet )?(?:been )?(?:able to )?(?:figured? out|find out|found out|determined?|establish(?:ed)?|identif(?:y|ied)|understood|understand|explain(?:ed)?) (?:why|what|how|the (?:root )?cause)|it is (?:still )?(?:not (?:yet )?known|unclear|unknown) (?:why|what (?:caused|triggered)|how))\b/i,
  gate: /know|unclear|determin|found|find|identif|confirm|investigat|figure|establish|underst|explain/i,
  hits: [
    'The root cause is still unknown',
    'We do not know why it failed',
    'It is unclear how it began',
    'To be confirmed',
  ],
  misses: ['The cause is a full disk', 'We found the cause', 'Nobody knows the list'],
};

/** Speaks of one cause, as if there were no other. */
export const singleCause: Sign = {
  pattern:
    /\bthe (?:single |one |only |sole |true |real |actual |ultimate |underlying )?root cause (?:of (?:the|this|our) (?:\w+[ -]){1,4})?(?:was|is|lies|lay|turned out|has been|had been|appears|seems)\b/i,
  gate: /root cause/i,
  hits: ['The root cause was a full disk', 'The real root cause of the long outage lies in the list'],
  misses: ['A root cause analysis', 'The root causes were two', 'Root cause: a full disk'],
};
