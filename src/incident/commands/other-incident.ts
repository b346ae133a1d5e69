import { type IncidentRef, parseRef, sameIssue, shortRef } from '../../vocabulary/refs.ts';
import type { Folding } from '../folding.ts';

const FIRST = /^(?:of |to |by |with )?(\S{1,300}?)[,.:;]?(?:\s+|$)/;

/** The word that names another incident at the front of a command's text; empty when there is none. */
export const otherNamed = (text: string): string[] => FIRST.exec(text)?.slice(1) ?? [];

/**
 * Takes another incident off the front of a command's text: `#12 …`, `acme/shop#12 …` or its address. `like` is an example
 * command for the answer if there is a problem. `isLoose`: an issue that is not an incident is fine, too.
 */
export function otherIncident(
  text: string,
  folding: Folding,
  like: string,
  isLoose = false,
): { readonly incident: IncidentRef; readonly rest: string } | { readonly problem: string } {
  const [whole, word = ''] = FIRST.exec(text) ?? [''];
  const incident = parseRef(word, folding.ref);
  if (!incident) return { problem: `Which incident? Name its issue: \`/incident ${like}\`.` };
  if (sameIssue(incident, folding.ref))
    return { problem: `#${incident.number} is this incident. Name the other one: \`/incident ${like}\`.` };
  if (folding.source && sameIssue(incident, folding.source))
    return {
      problem: `${shortRef(incident, folding.ref)} is the report of this incident. Name the other incident: \`/incident ${like}\`.`,
    };
  const instead = folding.notIncident(incident);
  if (instead === 'nothing')
    return {
      problem: `There is no issue #${incident.number} here. Name another one: \`/incident ${like}\`.`,
    };
  if (instead === 'other' && !isLoose)
    return {
      problem: `#${incident.number} is not an incident. Name the issue of an incident, \`/incident ${like}\`, or only link this one: \`/incident related #${incident.number}\`.`,
    };
  if (instead && instead !== 'other') {
    const [verb] = like.split(' ');
    return {
      problem: `#${incident.number} is the report of an incident. Name the incident itself: \`/incident ${verb} ${shortRef(instead, folding.ref)}\`.`,
    };
  }
  return { incident, rest: text.slice(whole.length) };
}
