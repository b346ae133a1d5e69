import { type IncidentRef, parseRef, sameIssue } from '../../vocabulary/refs.ts';
import type { Folding } from '../folding.ts';

const FIRST = /^(?:of |to |by |with )?(\S{1,300}?)[,.:;]?(?:\s+|$)/;

/** The word that names another incident at the front of a command's text; null when there is none. */
export const otherNamed = (text: string): string | null => FIRST.exec(text)?.[1] ?? null;

/**
 * Takes another incident off the front of a command's text: `#12 …`, `acme/shop#12 …` or its address. `like` is a whole
 * command to show where it cannot be read.
 */
export function otherIncident(
  text: string,
  folding: Folding,
  like: string,
): { readonly incident: IncidentRef; readonly rest: string } | { readonly problem: string } {
  const [whole, word = ''] = FIRST.exec(text) ?? [''];
  const incident = parseRef(word, folding.ref);
  if (!incident) return { problem: `Which incident? Name its issue: \`/incident ${like}\`.` };
  if (sameIssue(incident, folding.ref))
    return { problem: `#${incident.number} is this incident. Name the other one: \`/incident ${like}\`.` };
  if (folding.source && sameIssue(incident, folding.source))
    return {
      problem: `#${incident.number} is the report of this incident. Name the other incident: \`/incident ${like}\`.`,
    };
  if (folding.isMissing(incident))
    return {
      problem: `There is no issue #${incident.number} here. Name another one: \`/incident ${like}\`.`,
    };
  return { incident, rest: text.slice(whole.length) };
}
