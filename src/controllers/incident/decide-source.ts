import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Declaration } from '../../incident/facts.ts';
import { type Dropped, type Incident, isAnswered } from '../../incident/incident.ts';
import { labelOfSeverity, SEVERITY_LOOK, severityOfLabels } from '../../incident/severity.ts';
import { markdown, paragraph, print, reference } from '../../markdown/write/markdown.ts';
import { shorten, titleText } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import { type Lead, leadOf, NOBODY } from '../../services/lead.ts';
import { clockText, durationText } from '../../time/text.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';
import { fullRef, type Repo, sameRepo, shortRef } from '../../vocabulary/refs.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { sameText } from './answers.ts';
import { writeDeclaration } from './declaration.ts';
import { homeOf } from './find.ts';
import { freshIncident, freshPanel, incidentTitle } from './fresh.ts';
import { belongsIn } from './home.ts';
import { labelsOf, severityLabels } from './labels.ts';
import { pointTo } from './misplaced.ts';
import type { SourceFacts } from './source.ts';
import type { IncidentStep } from './steps.ts';

/** GitHub's limit for a title. */
const TITLE = 256;
/** Milliseconds after which an opened incident that cannot be found counts as gone. */
const SHOWN_BY_THEN = 10 * MINUTE;
/** How long after labelling a report still declares an incident: as long as a sweep looks back for lost webhooks. */
const DECLARED_WITHIN_DAYS = 14;

/** What to do about a report: declare its incident, or show that incident's state. Pure. */
export function decideSource(facts: SourceFacts, policy: Policy, now: Date): IncidentStep[] {
  return facts.opened === null
    ? [...declare(facts, policy, now), ...answerMisplaced(facts, policy)]
    : [
        ...link(facts),
        ...answerMisplaced(facts, policy),
        ...follow(facts, policy),
        ...tellSource(facts, policy, now),
      ];
}

/** A report that is closed, or was labelled long ago or before the App was installed, counts as history. */
function isHistory({ issue, wish, installedAt }: SourceFacts, at: string, now: Date): boolean {
  // An explicit command always declares; and a pull request that did harm is closed by then.
  const isOver = issue.state === 'closed' && !wish && !issue.isPullRequest;
  const isOlderThanTheApp = !wish && installedAt !== null && Date.parse(at) < Date.parse(installedAt);
  return isOver || isOlderThanTheApp || now.getTime() - Date.parse(at) > DECLARED_WITHIN_DAYS * DAY;
}

function declare(facts: SourceFacts, policy: Policy, now: Date): IncidentStep[] {
  const { issue, wish, labeled } = facts;
  const said = wish ?? labeled;
  if (!said || isHistory(facts, said.at, now)) return [];
  const lead = leadOfSource(facts, policy, now);
  const declaration = declarationFrom(facts, said, lead, policy);
  const assignees = lead.login === null ? [] : [lead.login];
  const problem = lead.problem ? paragraph(userMarkdown(lead.problem)) : [];
  const { owner, repo, number } = issue;
  if (policy.incidents.place === 'in-place' && !issue.isPullRequest) {
    // If the comment is in the incident itself, its other commands are read there.
    const { passedOn: _, ...here } = declaration;
    const incident = freshIncident(issue, here, policy);
    return [
      {
        type: 'declare-here',
        severity: incident.severity,
        labels: [policy.labels.incident, ...labelsOf(incident, policy)],
        assignees,
        panel: freshPanel(incident, here, policy, now, facts),
      },
    ];
  }
  const { home, homePolicy } = facts;
  const wanted = homeOf(issue, policy);
  const elsewhere = sameRepo(home, wanted) ? [] : paragraph(belongsIn(wanted));
  const title = titleText(wish?.title ?? issue.title);
  const fresh = { ...home, number: 0, title, url: '', createdAt: said.at };
  const incident = freshIncident(fresh, declaration, policy);
  const name =
    home.owner === owner && home.repo === repo ? '#{number}' : `${home.owner}/${home.repo}#{number}`;
  return [
    {
      type: 'open-incident',
      home,
      severity: incident.severity,
      title: incidentTitle(title),
      labels: [homePolicy.labels.incident, ...labelsOf(incident, homePolicy)],
      assignees,
      // One line, so that the panel is the first thing people see.
      body: `${writeMarker('incident', writeDeclaration(declaration))}\n${print(markdown`
Declared ${clockText(said.at)} from ${reference(shortRef({ owner, repo, number }, home))}: ${userMarkdown(shorten(issue.title, TITLE))}

${elsewhere}

${problem}
`)}`,
      panel: freshPanel(incident, declaration, policy, now, facts),
      link: issue.locked ? null : reportText(incident, name, issue, wish),
      command: wish?.comment ?? null,
      hasCommands: declaration.passedOn !== undefined,
    },
  ];
}

/** Who is on call for the services of the report. */
function leadOfSource({ services, paged }: SourceFacts, policy: Policy, now: Date): Lead {
  const known = services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  return policy.incidents.onCallLeads ? leadOf(known, paged, now) : NOBODY;
}

/** How many characters of commands a declaration passes on to its incident: they must fit into a marker. */
const MOST_PASSED_ON = 4000;

function isPassedOn(wish: SourceFacts['wish']): wish is NonNullable<SourceFacts['wish']> {
  return wish !== null && wish.others !== '' && wish.others.length <= MOST_PASSED_ON;
}

/** What is known at the declaration. If label and form disagree about the severity, the higher one counts. */
function declarationFrom(
  { issue, wish, report, alert, like, services }: SourceFacts,
  { at, by }: { readonly at: string; readonly by: string },
  { login: dri, failed }: Lead,
  policy: Policy,
): Declaration {
  const { owner, repo, number } = issue;
  const labelled = severityOfLabels(issue.labels, policy);
  const found = wish?.severity ? [wish.severity] : [labelled, report.severity, alert?.severity];
  const severity = SEVERITIES.find((name) => found.includes(name)) ?? policy.incidents.defaultSeverity;
  const { severity: _, ...said } = report;
  const kind = wish?.kind ?? report.kind;
  return {
    source: { owner, repo, number },
    at,
    by,
    severity,
    ...said,
    ...(services.length > 0 && { services }),
    ...(alert?.since && { detected: [alert.since, at].sort()[0]! }),
    ...(dri !== null && { dri }),
    ...(failed && { unpaged: failed }),
    ...(isPassedOn(wish) && { passedOn: { comment: wish.comment, commands: wish.others } }),
    ...(kind && { kind }),
    ...(like && { like }),
  };
}

/** The status comment on the report: one comment, edited as things change. `here`: the report's repository. */
function reportText(incident: Incident, name: string, here: Repo, wish: SourceFacts['wish'] = null): string {
  const { severity, phase, phaseSince, dropped, like, declaredAt } = incident;
  if (dropped) return droppedReport(dropped, name, here);
  const { icon } = SEVERITY_LOOK[severity];
  const is = `${icon} This is now a **${severity} incident**: ${name}.`;
  if (phase === 'resolved')
    return `✅ The **${severity} incident** ${name} was resolved at ${clockText(phaseSince)}.`;
  const stage = phase === 'mitigated' ? ` Users have been unaffected since ${clockText(phaseSince)}.` : '';
  const passedOn = isPassedOn(wish) ? '; the other commands of that comment count there' : '';
  const left = wish?.others && !passedOn ? ', the other commands of that comment too' : '';
  const go = ` Updates and commands go there${passedOn}${left}.`;
  if (!like || isAnswered(incident)) return `${is}${stage}${go}`;
  const other = shortRef(like.incident, here);
  return `${is}${stage}${go}\n\nIt looks like ${other}, ${durationText(like.at, declaredAt)} ago. If it is the same, say so in ${name}: \`/incident duplicate-of ${other}\`.`;
}

/** The status on the report of a dropped incident. */
function droppedReport({ reason, instead }: Dropped, name: string, here: Repo): string {
  const other = instead ? shortRef(instead, here) : '';
  switch (reason) {
    case 'duplicate':
      return `⚪ The incident ${name} is a duplicate of ${other}, where it continues.`;
    case 'superseded':
      return `⚪ The incident ${name} was superseded by ${other}, where it continues.`;
    case 'false alarm':
      return `⚪ The incident ${name} was a false alarm.`;
    default:
      return `⚪ The incident ${name} was ${reason}: it does not count as an incident.`;
  }
}

/** The link that is missing because a run was interrupted or somebody deleted it. */
function link({ issue, opened, link: given, incident, wish }: SourceFacts): IncidentStep[] {
  if (!opened || !incident || given || issue.locked) return [];
  return [
    {
      type: 'link-report',
      incident: opened,
      severity: incident.severity,
      command: wish?.comment ?? null,
      text: reportText(incident, shortRef(opened, issue), issue, wish),
    },
  ];
}

/** Keeps the comment on the report in line with its incident. */
function tellSource(
  { issue, labeled, link, opened, incident, isAbandoned }: SourceFacts,
  policy: Policy,
  now: Date,
): IncidentStep[] {
  if (!link || !opened) return [];
  const declared = findMarker(link, 'declared')!.data;
  // Somebody may have transferred the incident.
  const marker = writeMarker('declared', { ...declared, incident: fullRef(opened) });
  if (isAbandoned) {
    const body = `${marker}\n⚠️ Somebody moved the incident to ${shortRef(opened, issue)}, where this App is not installed: its panel is no longer updated, and commands are not answered. Install the App there, or move it back.`;
    return sameText(link.body, body) ? [] : [{ type: 'tell-source', comment: link.id, body }];
  }
  if (!incident) {
    // A lagging replica may not show yet what was opened a moment ago.
    if (now.getTime() - Date.parse(link.createdAt) < SHOWN_BY_THEN) return [];
    const body = `${marker}\n⚠️ The incident ${shortRef(opened, issue)} is no longer an issue there: it was deleted, moved to another repository or turned into a discussion, and Debrief no longer follows it from here. If it goes on, report it once more in a new issue with the label \`${policy.labels.incident}\`.`;
    return sameText(link.body, body) ? [] : [{ type: 'tell-source', comment: link.id, body }];
  }
  const text = reportText(incident, shortRef(incident.ref, issue), issue);
  const isOver = incident.dropped || incident.phase === 'resolved';
  const ask =
    labeled || isOver || declared.command
      ? ''
      : `\n\nThe label \`${policy.labels.incident}\` was taken off here, and the incident goes on. If it was not an incident, say so there: \`/incident false-alarm <why>\`.`;
  const body = `${marker}\n${text}${ask}`;
  return sameText(link.body, body) ? [] : [{ type: 'tell-source', comment: link.id, body }];
}

/** Commands on the source do nothing; one reply says where to give them, and each gets a reaction. */
function answerMisplaced(
  { issue, misplaced, opened, labeled, wish }: SourceFacts,
  policy: Policy,
): IncidentStep[] {
  if (!misplaced || (!opened && (labeled || wish))) return [];
  const { allowed, of } = misplaced;
  const least = policy.incidents.commandRole;
  const incident = opened
    ? `The incident is ${shortRef(opened, issue)}; \`/incident\` commands go there.`
    : allowed
      ? 'There is no incident here yet. This declares one: `/incident declare sev2 <title>`.'
      : `Declaring an incident takes the role *${least}* on this repository. Somebody with that role can repeat your command.`;
  const text = [...(of.incident ? [incident] : []), ...(of.action ? [ON_ITEMS] : [])].join('\n\n');
  return [pointTo(text, misplaced)];
}

const ON_ITEMS = 'This is not an action item. `/action` works on the issue of one.';

/** A severity label put on the source after the declaration counts until somebody sets the severity on the incident. */
function follow(
  { issue, labeled, opened, incident, incidentLabels, homePolicy }: SourceFacts,
  policy: Policy,
): IncidentStep[] {
  const severity = severityOfLabels(issue.labels, policy);
  if (!labeled || !opened || !incident || !severity || severity === incident.severity) return [];
  if (incident.severityStated) return [];
  const { add, remove } = severityLabels(severity, incidentLabels, homePolicy);
  return [
    {
      type: 'follow-severity',
      incident: opened,
      severity,
      add: add[0] ?? labelOfSeverity(severity, homePolicy),
      remove,
    },
  ];
}
