import type { Incident } from '../incident/incident.ts';
import { between, impactInterval, MEASUREMENTS } from '../incident/measurements.ts';
import { rolesFor } from '../incident/roles.ts';
import {
  link,
  list,
  mention,
  phrase,
  print,
  printLine,
  rows,
  type Value,
} from '../markdown/write/markdown.ts';
import { oneLine, shorten } from '../markdown/write/plain.ts';
import { userMarkdown } from '../markdown/write/user-text.ts';
import { durationText } from '../time/text.ts';
import { capital } from '../vocabulary/capital.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { shortRef } from '../vocabulary/refs.ts';
import { ROLE_NAMES, ROLES, type Role } from '../vocabulary/roles.ts';
import type { DraftFacts } from './facts.ts';
import { backgroundLines, suspectLines, timelineLines } from './timeline.ts';

/** Placeholders in a draft for what only people know; the linter reports each one until it is filled in. */
export const TODO = 'TODO';

/** A variable of a template. `read` gives its text, several lines for a list, or null when nobody knows yet. */
export interface Variable {
  readonly name: string;
  readonly about: string;
  read(facts: DraftFacts): string | readonly string[] | null;
  /** The same as Markdown, for the text below the front matter, where it differs. */
  inText?(facts: DraftFacts): string;
}

const at = (milestone: Milestone): Variable => ({
  name: milestone,
  about: `When it was ${milestone}: ISO 8601 in front matter, \`2026-03-01 14:05 UTC\` in the text.`,
  read: ({ incident: { milestones } }) => milestones[milestone]?.at ?? null,
});

const lasted = (name: string, from: Milestone, to: Milestone, about: string): Variable => ({
  name,
  about,
  read: ({ incident: { milestones } }) => {
    const interval = between(milestones, from, to);
    return interval && durationText(interval.from, interval.to);
  },
});

const impactOf = ({ incident: { milestones }, policy }: DraftFacts) =>
  impactInterval(milestones, policy.reliability.impactEndsAt);

/** Everything that a template may ask for, by `{{name}}`. templates/README.md lists the same. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'title',
    about: 'Title of the incident.',
    read: ({ incident }) => titleOf(incident),
    inText: ({ incident }) => printLine(userMarkdown(titleOf(incident))),
  },
  { name: 'severity', about: 'SEV1 to SEV4.', read: ({ incident }) => incident.severity },
  { name: 'date', about: 'Day on which it began, ISO.', read: ({ incident }) => dayOf(incident) },
  {
    name: 'incident',
    about: 'Number of the incident issue.',
    read: ({ incident }) => String(incident.ref.number),
  },
  { name: 'incident_url', about: 'Address of the incident issue.', read: ({ incident }) => incident.url },
  {
    name: 'source',
    about: 'The report from which it was declared: `#12`.',
    read: ({ incident: { source, ref } }) => (source ? shortRef(source, ref) : '—'),
  },
  {
    name: 'services',
    about: 'The affected services: a list in front matter, `checkout, api` in the text.',
    read: ({ incident: { services } }) => (services.length ? services : null),
    inText: ({ incident: { services } }) => printLine(userMarkdown(services.join(', ') || TODO)),
  },
  ...(['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const).map(at),
  {
    name: 'impact_ended',
    about: 'When users no longer felt it, by `reliability.impactEndsAt`.',
    read: (facts) => impactOf(facts)?.to ?? null,
  },
  {
    name: 'duration',
    about: 'From the start to the end of the impact, as the panel counts it: `1 h 12 min`.',
    read: (facts) => {
      const impact = impactOf(facts);
      return impact && durationText(impact.from, impact.to);
    },
  },
  {
    name: 'impact',
    about: 'What users felt, as described during the incident; a question if nobody described it.',
    read: ({ incident: { impact } }) =>
      impact
        ? printLine(userMarkdown(shorten(oneLine(impact.text), 1000)))
        : '_Which users felt it, how many of them, for how long, and what could they not do?_',
  },
  ...MEASUREMENTS.map(({ name, from, to, definition }) => lasted(name, from, to, definition)),
  {
    name: 'figures',
    about: 'Rows of a table: measurement, and how long it took, with what the policy aims for.',
    read: figureRows,
  },
  ...ROLE_NAMES.map(
    (role): Variable => ({
      name: role,
      about: `${ROLES[role]}: \`@login\`, or an em dash.`,
      read: ({ incident: { roles } }) => (roles[role] ? `@${roles[role].login}` : '—'),
    }),
  ),
  {
    name: 'roles',
    about: 'Rows of a table: each role, also those of your own, with who had it last.',
    read: roleRows,
  },
  {
    name: 'owner',
    about:
      'Who sees the post-mortem through: the one who was named, else the incident commander, else the DRI.',
    read: ({ incident: { postMortem } }) => (postMortem.owner ? `@${postMortem.owner}` : null),
  },
  {
    name: 'timeline',
    about: 'Rows of a table: time, what happened, evidence.',
    read: ({ incident, timeline }) => timelineLines(timeline, incident.url),
  },
  {
    name: 'suspects',
    about: 'A list of the changes that may have triggered it, each with evidence for and against.',
    read: ({ timeline }) => suspectLines(timeline),
  },
  {
    name: 'background',
    about: 'What else happened in the window, folded, and what was not read.',
    read: ({ incident, timeline }) => backgroundLines(timeline, incident.url),
  },
  {
    name: 'gallery',
    about: 'A list of links to the screenshots and files that people attached to comments.',
    read: galleryLines,
  },
  { name: 'action_items', about: 'Rows of a table: item, type, owner, due.', read: actionRows },
];

/** Roles that the table always lists, even if nobody had them. */
const LISTED = new Set<string>(['ic', 'dri', 'comms', 'scribe'] satisfies Role[]);

function roleRows({ incident: { roles }, policy }: DraftFacts): string[] {
  const shown = Object.entries(rolesFor(policy)).filter(([role]) => roles[role] || LISTED.has(role));
  return rows(
    shown.map(([role, title]): Value[] => {
      const login = roles[role]?.login;
      return [title, login ? mention(login) : '—'];
    }),
  );
}

/** The incident's title without what Debrief put before it. */
export function titleOf({ title }: Incident): string {
  // The invisible character that keeps a title from mentioning somebody is not part of it.
  return title.replaceAll('\u200B', '').replace(/^incident:\s+/i, '');
}

/** ISO day on which the incident began, as far as is known. */
export function dayOf({ milestones, declaredAt }: Incident): string {
  return (milestones.started ?? milestones.detected)?.at.slice(0, 10) ?? declaredAt.slice(0, 10);
}

function figureRows({ incident: { milestones, severity }, policy }: DraftFacts): string[] {
  return rows(
    MEASUREMENTS.map(({ name, from, to }): Value[] => {
      const interval = between(milestones, from, to);
      const goal = policy.postmortems.goals[severity][name as keyof Goals];
      const took = interval ? durationText(interval.from, interval.to) : 'not known';
      const minutes = interval && (Date.parse(interval.to) - Date.parse(interval.from)) / MINUTE;
      const met = minutes === null ? '' : minutes <= Number(goal) ? ', met' : ', missed';
      const aim = goal == null ? '' : ` (aim: ${goal} min${met})`;
      return [capital(name.replaceAll('_', ' ')), `${took}${aim}`];
    }),
  );
}
type Goals = DraftFacts['policy']['postmortems']['goals']['SEV1'];

function galleryLines({ attachments }: DraftFacts): string[] {
  if (!attachments.length) return ['Nobody attached a screenshot or a file.'];
  const items = attachments.map(({ name, url, comment }) => ({
    line: phrase`${link(url, shorten(oneLine(name), 100) || 'file')}, from ${link(comment, 'a comment')}`,
  }));
  return print(list(items)).trimEnd().split('\n');
}

function actionRows({ incident: { actions } }: DraftFacts): string[] {
  const items = actions.map(({ text, owner, due }): Value[] => [
    userMarkdown(text),
    TODO,
    owner ? mention(owner) : TODO,
    due ?? TODO,
  ]);
  return rows(items.length ? items : [[TODO, TODO, TODO, TODO]]);
}
