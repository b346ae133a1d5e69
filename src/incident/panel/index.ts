import type { PhrasingContent, RootContent } from 'mdast';
import {
  collapsible,
  joined,
  LINE_END,
  list,
  markdown,
  phrase,
  print,
  printed,
  reference,
  type TableHead,
  table,
  type Value,
} from '../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { clockText, durationText } from '../../time/text.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { type IncidentRef, type Repo, shortRef } from '../../vocabulary/refs.ts';
import { COMMANDS } from '../commands/index.ts';
import { commandList } from '../commands/table.ts';
import type { Dropped, Incident } from '../incident.ts';
import { impactInterval } from '../measurements.ts';
import { SEVERITY_LOOK } from '../severity.ts';
import { changes } from './changes.ts';
import { missing } from './missing.ts';
import { type Links, type PanelView, person } from './row.ts';
import { ROWS } from './rows/index.ts';

const PHASE_WORDS = {
  investigating: 'Investigating',
  identified: 'Cause identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
} as const;

/** The prefix of the severity, so that nobody runs for a drill. */
const KIND_WORDS = { real: '', drill: 'DRILL · ', backfilled: '', maintenance: 'Maintenance · ' } as const;

/** A comment can have 65,536 characters; people's texts are cut long before that. */
const LONGEST = 800;

const COMMAND_HELP = printed(
  collapsible(
    'Commands',
    markdown`Write them in a comment, each at the beginning of a line. \`/incident help\` lists all of them, \`/incident help update\` explains one.

${commandList(COMMANDS.filter(({ often }) => often))}`,
  ),
);

/** The status panel as Markdown: the state of the incident, for somebody who was just woken up. Pure. */
export function panel(incident: Incident, policy: Policy, links: Links, now: Date): string {
  return print(markdown`${heading(incident, policy, now)}

${latestUpdate(incident)}

${facts({ incident, policy, links, now })}

${todo(missing(incident, policy, links))}

${incident.dropped ? [] : milestones(incident)}

${actionItems(links, incident.ref)}

${changes(incident)}

${COMMAND_HELP}
`).trimEnd();
}

function heading(incident: Incident, policy: Policy, now: Date): RootContent[] {
  const { kind, severity, phase, phaseSince, dropped } = incident;
  if (dropped) {
    const why = dropped.text ? phrase`: ${userMarkdown(shorten(oneLine(dropped.text), LONGEST))}` : [];
    return markdown`## ${droppedText(dropped, incident.ref)}

Since **${clockText(dropped.at)}**${dropped.by ? phrase`, ${person(dropped.by)}` : []}${why}`;
  }
  const over = phase === 'resolved';
  const icon = over ? '✅' : SEVERITY_LOOK[severity].icon;
  return markdown`## ${icon} ${KIND_WORDS[kind]}${severity} · ${PHASE_WORDS[phase]}

${over ? 'At' : 'Since'} **${clockText(phaseSince)}**${impactOf(incident, policy)}${runningFor(incident, now)}`;
}

/**
 * How long it has lasted, up to the last event or due date. A duration that grew by the minute would have to be
 * edited by the minute.
 */
function runningFor({ phase, milestones, lastActivityAt, awaited }: Incident, now: Date): PhrasingContent[] {
  const from = (milestones.started ?? milestones.detected)?.at;
  if (phase === 'mitigated' || phase === 'resolved' || !from) return [];
  const isLate = awaited && Date.parse(awaited.due) <= now.getTime();
  const at = isLate && awaited.due > lastActivityAt ? awaited.due : lastActivityAt;
  return at > from ? phrase` · impact for **${durationText(from, at)}**, as of ${clockText(at, from)}` : [];
}

/** Why it no longer counts as an incident, in a few words. */
function droppedText({ reason, instead }: Dropped, here: Repo): string {
  const other = instead ? shortRef(instead, here) : '';
  if (reason === 'superseded') return `⚪ Superseded by ${other}`;
  if (reason === 'duplicate') return `⚪ Duplicate of ${other}`;
  return `⚪ ${reason[0]!.toUpperCase()}${reason.slice(1)}: not an incident`;
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
  // People write a list, or one part below the other.
  const lines = shorten(text, LONGEST)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return markdown`> **Latest update**, ${clockText(at, declaredAt)}, ${person(by)}
>
> ${joined(lines.map(userMarkdown), LINE_END)}`;
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
  // One below the other: beside each other, the last ones are cut off on a phone.
  const rows = MILESTONES.map((name) => {
    const found = incident.milestones[name];
    const label = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    if (!found) return [label, '—'] as const;
    const corrected = found.earlier.length ? phrase` *(corrected by ${person(found.by)})*` : [];
    const time = phrase`${clockText(found.at, incident.declaredAt)}${found.assumed ? '*' : ''}${corrected}`;
    return [label, time] as const;
  });
  const head: TableHead = [
    ['Milestone', 'left'],
    ['When', 'left'],
  ];
  const assumed = MILESTONES.find((name) => incident.milestones[name]?.assumed);
  const note = assumed
    ? markdown`*\\* inferred; correct it with \`/incident time ${assumed} 14:05 UTC\`*`
    : [];
  return [...table(head, rows), ...note];
}

function actionItems(links: Links, here: IncidentRef): RootContent[] {
  const { actionItems: items, itemsWithoutIssue: waiting = 0, postMortem } = links;
  if (!items.length && !waiting) return [];
  const lines = items.map(({ issue, done, declined, isUnheard, owner, due }) => {
    const by = owner ? phrase` · ${person(owner)}` : [];
    const until = due ? phrase` · due ${due}` : [];
    const not = declined ? phrase` · declined` : [];
    const unheard =
      isUnheard && !done && !declined
        ? phrase` · Debrief does not hear of it there, as the App is not installed. Once somebody has closed it, any command here shows it.`
        : [];
    return { line: phrase`${reference(shortRef(issue, here))}${by}${until}${not}${unheard}`, checked: done };
  });
  const done = items.filter((item) => item.done).length;
  const declined = items.filter((item) => item.declined).length;
  const left = items.length + waiting - done - declined;
  const not = declined ? `, ${declined} declined` : '';
  const all = left ? '' : ': nothing is left to do';
  const says = `${done} of ${items.length + waiting} done${not}${all}`;
  const place = postMortem ? reference(`${postMortem.in ?? ''}#${postMortem.number}`) : 'the post-mortem';
  const open = waiting
    ? phrase` · ${String(items.length)} of ${String(items.length + waiting)} have their issue; for the others, see ${place}`
    : [];
  return markdown`**Action items** · ${says}${open}\n\n${list(lines)}`;
}

function todo(lines: readonly Value[]): RootContent[] {
  return lines.length ? markdown`**Still missing**\n\n${list(lines.map((line) => ({ line })))}` : [];
}
