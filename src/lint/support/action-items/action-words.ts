import type { ActionItem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { eitherOr, figure, outcome } from '../../phrases/measurable.ts';
import {
  answerable,
  builds,
  checkableState,
  hasVerb,
  startsWithThing,
  vague,
  saysHow as ways,
} from '../../phrases/vague-work.ts';

/** The vague verb that an item begins with, as written; null otherwise. */
export function vagueVerb(text: string): string | null {
  const plain = opening(text);
  if (shows(answerable, plain) || shows(checkableState, plain)) return null;
  const verb = vague.pattern.exec(plain)?.[1] ?? null;
  // "Research and build": the second verb names the result.
  const second = /^(?:\w+ ){1,4}?and (\w.*)/.exec(plain)?.[1];
  return verb !== null && second !== undefined && shows(builds, second) ? null : verb;
}

/** True if an item names a thing ("Better monitoring") but no action. */
export function lacksVerb(text: string): boolean {
  const plain = opening(text);
  return shows(startsWithThing, plain) && !shows(hasVerb, plain) && !/\b[a-z]{3,}ed\b/i.test(plain.slice(10));
}

const opening = (text: string) => text.replace(/^[\W_\d]+/, '').slice(0, 200);

/**
 * Whether one could tell that an item is done: a figure, a threshold, a "done when", a name in code, an issue, a link.
 */
export function isMeasurable({ text, issue }: ActionItem, source: string): boolean {
  return (
    shows(eitherOr, opening(text)) ||
    issue !== null ||
    shows([figure, outcome], text) ||
    /`[^`]+`|\]\(|https?:\/\//.test(source)
  );
}

/** "… by adding X": begins vaguely and then says how. */
export const saysHow = (text: string): boolean => shows(ways, text);
