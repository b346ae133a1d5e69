import { isPastForm } from '../../phrases/done.ts';
import { tellsPast } from '../../phrases/past.ts';

/** True if a text tells what was: "It failed", "Letters sent again", "Old worker shut down". */
export const tells = (text: string): boolean =>
  tellsPast.pattern.test(text) ||
  (text.slice(0, 300).match(/[a-z]+/gi) ?? []).some((word) => isPastForm(word.toLowerCase())) ||
  /\b(?:shut|cut|put|set) (?:down|off|back|up|in)\b/i.test(text);
