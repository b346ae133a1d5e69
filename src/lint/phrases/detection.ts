import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Says how it was noticed. */
export const howNoticed: Sign = {
  pattern:
    /\b(?:detect\w*|notic(?:e|ed|es|ing)|discover\w*|alert(?:s|ed|ing|manager)?|alarms?|pag(?:ed?|er|ing)\w*|report(?:s|ed|ing)?|monitor\w*|complain\w*|spotted|observed?|found(?: out)?|(?:be)?came aware|aware|informed|notified|raised|saw|seen|flagged|identified|told|noted|realis?z?ed|symptoms?|investigat\w+)\b/i,
  hits: ['The pager rang: paged at 14:05', 'A shop told us', 'We saw it on a graph'],
  misses: ['The queue stood still', 'It began at 14:05'],
};

/** Says why it was not noticed sooner. */
export const whyLate: readonly Sign[] = [
  {
    pattern:
      /\b(?:sooner|earlier|undetected|unnoticed|un(?:aware|monitored)|silent(?:ly)?|masked|hidden|too late|late(?:r)? than|false (?:alarm|positive)|nobody (?:was )?(?:notic|watch|look)|time to detect|went on for|outside (?:of )?(?:business|working|office) hours|over ?night|weekend|asleep|holiday)/i,
    hits: ['It failed silently', 'It happened at the weekend', 'Nobody was watching it'],
    misses: ['It failed', 'We saw it at once'],
  },
  {
    pattern:
      /\b(?:no|not|n't|never|without|missing|lack(?:s|ed|ing)?(?: of)?|absence of|insufficient|fail(?:s|ed|ing)? to|did not|didn't|was not|wasn't|were not|weren't)\b.{0,50}\b(?:alert|monitor|alarm|detect|notic|page[dr]?|notif|visib|metric|dashboard|probe|health ?check|aware|report)/i,
    hits: ['There is no alert on it', 'It was not visible on any graph'],
    misses: ['There is an alert on it', 'It did not answer'],
  },
  {
    pattern:
      /\b(?:alert|monitor|alarm|page|notif|metric|dashboard|probe|health ?check)\w*\b.{0,60}\b(?:not?|n't|never|fail|miss|disabl|mute|silenc|ignor|delay|late|threshold|lost|drown|nois)/i,
    hits: ['The alert had a threshold of a day', 'Pages drowned'],
    misses: ['The alert fired', 'The threshold of the queue'],
  },
];

/** Work that makes it be noticed: what it builds was missing. */
export const buildsDetection: Sign = {
  pattern:
    /\b(?:alerts?|alerting|alarms?|monitor(?:s|ed|ing)?|prob(?:e|es|ing)|health ?checks?|synthetics?|watchdogs?|dashboards?|notif(?:y|ies|ications?)|page[sr]?|observability)\b/i,
  hits: ['Probe each desk from outside', 'Alert on the depth of the queue'],
  misses: ['Raise the limit', 'Delete the old queue'],
};

/** Says why recovery took as long as it did. */
export const whyLong: readonly Sign[] = [
  {
    pattern:
      /\b(?:took|take|taking|takes|needed|lasted|cost)\b.{0,40}\b(?:long|while|time|hours?|minutes?|mins?|days?|weeks?)\b/i,
    hits: ['The copy took two hours', 'It needed a while'],
    misses: ['It took the list', 'Two hours later'],
  },
  {
    pattern:
      /\bslow(?:er|ly|ed|ness)?\b|\bdelay(?:s|ed|ing)?\b|\bwait(?:s|ed|ing)?\b|\b(?:could not|couldn't|cannot|can't|unable|did(?:n't| not) (?:help|work|know|have)|do(?:es)?(?:n't| not) (?:help|work)|fail(?:s|ed|ing)?|unsuccessful(?:ly)?|without success|no effect|struggl\w+|difficult(?:y|ies)?|hard(?:er)? to|block(?:ed|ing)|stuck|complicat\w+|confus\w+|unclear|not (?:obvious|clear|know)|manual(?:ly)?|misl(?:ed|eading)|initial(?:ly)? (?:thought|suspected|assumed|believed)|at first|second attempt|again|tr(?:y|ied|ying)|attempt(?:s|ed|ing)?|escalat\w+|timed? out|backlog|gradual(?:ly)?|one (?:by|at) (?:one|a time)|off(?:line| hours)|asleep|vacation|holiday|unavailable|time ?zone|weekend|rebuil[dt]\w*|resync\w*|restor\w+|propagat\w+|migrat\w+)\b/i,
    hits: ['The restart did not help', 'At first we suspected the disk', 'Each desk was rebuilt one by one'],
    misses: ['We restarted it', 'It was over at 14:35'],
  },
];
