import type { Incident } from '../incident/incident.ts';
import { isOver } from '../incident/over.ts';
import { rolesFor } from '../incident/roles.ts';
import { SEVERITY_LOOK } from '../incident/severity.ts';
import { oneLine, shorten } from '../markdown/write/plain.ts';
import type { Policy } from '../policy/schema.ts';
import { clockText } from '../time/text.ts';
import type { Member, WantedRoom } from './chat.ts';

/** Slack's limits. */
const NAME = 80;
const TOPIC = 250;
const LONGEST = 2_000;

/** The war room of an incident, in Slack's markup. Pure. */
export function wantedRoom(incident: Incident, policy: Policy): WantedRoom {
  const { ref, title, url, severity } = incident;
  const short = title.replace(/^incident:\s*/i, '');
  return {
    name: roomName(ref.number, short),
    topic: `${severity} ${escaped(shorten(oneLine(short), TOPIC - url.length - 10))} · ${url}`,
    incident: url,
    people: peopleOf(incident, policy),
    panel: panelText(incident, policy),
    updates: incident.log.flatMap(({ kind, text, at, by }) =>
      kind === 'update'
        ? [`*Update*, ${clockText(at)}, ${by}: ${escaped(shorten(oneLine(text), LONGEST))}`]
        : [],
    ),
    isOver: isOver(incident),
  };
}

/** `inc-12-checkout-rejects-cards`. */
export function roomName(number: number, title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z\d]+/g, '-');
  return `inc-${number}-${slug}`.slice(0, NAME - 20).replace(/-+$/, '');
}

function panelText(incident: Incident, policy: Policy): string {
  const { severity, title, url, phase, phaseSince, dropped, roles, latest, awaited } = incident;
  const { icon } = SEVERITY_LOOK[severity];
  const state = dropped
    ? `${dropped.reason} at ${clockText(dropped.at)}`
    : `${phase} since ${clockText(phaseSince)}`;
  const names = rolesFor(policy);
  const lines = [
    `${icon} *${severity}* ${linked(url, oneLine(title))}`,
    `*${state[0]!.toUpperCase()}${state.slice(1)}*`,
    ...Object.entries(roles).map(([role, { login }]) => `${escaped(names[role] ?? role)}: @${login}`),
    ...(latest.update
      ? [
          `Latest update, ${clockText(latest.update.at)}: ${escaped(shorten(oneLine(latest.update.text), LONGEST))}`,
        ]
      : []),
    ...(awaited ? [`Next update due ${clockText(awaited.due)}`] : []),
  ];
  return lines.join('\n');
}

/** The announcement of an incident. `room`: the id of its war room; null for none. Pure. */
export function announcementText(incident: Incident, room: string | null): string {
  const { severity, kind, title, url, phase, phaseSince, dropped, services } = incident;
  const { icon } = dropped || phase === 'resolved' ? { icon: '✅' } : SEVERITY_LOOK[severity];
  const short = oneLine(title.replace(/^incident:\s*/i, ''));
  const state = dropped
    ? `${dropped.reason}, ${clockText(dropped.at)}`
    : `${phase} since ${clockText(phaseSince)}`;
  const facts = [
    `*${state[0]!.toUpperCase()}${state.slice(1)}*`,
    ...(services.length ? [escaped(shorten(oneLine(services.join(', ')), 200))] : []),
    ...(room ? [`war room <#${room}>`] : []),
  ];
  return [
    `${icon} *${severity}*${kind === 'drill' ? ' (drill)' : ''} ${linked(url, short)}`,
    facts.join(' · '),
  ].join('\n');
}

const linked = (url: string, title: string) =>
  `<${url}|${escaped(shorten(title, 200)).replaceAll('|', '/')}>`;

/**
 * Slack's markup as plain text. `people`: GitHub logins by the ids of members; they become `@login`, and others
 * `somebody`. Slack escapes what people type, so a `<` within a tag begins another one.
 */
export function readable(text: string, people: ReadonlyMap<string, string>): string {
  return text
    .replace(/<@([UW][A-Z\d]+)(?:\|[^<>]*)?>/g, (_, id: string) =>
      people.has(id) ? `@${people.get(id)}` : 'somebody',
    )
    .replace(/<!subteam\^[^<>]*>/g, 'a team')
    .replace(/<!(here|channel|everyone)[^<>]*>/g, 'everybody')
    .replace(/<#[A-Z\d]+\|([^<>]*)>/g, '#$1')
    .replace(/<(?:https?:|mailto:)[^|<>]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?:|mailto:)[^<>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Those with a role now, as far as the policy says who they are in Slack. */
function peopleOf({ roles }: Incident, { people }: Policy): Member[] {
  const logins = new Map(Object.values(roles).map(({ login }) => [login.toLowerCase(), login]));
  const known = new Map(Object.entries(people).map(([login, person]) => [login.toLowerCase(), person]));
  return [...logins].flatMap(([key, login]) => {
    const { slack: id = null, email = null } = known.get(key) ?? {};
    return id === null && email === null ? [] : [{ login, id, email }];
  });
}

/** Somebody's text in Slack: it mentions nobody, and links nothing that it does not spell out. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
