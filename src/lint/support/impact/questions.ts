import { saysHowLong } from '../../../languages/figures.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { anyWord } from '../../../vocabulary/word-set.ts';
import {
  affectedThings,
  countedWork,
  duringIt,
  howLong,
  howMany,
  lasted,
  whoWasHit,
} from '../../phrases/impact-figures.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { hasLength } from './has-length.ts';
import { vagueAmounts, vagueTimes } from './vague-words.ts';

/** What readers ask of an impact. */
export const QUESTIONS = ['who', 'how-many', 'how-long'] as const;
export type Question = (typeof QUESTIONS)[number];

const isAboutPeople = anyWord(
  'user users customer customers client clients visitor visitors student students instructor instructors teacher teachers member members subscriber subscribers player players merchant merchants tenant tenants account accounts organisation organisations organization organizations team teams developer developers contributor contributors maintainer maintainers engineer engineers reader readers operator operators validator validators delegator delegators farmer farmers trader traders holder holders partner partners application applications project projects consumer consumers people company companies community communities staff everyone everybody anyone anybody noone nobody us internal internally unaffected'.split(
    ' ',
  ),
);
/** Whether a text answers. Vague words count: `impact/vague-quantities` reports the words themselves. */
export const ANSWERED: Readonly<Record<Question, (text: string, postmortem: LintedPostMortem) => boolean>> = {
  who: (text, { sections }) =>
    isAboutPeople(text) ||
    shows([countedWork, ...whoWasHit, affectedThings], text) ||
    sections.some(({ heading }) => shows(affectedThings, heading)),
  'how-many': (text) => shows(howMany, text) || vagueAmounts(text, false).length > 0,
  'how-long': (text, postmortem) =>
    (postmortem.language !== null && saysHowLong(postmortem.language, text)) ||
    hasLength(postmortem) ||
    shows(howLong, text) ||
    (shows(duringIt, text) && postmortem.blocks.some((block) => shows(lasted, block.text))) ||
    vagueTimes(text).length > 0,
};
