import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Says that the latest entry comes first. */
export const newestFirst: Sign = {
  pattern:
    /\b(?:bottom[- ]to[- ]top|bottom[- ]up|(?:newest|latest|most recent)(?: \w+){0,3} (?:first|at the top|on top)|reverse[- ]chronological|(?:topmost|top)\b[^.]{0,40}\bmost recent)\b/i,
  hits: ['The timeline is from bottom-to-top', 'Latest updates first', 'in reverse chronological order'],
  misses: ['The newest printer', 'first of all', 'From the top of the list'],
};
