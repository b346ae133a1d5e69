import type { Sign } from '../../postmortem/phrases/sign.ts';

/** What a reader can look up: a number, a commit, a link, or that there is nothing. */
export const recorded: Sign = {
  pattern:
    /\bfrom memory\b|\b(?:no|without an?) (?:record|log|link)\b|https?:\/\/|(?:^|[\s([/])#\d+\b|\b(?:PRs?|MRs?|pull requests?|merge requests?|issues?|tickets?|commits?|runs?|builds?|jobs?|messages?|inbox|outbox|cases?|deploy(?:ment)?s?) [`#]?[a-z-]*\d[\w-]*|\b[A-Z]{2,8}-\d+\b|(?<![\w-])(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40}(?![\w-])/i,
  hits: [
    'Reverted in #412',
    'Release 77 is out (build 4021)',
    'Commit 3fa9c1d is deployed',
    'OPS-88 is opened',
    'A call from the warehouse (from memory)',
    'Graph: https://graphs.example/7',
  ],
  misses: ['The queue drains', 'Latency rises to 4 s', 'The shop in Defaced is down'],
};

/** "PR timestamps are exact, human events approximate", "All times are from the journal": said once for all. */
export const fromRecords: Sign = {
  gate: /exact|log|journal|metrics|record|history|transcript|chat|channel|audit|memory/i,
  pattern:
    /\b(?:times?|timestamps?|timeline|entries|minutes)\b[^.;\n]{0,60}\b(?:(?:is|are|were|was|taken|read|reconstructed|rebuilt|derived|come) (?:exact|from (?:the |our )?(?:[\w-]+ )?(?:logs?|journal|metrics|records?|history|transcript|chat|channel|audit))|from memory)\b/i,
  hits: [
    'Times of releases are exact, those of calls approximate',
    'All times are from the journal',
    'This timeline was reconstructed from the chat',
    'Entries without a link are from memory',
  ],
  misses: ['All times are in UTC', 'The logs were gone', 'The timeline is below'],
};
