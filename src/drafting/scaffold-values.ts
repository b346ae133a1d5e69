import { gatherEvidence } from '../evidence/gather.ts';
import type { Incident } from '../incident/incident.ts';
import { link, mention, printLine, rows, type Value } from '../markdown/write/markdown.ts';
import { theirs } from '../markdown/write/theirs.ts';
import type { Policy } from '../policy/schema.ts';
import { between, impactInterval, MEASUREMENTS } from '../reliability/measurements.ts';
import { durationText } from '../time/when.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import { shortRef } from '../vocabulary/refs.ts';
import { ROLE_NAMES, ROLES } from '../vocabulary/roles.ts';

/** What stands in a draft where only people know; the linter reports each one until it is filled in. */
export const TODO = 'TODO';

/** A variable of a template. `read` gives its text, several lines for a list, or null when nobody knows yet. */
export interface Variable {
  readonly name: string;
  readonly about: string;
  read(incident: Incident, policy: Policy): string | readonly string[] | null;
  /** The same as Markdown, for the text below the front matter, where it differs. */
  inText?(incident: Incident): string;
}

const at = (milestone: Milestone): Variable => ({
  name: milestone,
  about: `When it was ${milestone}: ISO 8601 in front matter, \`2026-03-01 14:05 UTC\` in the text.`,
  read: ({ milestones }) => milestones[milestone]?.at ?? null,
});

const lasted = (name: string, from: Milestone, to: Milestone, about: string): Variable => ({
  name,
  about,
  read: ({ milestones }) => {
    const interval = between(milestones, from, to);
    return interval && durationText(interval.from, interval.to);
  },
});

const impactOf = ({ milestones }: Incident, policy: Policy) =>
  impactInterval(milestones, policy.reliability.impactEndsAt);

/** Everything that a template may ask for, by `{{name}}`. templates/README.md lists the same. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'title',
    about: 'Title of the incident.',
    read: titleOf,
    inText: (incident) => printLine(theirs(titleOf(incident))),
  },
  { name: 'severity', about: 'SEV1 to SEV4.', read: ({ severity }) => severity },
  { name: 'date', about: 'Day on which it began, ISO.', read: dayOf },
  { name: 'incident', about: 'Number of the incident issue.', read: ({ ref }) => String(ref.number) },
  { name: 'incident_url', about: 'Address of the incident issue.', read: ({ url }) => url },
  { name: 'source', about: 'The report from which it was declared: `#12`.', read: sourceOf },
  ...(['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const).map(at),
  {
    name: 'impact_ended',
    about: 'When users no longer felt it, by `reliability.impactEndsAt`.',
    read: (incident, policy) => impactOf(incident, policy)?.to ?? null,
  },
  {
    name: 'duration',
    about: 'From the start to the end of the impact, as the panel counts it: `1 h 12 min`.',
    read: (incident, policy) => {
      const impact = impactOf(incident, policy);
      return impact && durationText(impact.from, impact.to);
    },
  },
  ...MEASUREMENTS.map(({ name, from, to, definition }) => lasted(name, from, to, definition)),
  ...ROLE_NAMES.map(
    (role): Variable => ({
      name: role,
      about: `${ROLES[role]}: \`@login\`, or an em dash.`,
      read: ({ roles }) => (roles[role] ? `@${roles[role].login}` : '—'),
    }),
  ),
  {
    name: 'owner',
    about: 'Who sees the post-mortem through: the DRI, else the incident commander.',
    read: ({ roles }) => ((roles.dri ?? roles.ic) ? `@${(roles.dri ?? roles.ic)!.login}` : null),
  },
  { name: 'timeline', about: 'Rows of a table: time, what happened, evidence.', read: timelineRows },
  { name: 'action_items', about: 'Rows of a table: item, type, owner, due.', read: actionRows },
];

/** The incident's title without what Debrief put in front of it. */
export function titleOf({ title }: Incident): string {
  // The invisible character that keeps a title from mentioning somebody is not part of it.
  return title.replaceAll('\u200B', '').replace(/^incident:\s+/i, '');
}

/** ISO day on which the incident began, as far as is known. */
export function dayOf({ milestones, declaredAt }: Incident): string {
  return (milestones.started ?? milestones.detected)?.at.slice(0, 10) ?? declaredAt.slice(0, 10);
}

/** An instant as people read it in a document: `2026-03-01 14:05 UTC`. */
export function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function sourceOf({ source, ref }: Incident): string {
  return source ? shortRef(source, ref) : '—';
}

function timelineRows(incident: Incident): string[] {
  const evidence = gatherEvidence(incident);
  return rows(
    evidence.map(({ at, text, url, kind }) => [timeText(at), theirs(text), link(url ?? incident.url, kind)]),
  );
}

function actionRows({ actions }: Incident): string[] {
  const items = actions.map(({ text, owner, due }): Value[] => [
    theirs(text),
    TODO,
    owner ? mention(owner) : TODO,
    due ?? TODO,
  ]);
  return rows(items.length ? items : [[TODO, TODO, TODO, TODO]]);
}
