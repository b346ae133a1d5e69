import type { PhrasingContent, RootContent } from 'mdast';
import {
  folded,
  list,
  markdown,
  phrase,
  print,
  reference,
  type TableHead,
  table,
  type Value,
} from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
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
  return print(markdown`## ${look} ${severity} · ${PHASE_WORDS[phase]}

${over ? 'At' : 'Since'} **${clockText(incident.phaseSince)}**${impactOf(incident, policy)}

${latestUpdate(incident)}

${facts({ incident, policy, links, now })}

${milestones(incident)}

${actionItems(links, incident.ref)}

${todo(missing(incident, links))}

${folded('Commands', markdown`Write them in a comment, each alone on its line.\n\n${commandTable(COMMANDS)}`)}
`).trimEnd();
}

function impactOf({ milestones }: Incident, policy: Policy): PhrasingContent[] {
  const impact = impactInterval(milestones, policy.reliability.impactEndsAt);
  if (impact) return phrase` · impact lasted **${durationText(impact.from, impact.to)}**`;
  const { started, detected, resolved } = milestones;
  return !started && detected && resolved
    ? phrase` · **${durationText(detected.at, resolved.at)}** from detection`
    : [];
}

function latestUpdate({ latest, declaredAt }: Incident): RootContent[] {
  if (!latest.update) return [];
  const { at, by, text } = latest.update;
  return markdown`> **Latest update**, ${clockText(at, declaredAt)}, ${person(by)}
>
> ${theirs(shorten(text, LONGEST))}`;
}

/** The first row is the table's head, so that no empty one is shown above it. */
function facts(view: PanelView): RootContent[] {
  const [[label, says], ...rest] = ROWS.flatMap((row) => row.show(view)) as [Fact, ...Fact[]];
  const head: TableHead = [
    [phrase`**${label}**`, 'left'],
    [says, 'left'],
  ];
  return table(
    head,
    rest.map(([name, text]) => [phrase`**${name}**`, text]),
  );
}
type Fact = readonly [label: string, says: Value];

function milestones(incident: Incident): RootContent[] {
  const times = MILESTONES.map((name) => {
    const found = incident.milestones[name];
    if (!found) return '—';
    const corrected = found.earlier.length ? phrase` *(corrected by ${person(found.by)})*` : [];
    return phrase`${clockText(found.at, incident.declaredAt)}${found.assumed ? '*' : ''}${corrected}`;
  });
  const heads = MILESTONES.map((name) => [`${name[0]!.toUpperCase()}${name.slice(1)}`, 'center'] as const);
  const assumed = MILESTONES.find((name) => incident.milestones[name]?.assumed);
  const note = assumed
    ? markdown`*\\* inferred; correct it with \`/incident time ${assumed} 14:05 UTC\`*`
    : [];
  return [...table(heads, [times]), ...note];
}

function actionItems({ actionItems: items }: Links, here: IncidentRef): RootContent[] {
  if (!items.length) return [];
  const lines = items.map(({ issue, done, owner, due }) => {
    const by = owner ? phrase` · ${person(owner)}` : [];
    const until = due ? phrase` · due ${due}` : [];
    return { line: phrase`${reference(shortRef(issue, here))}${by}${until}`, checked: done };
  });
  const done = items.filter((item) => item.done).length;
  return markdown`**Action items** · ${done} of ${items.length} done\n\n${list(lines)}`;
}

function todo(lines: readonly Value[]): RootContent[] {
  return lines.length ? markdown`**Still missing**\n\n${list(lines.map((line) => ({ line })))}` : [];
}
