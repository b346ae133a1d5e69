import type { Language } from '../../../languages/language.ts';
import { REMARK, statusWithRemarks } from '../../../languages/remarks.ts';
import type { ActionItem, ItemState } from '../../model.ts';
import {
  allOfIt,
  finishedOn,
  type StatusSense,
  statusGoesOn,
  statusInField,
  statusWithReason,
} from '../../phrases/done.ts';
import { goodMarks, tickFirst } from '../../phrases/marks.ts';
import { shows } from '../../phrases/sign.ts';
import { putOff, unfinished } from '../../phrases/unfinished.ts';

/** Nothing is left to do: it is done, or nobody will do it. */
export const isSettled = ({ state }: Pick<ActionItem, 'state'>): boolean =>
  state === 'done' || state === 'dropped';

/** Where an item stands whose status is this, as written. Doubt leaves it open; null is open, too. */
export function stateOf(status: string | null, language: Language | null = null): ItemState {
  const said = (status ?? '').trim();
  const sense = senseOf(said, language);
  if (sense === 'done') return shows(unfinished, said) ? 'open' : 'done';
  if (sense === 'dropped') return shows(putOff, said) ? 'open' : 'dropped';
  return sense === 'proposed' ? 'proposed' : 'open';
}

/** What a status says before its remarks, in the document's language or in English; null for any other text. */
export function senseOf(status: string, language: Language | null): StatusSense | null {
  const said = status.trim();
  if (said === '') return null;
  return (language && statusWithRemarks(language, said)) ?? senseInEnglish(said);
}

const DENIED = /^(?:no|not yet|false|n)$/i;

function senseInEnglish(said: string): StatusSense | null {
  const ticked = said.replace(goodMarks.pattern, '');
  const sense = senseOfWords(ticked) ?? (shows(tickFirst, said) ? 'done' : null);
  if (sense) return sense;
  // "🟡 In progress", but not "🟡 Done".
  const marked = senseOfWords(said.replace(/^[^\p{L}\p{N}]+/u, ''));
  return marked === 'done' ? null : marked;
}

function senseOfWords(said: string): StatusSense | null {
  const whole = shows(allOfIt, said) ? 'done' : statusInField.find(said)?.sense;
  if (whole) return whole;
  const [lead, ...remarks] = said.split(REMARK);
  // "Implemented: no"
  if (remarks.some((remark) => DENIED.test(remark))) return 'open';
  const sense =
    statusWithReason.find(said)?.sense ??
    statusInField.find(lead!)?.sense ??
    (finishedOn.find(said) ? 'done' : (statusGoesOn.find(said)?.sense ?? null));
  const later = remarks.flatMap((remark) => statusInField.find(remark)?.sense ?? []);
  // "Proposed by the vendor, done"
  if (sense === 'proposed') return later.find((other) => other !== 'proposed') ?? sense;
  // "Closed (won't fix)". What is "Done (no longer needed)" was done first.
  return sense === 'done' && NEUTRAL.test(lead!) && later.includes('dropped') ? 'dropped' : sense;
}

/** Says that nothing is left to do, and not why. */
const NEUTRAL = /^\W*(?:closed|resolved)\b/i;
