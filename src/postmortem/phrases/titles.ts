import type { Sign } from './sign.ts';

/** The title or path of a post-mortem, and of some texts about them. */
export const namedPostMortem: Sign = {
  pattern:
    /\bpost-?\s?mort[eu]ms?\b|\bportmortem\b|\bincidents?\b|\boutages?\b|\bdowntime\b|\brca\b|\broot cause\b|\bafter[- ]action\b|\bdisclosure\b|\bservice (?:disruption|interruption|degradation)\b|\bbreach\b|\bcoe\b|\bcorrection of errors?\b|\blearning review\b/i,
  hits: ['Post-mortem of the queue', 'Outage of 4 May', 'RCA 12', 'Service disruption'],
  misses: ['The queue stood still', 'A coincidence', 'Coexistence of two queues'],
};

/** A title that describes a failure in other words. */
export const describesFailure: Sign = {
  pattern:
    /\b(?:down|offline|fail(?:s|ed|ures?|ing)?|broken?|breaks?|delet(?:es|ed)|lost|lose|loss(?:es)?|declined|reject(?:s|ed)|refus(?:es|ed)|drop(?:s|ped)|delay(?:s|ed)?|late|missing|twice|duplicat\w+|expir(?:es|ed)|out of|full|stale|blocked|hung|stuck|stopped|crash(?:es|ed)?|leak(?:s|ed)?|hacked|stolen|drained|exploit(?:ed)?|corrupt(?:ed|ion)?|unavailab\w+|unreachable|degrad\w+|slow|errors?|empty|wrong|interrupt\w+|timeouts?|not|what happened|for (?:\d+|an?|two|three|several) (?:minutes?|hours?|days?|weeks?)|how (?:i|we) \w+ed)\b/i,
  hits: ['The queue was down', 'Tickets sold twice', 'How we lost a day', 'What happened on 4 May'],
  misses: ['The new queue', 'Downtown tickets', 'A history of the hall'],
};

/** A title that names one incident, as opposed to a text about incidents. */
export const namesIncident: Sign = {
  pattern:
    /\bpost-?mortem|\boutage|\bincident(?!s| (?:response|management|command|process|policy|guide|levels?|severit))/i,
  hits: ['Incident 12', 'Outage of the queue', 'Postmortem'],
  misses: ['Incidents of the year', 'Incident response', 'Incident severities'],
};

/** The title of a text about post-mortems. */
export const aboutPostMortems: Sign = {
  pattern:
    /\bhow[- ]to\b|\bwriting\b|\b(?:post-?mortem|incident) (?:process|policy|guide|culture|template|handbook|playbook)\b/i,
  hits: ['How to write a report', 'Post-mortem template', 'Our incident process'],
  misses: ['Post-mortem of the queue', 'Incident 12'],
};

/** Titles of documents that are none, and what they are. */
export const otherTitles: readonly (Sign & { readonly is: string })[] = [
  {
    is: 'release notes',
    pattern:
      /\brelease(?:s| notes)?\b(?!.*\b(?:incident|post-?mortem|outage))|^announcing\b|\bchangelog\b|\bwhat(?:['’]s| is) new\b/i,
    hits: ['Release notes of 2.1', 'What’s new in May', 'Announcing the new queue'],
    misses: ['Release 4 incident post-mortem', 'Released from quarantine'],
  },
  {
    is: 'a guide',
    gate: /book|how|cheat|guide|process|policy|culture|writing/i,
    pattern:
      /\b(?:runbook|playbook|how[- ]to|handbook|cheat ?sheet)\b|\bguide(?:lines)?\b|\b(?:incident|post-?mortem) (?:process|policy|response process|culture|guide)\b|\bwriting (?:a )?(?:good )?post-?mortems?\b/i,
    hits: ['Runbook: database is down', 'How to restore the queue', 'Writing a good post-mortem'],
    misses: ['Howling alerts', 'Post-mortem of the queue'],
  },
  {
    is: 'notes of a meeting or a sprint',
    gate: /report|review|update|retro|meeting|stand-?up|sync|call|logs|check/i,
    pattern:
      /\b(?:sprint|weekly|monthly|quarterly) (?:report|review|update)\b|\b(?:sprint|iteration)\b.*\bretro(?:spective)?\b|\b(?:meeting|standup) (?:notes|minutes|logs?)\b|\b(?:team|staff|planning|status) (?:meeting|sync|call)\b|\blogs for the\b|\b(?:meeting|sync|stand-?up|check-?in)(?:$|\W*\d|[,:(–—-]| on\b)/i,
    hits: ['Weekly report', 'Sprint 12 retrospective', 'Team sync, 4 May'],
    misses: ['The meeting room was sold twice', 'Synchronised clocks'],
  },
  {
    is: 'a decision record',
    pattern: /\badr\b|\barchitecture decision\b|\brfc\b|\bproposal\b|\bdesign doc/i,
    hits: ['ADR 12: one queue', 'RFC server went down', 'Proposal'],
    misses: ['Architecture of the queue'],
  },
  {
    is: 'a plan',
    pattern: /^plan\b(?! [a-z]\b)|\bplan(?:$| (?:for|to)\b| 20\d\d)|\broadmap\b/i,
    hits: ['Plan for May', 'Our roadmap', 'Rollout plan'],
    misses: ['Plan B failed', 'Planned outage'],
  },
  {
    is: 'an announcement',
    pattern:
      /\b(?:planned|scheduled|upcoming) (?:maintenance|downtime|work|upgrade|migration)\b|\bmaintenance (?:window|notice|announcement)\b|\bgame ?day\b/i,
    hits: ['Scheduled maintenance of the queue', 'Game day'],
    misses: ['Maintenance of the queue failed'],
  },
];
