import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Found by looking, and not because anything stopped. */
export const foundInReview: Sign = {
  pattern:
    /\b(?:found|discovered|detected|identified|noticed|surfaced|uncovered|revealed)\b[^.\n]{0,60}\b(?:audit|(?:code|design|security|architecture|self|peer)[- ]review|chaos[- ](?:test|experiment|run)s?|first (?:native |clean )?(?:build|run)|(?:local|load|integration|unit|robustness|regression|smoke|acceptance|manual|end-to-end|e2e) (?:test(?:s|ing)?)|test (?:run|campaign|suite)|fuzz(?:ing|er)|static analysis)\b/i,
  hits: [
    'Discovered during the reliability audit.',
    '**Found via:** last week’s chaos experiment',
    'It surfaced immediately on the first build.',
    'Found by a local test run.',
  ],
  misses: ['Found by the night desk.', 'A review found no cause.', 'The auditors were told.'],
};

/** In a section on the detection: somebody looked. */
export const byLooking: Sign = {
  pattern:
    /\b(?:audit(?:ed|ing|s)?|review(?:ed|ing|er|ers)?|test(?:s|ed|ing)?|static analysis|fuzz(?:ing|er)|lint(?:er|ing)?|benchmark(?:s|ing)?|while (?:reading|writing|building|testing|working on))\b/i,
  hits: ['A review of the importer', 'while reading the code', 'Two tests failed'],
  misses: ['The night desk called', 'the latest list'],
};

/** In such a section: it was felt, or a monitor spoke. */
export const byFeeling: Sign = {
  pattern:
    /\b(?:alert(?:s|ed)?|alarms?|paged|pager|monitor(?:s|ing|ed)?|users?|customers?|clients?|reported|complain(?:ed|ts?)?|outage|support)\b/i,
  hits: ['An alert fired', 'Users reported it', 'monitoring'],
  misses: ['A test failed', 'the review'],
};
