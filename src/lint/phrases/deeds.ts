import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Something that is done, or happens, once in an incident. */
export interface Deed extends Sign {
  readonly is: string;
}

/**
 * Told in the same words in a sentence and in an entry, it is the same event. Forms that plan or go on (“killing it would
 * …”) are left out.
 */
export const deeds: readonly Deed[] = [
  {
    is: 'rollback',
    pattern: /\b(?:roll(?:ed|s)? ?back|rollback|reverted|reverts?)\b/i,
    hits: ['We rolled back', 'Rollback of release 412', 'Ana reverts it'],
    misses: ['rolling back', 'reverting it'],
  },
  {
    is: 'deploy',
    pattern:
      /\b(?:deploy(?:ed|s|ment)?|shipped|ships|roll(?:ed|s)? ?out|rollout|(?:went|goes) live|reache[sd] production|pushed)\b/i,
    hits: ['Deployed release 412', 'Release 412 goes live', 'rolled out'],
    misses: ['deploying', 'live'],
  },
  { is: 'merge', pattern: /\bmerge[sd]?\b/i, hits: ['PR 12 merged'], misses: ['merging', 'emerged'] },
  {
    is: 'restart',
    pattern: /\b(?:restart(?:ed|s)?|reboot(?:ed|s)?)\b/i,
    hits: ['Restart of the queue', 'rebooted'],
    misses: ['restarting', 'started'],
  },
  {
    is: 'kill',
    pattern: /\b(?:kill(?:ed|s)|terminate[sd])\b/i,
    hits: ['killed the job'],
    misses: ['killing it would help', 'kill it'],
  },
  {
    is: 'alert',
    pattern: /\b(?:fire[sd]|(?:alert|alarm)\w* (?:was )?(?:triggered|triggers|raised|sent)|page[sd])\b/i,
    hits: ['The alert fires', 'alarm was raised', 'Ana is paged'],
    misses: ['firing', 'an alert', 'fire brigade'],
  },
  {
    is: 'restore',
    pattern: /\b(?:restore[sd]|recover(?:ed|s|y)|resolve[sd]|back (?:up|online|to normal)|fixed)\b/i,
    hits: ['Orders recovered', 'The site is back online'],
    misses: ['restoring', 'back'],
  },
  {
    is: 'detect',
    pattern: /\b(?:detect(?:ed|s)|notice[sd]|discover(?:ed|s)|spotted|spots)\b/i,
    hits: ['Ana noticed it'],
    misses: ['notice', 'detection'],
  },
  { is: 'report', pattern: /\breport(?:ed|s)\b/i, hits: ['A shop reported it'], misses: ['the report'] },
  { is: 'identify', pattern: /\bidentif(?:ied|ies)\b/i, hits: ['identified the lock'], misses: ['identity'] },
  { is: 'escalate', pattern: /\bescalate[sd]\b/i, hits: ['escalated to SEV1'], misses: ['escalation'] },
  { is: 'declare', pattern: /\bdeclare[sd]\b/i, hits: ['Incident declared'], misses: ['declaring'] },
  {
    is: 'disable',
    pattern: /\b(?:disable[sd]|turn(?:ed|s) off|switch(?:ed|es) off)\b/i,
    hits: ['Turned off the job'],
    misses: ['turn off', 'disability'],
  },
  {
    is: 'enable',
    pattern: /\b(?:re-?)?enable[sd]\b/i,
    hits: ['Re-enabled the job'],
    misses: ['enabling', 'unenabled'],
  },
  { is: 'scale', pattern: /\bscale[sd]\b/i, hits: ['Scaled to 12 nodes'], misses: ['scaling', 'scale'] },
  {
    is: 'remove',
    pattern: /\b(?:delete[sd]|remove[sd]|drop(?:ped|s))\b/i,
    hits: ['Deleted the list'],
    misses: ['drop', 'removal'],
  },
  { is: 'expire', pattern: /\bexpire[sd]\b/i, hits: ['The key expired'], misses: ['expiry'] },
  { is: 'crash', pattern: /\bcrash(?:ed|es)\b/i, hits: ['The job crashed'], misses: ['the crash'] },
  {
    is: 'fail',
    pattern: /\bfail(?:ed|s)(?! ?over)\b/i,
    hits: ['Uploads failed'],
    misses: ['It failed over', 'failing'],
  },
  {
    is: 'failover',
    pattern: /\bfail(?:ed|s)? ?over\b/i,
    hits: ['It failed over', 'Failover to B'],
    misses: ['It failed'],
  },
  {
    is: 'stop',
    pattern: /\b(?:stop(?:ped|s)|halt(?:ed|s))\b/i,
    hits: ['The queue stopped'],
    misses: ['stopping', 'stop'],
  },
  { is: 'block', pattern: /\bblock(?:ed|s)\b/i, hits: ['Blocked the client'], misses: ['the block'] },
  { is: 'generate', pattern: /\bgenerate[sd]\b/i, hits: ['Generated a list'], misses: ['generator'] },
  { is: 'attach', pattern: /\bre-?attach(?:ed|es)\b/i, hits: ['Reattached it'], misses: ['attached'] },
  { is: 'detach', pattern: /\bdetach(?:ed|es)\b/i, hits: ['Detached it'], misses: ['detaching'] },
  { is: 'upgrade', pattern: /\bupgrade[sd]\b/i, hits: ['Upgraded the queue'], misses: ['upgrading'] },
  {
    is: 'purge',
    pattern: /\b(?:purge[sd]|flush(?:ed|es)|clear(?:ed|s))\b/i,
    hits: ['Cleared the cache'],
    misses: ['a clear view'],
  },
  {
    is: 'rotate',
    pattern: /\b(?:rotate[sd]|revoke[sd])\b/i,
    hits: ['Revoked the key'],
    misses: ['rotation'],
  },
  { is: 'drain', pattern: /\bdrain(?:ed|s)\b/i, hits: ['The queue drained'], misses: ['draining'] },
];

/** The beginning of a deed. */
export const begins: Sign = {
  pattern:
    /\b(?:start(?:s|ed)?|beg[ai]ns?|begun|initiate[sd]|trigger(?:s|ed)|kick(?:s|ed) off|in progress)\b/i,
  hits: ['Rollback started', 'Deployment in progress'],
  misses: ['Rollback', 'restarted'],
};

/** The end of a deed. */
export const ends: Sign = {
  pattern: /\b(?:complete[sd]?|completion|finish(?:es|ed)?|done|succeed(?:s|ed)|successful(?:ly)?)\b/i,
  hits: ['Rollback done', 'Deployed successfully'],
  misses: ['Rollback', 'incomplete'],
};
