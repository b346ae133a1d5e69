import { shows } from '../../../postmortem/phrases/sign.ts';
import { begins, deeds, ends } from '../../phrases/deeds.ts';

/** Names of the deeds that a text tells. */
export const deedsIn = (text: string): string[] =>
  deeds.flatMap((deed) => (shows(deed, text) ? deed.is : []));

/** A text without the words for deeds. */
export const withoutDeeds = (text: string): string =>
  deeds.reduce((rest, { pattern }) => rest.replace(pattern, ' '), text);

/** Which end of a deed is meant, if either. */
export const phaseOf = (text: string): 'start' | 'end' | null =>
  shows(ends, text) ? 'end' : shows(begins, text) ? 'start' : null;
