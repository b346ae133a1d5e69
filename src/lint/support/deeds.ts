/**
 * What is done, or happens, once in an incident: told in the same words in a sentence and in an entry, it is the same
 * event. Forms that plan or go on (“killing it would …”) are left out.
 */
export const DEEDS: Readonly<Record<string, RegExp>> = {
  rollback: /\b(?:roll(?:ed|s)? ?back|rollback|reverted|reverts?)\b/i,
  deploy:
    /\b(?:deploy(?:ed|s|ment)?|shipped|ships|roll(?:ed|s)? ?out|rollout|(?:went|goes) live|reache[sd] production|pushed)\b/i,
  merge: /\bmerge[sd]?\b/i,
  restart: /\b(?:restart(?:ed|s)?|reboot(?:ed|s)?)\b/i,
  kill: /\b(?:kill(?:ed|s)|terminate[sd])\b/i,
  alert: /\b(?:fire[sd]|(?:alert|alarm)\w* (?:was )?(?:triggered|triggers|raised|sent)|page[sd])\b/i,
  restore: /\b(?:restore[sd]|recover(?:ed|s|y)|resolve[sd]|back (?:up|online|to normal)|fixed)\b/i,
  detect: /\b(?:detect(?:ed|s)|notice[sd]|discover(?:ed|s)|spotted|spots)\b/i,
  report: /\breport(?:ed|s)\b/i,
  identify: /\bidentif(?:ied|ies)\b/i,
  escalate: /\bescalate[sd]\b/i,
  declare: /\bdeclare[sd]\b/i,
  disable: /\b(?:disable[sd]|turn(?:ed|s) off|switch(?:ed|es) off)\b/i,
  enable: /\b(?:re-?)?enable[sd]\b/i,
  scale: /\bscale[sd]\b/i,
  remove: /\b(?:delete[sd]|remove[sd]|drop(?:ped|s))\b/i,
  expire: /\bexpire[sd]\b/i,
  crash: /\bcrash(?:ed|es)\b/i,
  fail: /\bfail(?:ed|s)(?! ?over)\b/i,
  failover: /\bfail(?:ed|s)? ?over\b/i,
  stop: /\b(?:stop(?:ped|s)|halt(?:ed|s))\b/i,
  block: /\bblock(?:ed|s)\b/i,
  generate: /\bgenerate[sd]\b/i,
  attach: /\bre-?attach(?:ed|es)\b/i,
  detach: /\bdetach(?:ed|es)\b/i,
  upgrade: /\bupgrade[sd]\b/i,
  purge: /\b(?:purge[sd]|flush(?:ed|es)|clear(?:ed|s))\b/i,
  rotate: /\b(?:rotate[sd]|revoke[sd])\b/i,
  drain: /\bdrain(?:ed|s)\b/i,
};

/** Names of the deeds that a text tells. */
export const deedsIn = (text: string): string[] =>
  Object.entries(DEEDS).flatMap(([name, words]) => (words.test(text) ? name : []));

const BEGINS =
  /\b(?:start(?:s|ed)?|beg[ai]ns?|begun|initiate[sd]|trigger(?:s|ed)|kick(?:s|ed) off|in progress)\b/i;
const ENDS = /\b(?:complete[sd]?|completion|finish(?:es|ed)?|done|succeed(?:s|ed)|successful(?:ly)?)\b/i;

/** Which end of a deed is meant, if either. */
export const phaseOf = (text: string): 'start' | 'end' | null =>
  ENDS.test(text) ? 'end' : BEGINS.test(text) ? 'start' : null;
