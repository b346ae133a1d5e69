import { quiet, shorten } from '../../markdown/escape.ts';
import type { Policy } from '../../policy/schema.ts';
import { impactInterval } from '../../reliability/measurements.ts';
import { clockText, durationText } from '../../time/when.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { type IncidentRef, shortRef } from '../../vocabulary/refs.ts';
import { COMMANDS } from '../commands/index.ts';
import { commandTable } from '../commands/table.ts';
import type { Incident } from '../incident.ts';
import { SEVERITY_LOOK } from '../severity.ts';
import { missing } from './missing.ts';
import { type Links, type PanelView, person } from './row.ts';
import { ROWS } from './rows/index.ts';

const PHASE_WORDS = {
  investigating: 'Investigating',
  identified: 'Cause identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
} as const;

/** A comment holds 65,536 characters; what people wrote is cut long before that. */
const LONGEST = 800;

/** The status panel as Markdown: where the incident stands, for somebody who has just been woken. Pure. */
export function panel(incident: Incident, policy: Policy, links: Links, now: Date): string {
  const { severity, phase } = incident;
  const over = phase === 'resolved';
  const look = over ? '✅' : SEVERITY_LOOK[severity].icon;
  const since = clockText(incident.phaseSince);
  const parts = [
    `## ${look} ${severity} · ${PHASE_WORDS[phase]}`,
    `${over ? 'At' : 'Since'} **${since}**${impactOf(incident, policy)}`,
    latestUpdate(incident),
    facts({ incident, policy, links, now }),
    milestones(incident),
    actionItems(links, incident.ref),
    todo(missing(incident, links)),
    `<details><summary>Commands</summary>\n\nWrite them in a comment, each alone on its line.\n\n${commandTable(COMMANDS)}\n\n</details>`,
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

function latestUpdate({ latest, declaredAt }: Incident): string {
  if (!latest.update) return '';
  const { at, by, text } = latest.update;
  return `> **Latest update**, ${clockText(at, declaredAt)}, ${person(by)}\n>\n> ${leading(quiet(shorten(text, LONGEST)))}`;
}

function facts(view: PanelView): string {
  const rows = ROWS.flatMap((row) => row.show(view));
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
  const note = assumed ? `\n\n*\\* inferred; correct it with \`/incident time ${assumed} 14:05 UTC\`*` : '';
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

/** What would begin a list or a heading stays text. */
function leading(text: string): string {
  return text.replace(/^(?=[#>*+=|~-]|`{3})/, '\\').replace(/^(\d+)(?=[.)]\s)/, '$1\\');
}
