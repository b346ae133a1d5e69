import { quiet, shorten } from '../markdown/escape.ts';
import type { Policy } from '../policy/schema.ts';
import { impactInterval } from '../reliability/measurements.ts';
import { clockText, durationText } from '../time/when.ts';
import { MILESTONES } from '../vocabulary/milestones.ts';
import { type IncidentRef, type IssueRef, shortRef } from '../vocabulary/refs.ts';
import { ROLE_NAMES, ROLES } from '../vocabulary/roles.ts';
import { commandTable } from './commands/index.ts';
import type { Incident } from './incident.ts';
import { missing } from './missing.ts';
import { SEVERITY_LOOK } from './severity.ts';

/** What stands beside the incident: found on GitHub by the controller. */
export interface Links {
  readonly postMortem: { readonly number: number; readonly state: 'open' | 'merged' | 'closed' } | null;
  /** Why there is no draft although there should be one. */
  readonly postMortemProblem?: string;
  readonly actionItems: readonly {
    readonly issue: IssueRef;
    readonly done: boolean;
    readonly owner: string | null;
    readonly due: string | null;
  }[];
}

const PHASE_WORDS = {
  investigating: 'Investigating',
  identified: 'Cause identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
} as const;
/** How the panel says where a post-mortem stands. */
export function postMortemText({ number, state }: NonNullable<Links['postMortem']>): string {
  const words = { open: 'in review', merged: 'merged', closed: 'closed without a merge' }[state];
  return `#${number}, ${words}`;
}

/** A comment holds 65,536 characters; what people wrote is cut long before that. */
const LONGEST = 800;

/** ISO instant by which the next status update is due; null when the policy asks for none, or it is over. */
export function nextUpdateDue(incident: Incident, policy: Policy): string | null {
  const every = policy.incidents.updateEveryMinutes[incident.severity];
  if (every === null || incident.phase === 'resolved') return null;
  const last = incident.latestUpdate?.at ?? incident.declaredAt;
  return `${new Date(Date.parse(last) + every * 60_000).toISOString().slice(0, 19)}Z`;
}

/** The status panel as Markdown: where the incident stands, for somebody who has just been woken. Pure. */
export function panel(incident: Incident, policy: Policy, links: Links, now: Date): string {
  const { severity, phase } = incident;
  const over = phase === 'resolved';
  const look = over ? '✅' : SEVERITY_LOOK[severity].icon;
  const since = clockText(incident.phaseSince);
  const parts = [
    `## ${look} ${severity} · ${PHASE_WORDS[phase]}`,
    `${over ? 'At' : 'Since'} **${since}**${impactOf(incident, policy)}`,
    latest(incident),
    facts(incident, policy, links, now),
    milestones(incident),
    actionItems(links, incident.ref),
    todo(missing(incident, links)),
    `<details><summary>Commands</summary>\n\nWrite them in a comment, each alone on its line.\n\n${commandTable()}\n\n</details>`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

function impactOf({ milestones }: Incident, policy: Policy): string {
  const impact = impactInterval(milestones, policy.reliability.impactEndsAt);
  if (impact) return ` · impact lasted **${durationText(impact.from, impact.to)}**`;
  const { started, detected, resolved } = milestones;
  return !started && detected && resolved
    ? ` · **${durationText(detected.at, resolved.at)}** from detection`
    : '';
}

function latest({ latestUpdate, declaredAt }: Incident): string {
  if (!latestUpdate) return '';
  const { at, by, text } = latestUpdate;
  return `> **Latest update**, ${clockText(at, declaredAt)}, ${person(by)}\n>\n> ${leading(quiet(shorten(text, LONGEST)))}`;
}

function facts(incident: Incident, policy: Policy, links: Links, now: Date): string {
  const rows: [string, string][] = [];
  const due = nextUpdateDue(incident, policy);
  if (due) {
    const late = Date.parse(due) <= now.getTime() ? ' · **due now**' : '';
    rows.push(['Next update due', `${clockText(due, incident.declaredAt)}${late}`]);
  }
  for (const role of ROLE_NAMES) {
    const held = incident.roles[role];
    if (held)
      rows.push([ROLES[role], `${person(held.login)}, since ${clockText(held.since, incident.declaredAt)}`]);
  }
  const by = incident.declaredBy ? ` by ${person(incident.declaredBy)}` : '';
  const from = incident.source ? ` in ${shortRef(incident.source, incident.ref)}` : '';
  rows.push(['Declared', `${clockText(incident.declaredAt)}${by}${from}`]);
  const room = warRoom(incident, policy);
  if (room) rows.push(['War room', room]);
  if (links.postMortem) rows.push(['Post-mortem', postMortemText(links.postMortem)]);
  // The first row is the table's head, so that no empty one is shown above it.
  const [first, ...rest] = rows.map(([name, text]) => `| **${name}** | ${text} |`);
  return [first, '| :-- | :-- |', ...rest].join('\n');
}

function milestones(incident: Incident): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const known = MILESTONES.map((name) => incident.milestones[name]);
  const times = known.map((found) => {
    if (!found) return '—';
    const corrected = found.earlier.length ? ` *(corrected by ${person(found.by)})*` : '';
    return `${clockText(found.at, incident.declaredAt)}${found.assumed ? '\\*' : ''}${corrected}`;
  });
  const assumed = MILESTONES.find((name) => incident.milestones[name]?.assumed);
  const note = assumed
    ? `\n\n*\\* at the latest, as seen from here; \`/incident time ${assumed} 14:05 UTC\` says it better*`
    : '';
  const heads = MILESTONES.map((name) => `${name[0]!.toUpperCase()}${name.slice(1)}`);
  return `${[row(heads), row(MILESTONES.map(() => ':-:')), row(times)].join('\n')}${note}`;
}

function actionItems({ actionItems: items }: Links, here: IncidentRef): string {
  if (!items.length) return '';
  const done = items.filter((item) => item.done).length;
  const lines = items.map(({ issue, done, owner, due }) => {
    const more = [owner && person(owner), due && `due ${due}`].filter(Boolean).map((text) => ` · ${text}`);
    return `- [${done ? 'x' : ' '}] ${shortRef(issue, here)}${more.join('')}`;
  });
  return `**Action items** · ${done} of ${items.length} done\n\n${lines.join('\n')}`;
}

function todo(lines: readonly string[]): string {
  return lines.length ? `**Still missing**\n\n${lines.map((line) => `- ${line}`).join('\n')}` : '';
}

function warRoom(incident: Incident, policy: Policy): string | null {
  const severe = incident.severity === 'SEV1' || incident.severity === 'SEV2';
  const { number } = incident.ref;
  return severe && policy.incidents.warRoom
    ? policy.incidents.warRoom.replaceAll('{number}', number ? String(number) : '{number}')
    : null;
}

/** Someone who acted here already: a mention in an edited comment rings nobody's bell. */
function person(login: string): string {
  return login ? `@${login}` : 'somebody';
}

/** What would begin a list or a heading stays text. */
function leading(text: string): string {
  return text.replace(/^(?=[#>*+=|~-]|`{3})/, '\\').replace(/^(\d+)(?=[.)]\s)/, '$1\\');
}
