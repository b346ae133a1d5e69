import type { Sign } from '../../postmortem/phrases/sign.ts';

/** An impact section that says that nobody was hit. */
export const noImpact: Sign = {
  pattern:
    /^\W*(?:(?:user|customer|production|service) impact\W+)?(?:none(?! of)|nil|n\/a|no (?:\w+ ){0,2}(?:impact|users?|customers?))\b/i,
  hits: ['None observed.', 'User impact: none', 'No visible impact', 'No customers'],
  misses: ['None of the shops answered', 'Users saw no impact', 'No orders were taken'],
};

/** The same in a line of the header. */
export const hitNobody: Sign = {
  pattern:
    /\b(?:production|prod|users?|customers?|external|patient) impact\W{1,12}(?:none\b(?! of)|no one\b|nobody\b)/i,
  hits: ['**Production impact:** none', 'Customer impact | None |'],
  misses: ['Impact: none', 'User impact: none of the shops answered', 'User impact: high'],
};

/** The value of a severity that is not high. */
export const mild: Sign = {
  pattern: /\b(?:medium|moderate|minor|low)\b/i,
  hits: ['Medium', 'low (internal)'],
  misses: ['High', 'SEV1', 'lower case'],
};

/** Of those, the value that is not low either. */
export const middling: Sign = {
  pattern: /\b(?:medium|moderate)\b/i,
  hits: ['Medium', 'SEV3 (moderate)'],
  misses: ['Low', 'minor'],
};
