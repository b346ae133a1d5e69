import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Lines of a timeline that count from its start. */
export const fromStart: Sign = {
  pattern: /^[^\w\n]{0,20}\d+(?:[.,]\d+)? ?(?:ms|s|sec|min|h)\b/m,
  hits: ['| 0 s | healthy |', '- 5 min: it hung', '1.5h later'],
  misses: ['- 14:05 it hung', '| 2026-03-04 |', '5 minutes passed'],
};

/** Lines of a timeline that count in days or months, or give days without a year. */
export const inDays: Sign = {
  pattern:
    /^[^\w\n]{0,20}(?:(?:[JDT][+-]?|Day )\d{1,2}\b|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-])|(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|[12]\d|3[01])(?![\d/.:-]))/m,
  hits: ['- Day 2: it hung', '| J1 |', 'T+3 it hung', '* 2015-10: it hung', '- 07-29 — it hung'],
  misses: ['- 2026-03-04: it hung', '14:05 it hung', '- On day 2', 'Days 2'],
};

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

/** In or above a timeline: its times are rough, lost or left out. */
export const rough: Sign = {
  pattern:
    /\b(?:approximate(?:ly)?|rough(?:ly)?|reconstructed|no (?:exact )?(?:times?|timestamps?|timeline) (?:is|was|were)|times? (?:were|was)? ?not (?:kept|recorded|noted)|from memory|wip|(?:times?|timestamps?)\b[^.\n]{0,60}\b(?:are|were) [\w ]{0,20}(?:omitted|left out|withheld|removed))\b/i,
  hits: [
    'Timeline (approximate)',
    'No exact times were kept.',
    'Reconstructed from the history',
    'Times of the guests are left out.',
  ],
  misses: ['Timeline', 'The times below are in UTC.', 'No alert was sent'],
};

/** What stands in place of a time that nobody knows. */
export const leftOpen: Sign = {
  pattern:
    /\b(?:unknown|not (?:known|recorded|kept|logged)|no (?:\w+ ){0,2}(?:times?|timestamps?) (?:is |was |were |are )?(?:recorded|kept|survives?|known|logged|marks?))\b/i,
  hits: ['Started: unknown', 'The end was not recorded', 'no clock time survives'],
  misses: ['Nobody was told', 'No timeouts', 'It was known by noon'],
};

/** A length that nobody can give. */
export const unmeasured: Sign = {
  pattern:
    /\b(?:duration|downtime|time to \w+)\b\W{1,8}(?:un(?:known|clear)|not (?:known|recorded|measured))\b/i,
  hits: ['**Duration:** unknown', 'Time to detect | not measured'],
  misses: ['Duration: 40 min, cause unknown', 'The cause is unknown'],
};

/** At the top: where the times stand. */
export const besideRecord: Sign = {
  pattern:
    /\b(?:see|in|at|from) (?:the )?\S{0,60}[./\d]\S{0,60} for (?:the |its )?(?:(?:full|detailed|incident) )*(?:record|report|log|timeline|chronology)\b|\b(?:incident (?:record|log)|timeline|chronology)(?: is| lives| stands)? (?:in|at|kept in):? \S*[./]\S/i,
  hits: ['See `incidents/12.md` for the incident record.', 'The timeline lives in: notes/12.md'],
  misses: ['See the incident record for more', 'We looked in vain for the record shop', 'See the log.'],
};

/** Words of somebody who tests. */
export const tested: Sign = {
  pattern: /\b(?:benchmark(?:s|ed|ing)?|test(?:s|ed|ing)?|regressions?|fixtures?|experiments?)\b/i,
  hits: ['The benchmarks hung', 'in a fixture'],
  misses: ['The latest list', 'It was contested'],
};

/** Words of a system that is in use. */
export const inUse: Sign = {
  pattern:
    /\b(?:users?|customers?|clients?|visitors?|readers?|production|prod|outages?|downtime|on-?call|alerts?|alerted|paged|deployed|released|shipped)\b/i,
  hits: ['Two customers waited', 'on-call', 'before it was released'],
  misses: ['The product', 'It was useful'],
};

/** A line of the header with the day on which it began. */
export const brokeOn: Sign = {
  pattern:
    /^\W*(?:[\w ]{0,20}\b)?(?:broke|broken|started|began|introduced|first occurrence|stopped)\b[\w ]{0,12}\W{0,3}[:|]\W{0,4}\d{4}-\d\d-\d\d(?![T\d]| \d\d:)/im,
  hits: ['**Started:** 2026-03-04', 'When it actually broke: ~2026-03-04', '- Introduced on: 2026-03-04'],
  misses: ['Started: 2026-03-04 14:05', 'Released: 2026-03-04', 'It broke in March'],
};

/** A line of the header with the day on which somebody noticed. */
export const noticedOn: Sign = {
  pattern:
    /^\W*(?:[\w ]{0,20}\b)?(?:discovered|noticed|detected|found|reported)\b[\w ]{0,12}\W{0,3}[:|]\W{0,4}\d{4}-\d\d-\d\d(?![T\d]| \d\d:)/im,
  hits: ['**Date discovered:** 2026-03-04', '| Noticed | 2026-03-04 |'],
  misses: ['Detected: 2026-03-04T14:05Z', 'Detected by: Bo', 'We noticed it on 2026-03-04'],
};

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

/** A heading that says that its steps are in order. */
export const inOrder: Sign = {
  pattern: /(?<!not )\b(?:in (?:chronological )?order|chronological(?:ly)?|step by step)\b(?! to\b)/i,
  hits: ['Diagnosis (in order)', 'What we tried, step by step'],
  misses: ['Out of order', 'In order to recover', 'Orders'],
};
