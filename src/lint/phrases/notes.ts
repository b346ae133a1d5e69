import type { Sign } from '../../postmortem/phrases/sign.ts';

/** The title of one page on several incidents. */
export const collectionTitle: Sign = {
  pattern:
    /^(?:[\p{L}\d'’.-]+ ){0,2}(?:incidents|outages|post-?mortems|incident (?:logs?|records?|reports|history))(?! report)\b/iu,
  hits: ['Incidents', 'Our past outages', 'Incident log'],
  misses: ['Incident report', 'Outage of the queue', 'What we learnt from many past incidents'],
};

/** The file name of such a page. */
export const collectionFile: Sign = {
  pattern: /^(?:incidents|outages|post-?mortems|incident[-_](?:log|record|reports|history))\.\w+$/i,
  hits: ['incidents.md', 'incident-log.md', 'postmortems.rst'],
  misses: ['incident.md', '2026-03-04-incidents.md'],
};

/** The heading of one incident among several. */
export const numberedIncident: Sign = {
  pattern: /^(?:incident|outage) #?\d/i,
  hits: ['Incident 3', 'Outage #12'],
  misses: ['Incident report', 'The incident 3'],
};

/** One of the first sentences of a test or a drill. */
export const deniesIncident: Sign = {
  pattern: /\bnot an? (?:\w+ )?(?:post-?mortem|incident)\b/i,
  hits: ['This is a drill report, not an incident post-mortem.', 'Not a real incident'],
  misses: ['This is a post-mortem.', 'This is not another incident'],
};
