import type { Incident } from '../incident/incident.ts';
import { MENTION, oneLine, shorten } from '../markdown/write/plain.ts';
import { ROLE_NAMES, ROLES } from '../vocabulary/roles.ts';

/** Characters of one row; a row that is longer is read by nobody, and its link shows all of it. */
const LONGEST = 300;

/** What somebody is to the incident: "the incident commander", or "a responder". */
function roleOf(login: string, { roles }: Incident): string {
  const role = ROLE_NAMES.find((name) => roles[name]?.login.toLowerCase() === login.toLowerCase());
  if (!role) return 'a responder';
  return `the ${role === 'dri' ? ROLES.dri : ROLES[role].toLowerCase()}`;
}

/** Somebody's words as one line for a row: people who are mentioned become what they are to the incident. */
export function neutral(text: string, incident: Incident): string {
  const named = oneLine(text).replace(MENTION, (mention) =>
    mention.includes('/') ? 'a team' : roleOf(mention.slice(1), incident),
  );
  return shorten(named, LONGEST);
}

/** What somebody held on to: `The scribe noted: …`. `login`: null where nobody knows who it was. */
export function noted(login: string | null, text: string, incident: Incident): string {
  const role = login === null ? 'a responder' : roleOf(login, incident);
  return `${role[0]!.toUpperCase()}${role.slice(1)} noted: ${neutral(text, incident)}`;
}

/** A sentence about what somebody named: `Merged: Raise the pool size`. */
export const about = (what: string, name: string) => `${what}: ${shorten(oneLine(name), LONGEST)}`;
