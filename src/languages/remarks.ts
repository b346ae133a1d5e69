import { statusOf } from './labels.ts';
import type { Language, Status } from './language.ts';
import { perLanguage } from './per-language.ts';
import { wholeWords } from './whole-words.ts';

/** What separates a status from a remark, in any script. */
export const REMARK = /\s*[:;,.([)\]–—/：；，。、（）【】]\s*|\s-+\s/;

/**
 * What a status says together with its remarks; null if it says nothing. "erledigt (EU), offen (US)" and "abgelehnt, wieder
 * offen" are open, and "vorgeschlagen, erledigt" is done.
 */
export function statusWithRemarks(language: Language, said: string): Status | null {
  const status = statusOf(language, said);
  const [, ...remarks] = said.split(REMARK);
  if (status === 'proposed')
    return remarks.map((each) => statusOf(language, each)).find((each) => each && each !== status) ?? status;
  if (status !== 'done' && status !== 'dropped') return status;
  return remarks.some((each) => takesBack(language)[status].test(each)) ? 'open' : status;
}

const takesBack = perLanguage(({ statuses, unfinished, reopened }) => {
  const open = wholeWords([statuses.open, statuses.started]).source;
  const either = `${wholeWords([reopened]).source}|(?:${open})$`;
  return {
    // "Doku offen", "offen für die USA"
    done: new RegExp(`${wholeWords([unfinished]).source}|^(?:${open})|${either}`, 'u'),
    // A reason may begin with “no”: "descartado: no hace falta".
    dropped: new RegExp(either, 'u'),
  };
});
