import { scaffold, TemplateError } from '../../drafting/scaffold.ts';
import { writeMarker } from '../../github/markers.ts';
import { fold } from '../../incident/fold.ts';
import type { Answer, Incident } from '../../incident/incident.ts';
import { droppedText, panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import {
  labelOfSeverity,
  SEVERITY_LOOK,
  severityOfLabel,
  severityOfLabels,
} from '../../incident/severity.ts';
import { markdown, paragraph, print, reference } from '../../markdown/write/markdown.ts';
import { shorten, titleText } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { Policy } from '../../policy/schema.ts';
import { clockText } from '../../time/when.ts';
import { fullRef, shortRef } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { showAlerts } from './alerts.ts';
import { owedAnswers, sameText } from './answers.ts';
import { branchOf } from './find.ts';
import type { IncidentControllerFacts, OpenedFacts, SourceFacts } from './observe.ts';
import { declarationData, panelBody, panelMarker } from './read.ts';
import type { IncidentStep } from './steps.ts';

/** GitHub's limit for a title. */
const TITLE = 256;
const DAY = 86_400_000;
/** How long after its label a report still declares an incident: as long as a sweep looks back for lost webhooks. */
const DECLARED_WITHIN_DAYS = 14;

/** What is to be done about an issue. Pure. */
export function decide(facts: IncidentControllerFacts, policy: Policy, now: Date): IncidentStep[] {
  if (facts.kind === 'source')
    return facts.opened === null
      ? declare(facts, policy, now)
      : [...showTheWay(facts), ...follow(facts, policy), ...tellSource(facts, policy)];
  return facts.kind === 'incident' ? keep(facts, policy, now) : [];
}

/** A report that is closed, or was labelled long ago, is history: most likely it is older than the App here. */
function isHistory({ issue, labeled }: SourceFacts, now: Date): boolean {
  return (
    issue.state === 'closed' ||
    !labeled ||
    now.getTime() - Date.parse(labeled.at) > DECLARED_WITHIN_DAYS * DAY
  );
}

function declare(facts: SourceFacts, policy: Policy, now: Date): IncidentStep[] {
  const { issue, labeled } = facts;
  if (!labeled || isHistory(facts, now)) return [];
  const severity = severityOfLabels(issue.labels, policy) ?? policy.incidents.defaultSeverity;
  const { owner, repo, number } = issue;
  const title = titleText(issue.title);
  const declaration = { source: { owner, repo, number }, at: labeled.at, by: labeled.by, severity };
  // Its number is not known before it is opened; the panel leaves a place for it.
  const fresh = {
    owner,
    repo,
    number: 0,
    title,
    url: '',
    state: 'open' as const,
    labels: [],
    createdAt: labeled.at,
    closedAt: null,
  };
  const incident = fold({ issue: fresh, events: [], declaration, permitted: new Set() }, policy);
  const links: Links = { postMortem: null, actionItems: [] };
  const step: IncidentStep = {
    type: 'open-incident',
    severity,
    since: issue.createdAt,
    title: shorten(/^incident\b/i.test(title) ? title : `Incident: ${title}`, TITLE),
    labels: [policy.labels.incident, ...labelsOf(incident, policy)],
    // One line, so that the panel is the first thing that people see.
    body: `${writeMarker('incident', declarationData(declaration))}\n${print(markdown`
Declared ${clockText(labeled.at)} from ${reference(`#${number}`)}: ${theirs(shorten(issue.title, TITLE))}
`)}`,
    panel: panelBody(panelMarker(declaration, incident), [], panel(incident, policy, links, now)),
    link: issue.locked ? null : reportText(incident, '#{number}'),
  };
  return [step];
}

/** The status comment on the report: one comment, edited as things change. */
function reportText({ ref, severity, phase, phaseSince, dropped }: Incident, name: string): string {
  if (dropped) return `${droppedText(dropped, ref)}: ${name}.`;
  const { icon } = SEVERITY_LOOK[severity];
  const is = `${icon} This is now a **${severity} incident**: ${name}.`;
  if (phase === 'resolved')
    return `✅ The **${severity} incident** ${name} was resolved at ${clockText(phaseSince)}.`;
  const stage = phase === 'mitigated' ? ` Users no longer feel it since ${clockText(phaseSince)}.` : '';
  return `${is}${stage} Updates and commands go there.`;
}

/** Keeps the comment on the report at what is true of its incident now. */
function tellSource({ issue, labeled, link, incident }: SourceFacts, policy: Policy): IncidentStep[] {
  if (!link || !incident) return [];
  const [marker = ''] = link.body.split('\n', 1);
  const text = reportText(incident, shortRef(incident.ref, issue));
  const over = incident.dropped || incident.phase === 'resolved';
  const ask =
    labeled || over
      ? ''
      : `\n\nThe label \`${policy.labels.incident}\` was taken off here, and the incident goes on. If it was none, say so there: \`/incident false-alarm <why>\`.`;
  const body = `${marker}\n${text}${ask}`;
  return sameText(link.body, body) ? [] : [{ type: 'tell-source', comment: link.id, body }];
}

/** Commands on the source do nothing; the answer to the first one says where they go. */
function showTheWay({ issue, misplaced, opened }: SourceFacts): IncidentStep[] {
  if (!misplaced || !opened) return [];
  const { comment, login } = misplaced;
  const reply = `${writeMarker('reply', { to: comment })}\nThe incident is ${shortRef(opened, issue)}; \`/incident\` commands go there.`;
  return [{ type: 'answer', comment, login, reaction: 'confused', reply, edits: null }];
}

/** A severity that is put on the source after the declaration counts until somebody sets one on the incident. */
function follow(
  { issue, labeled, opened, incident, incidentLabels }: SourceFacts,
  policy: Policy,
): IncidentStep[] {
  const severity = severityOfLabels(issue.labels, policy);
  if (!labeled || !opened || !incident || !severity || severity === incident.severity) return [];
  if (incident.severityStated) return [];
  const { add, remove } = severityLabels(severity, incidentLabels, policy);
  return [
    {
      type: 'follow-severity',
      incident: opened,
      severity,
      add: add[0] ?? labelOfSeverity(severity, policy),
      remove,
    },
  ];
}

function keep(facts: OpenedFacts, policy: Policy, now: Date): IncidentStep[] {
  const { read, incident, postMortem, items } = facts;
  const { answers, refusals } = owedAnswers(facts);
  const steps: IncidentStep[] = [...answers, ...showAlerts(facts.heard, read.alerts, read.issue.locked)];

  const labels = labelChange(incident, read.issue.labels, policy);
  if (labels.add.length || labels.remove.length)
    steps.push({ type: 'set-labels', shown: labelsOf(incident, policy), ...labels });

  const draft = drafted(facts, policy);
  const links: Links = {
    postMortem: postMortem && { number: postMortem.number, state: stateOf(postMortem) },
    ...(typeof draft === 'string' && { postMortemProblem: draft }),
    actionItems: items,
    ...(!hasLabel(read.issue.labels, policy.labels.incident) && { unlabelled: policy.labels.incident }),
  };
  const marker = panelMarker(read.facts.declaration, incident);
  const text = panel(incident, policy, links, now);
  const show = (answered: readonly Answer[]): IncidentStep[] => {
    if (read.panel && sameText(read.panel.body, panelBody(marker, answered, text))) return [];
    return [{ type: 'show-panel', comment: read.panel?.id ?? null, marker, answers: answered, text }];
  };
  const waiting = new Set(refusals.map(({ comment }) => comment));
  if (read.panel || !read.issue.locked)
    steps.push(...show(incident.answers.filter(({ comment }) => !waiting.has(comment))));

  if (draft && typeof draft !== 'string') steps.push(draft);
  const { postmortem: label } = policy.labels;
  if (postMortem?.state === 'open' && !hasLabel(postMortem.labels, label))
    steps.push({ type: 'label-post-mortem', number: postMortem.number, label });
  // Strangers wait until all else is done, and until there is a panel that can note their answers.
  if (refusals.length && read.panel) steps.push(...refusals, ...show(incident.answers));
  return steps;
}

/** The step that opens the post-mortem, the reason why it cannot be drafted, or null when none is wanted. */
function drafted({ incident, postMortem, template }: OpenedFacts, policy: Policy) {
  if (incident.phase !== 'resolved' || incident.dropped || postMortem) return null;
  if (!template)
    return `There is no template \`${policy.postmortems.template[incident.severity]}.md\` in \`${policy.postmortems.templates}\`.`;
  try {
    const { path, text, title } = scaffold(template, incident, policy);
    const marker = writeMarker('post-mortem', { incident: fullRef(incident.ref) });
    const step: IncidentStep = {
      type: 'open-post-mortem',
      branch: branchOf(incident.ref),
      path,
      text,
      title: shorten(`Post-mortem: ${titleText(title)}`, TITLE),
      label: policy.labels.postmortem,
      body: `${marker}\n${print(markdown`
The draft of the post-mortem for incident ${reference(`#${incident.ref.number}`)}. What GitHub knew is filled in; what only people know is marked.

${template.instead ? paragraph(theirs(template.instead)) : []}

1. Fill in the marked places, in this branch: \`${path}\`.
2. The check \`debrief/post-mortem\` shows what is still open, and why it matters.
3. Have it reviewed, and merge. Each action item then becomes an issue with its owner and due date.

It is about what made this possible and what will help next time, never about who.
`)}`,
    };
    return step;
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

const hasLabel = (labels: readonly string[], label: string) =>
  labels.some((own) => own.toLowerCase() === label.toLowerCase());

/** The label of the state that an incident is in; null where the policy wants none. */
function stateLabel({ phase, dropped }: Incident, policy: Policy): string | null {
  return policy.labels.phases[dropped ? 'dropped' : phase];
}

/** What lists show of an incident: its severity and its state. */
function labelsOf(incident: Incident, policy: Policy): string[] {
  return [labelOfSeverity(incident.severity, policy), stateLabel(incident, policy) ?? []].flat();
}

/** Labels to add and to remove, so that they show severity and state. Labels of other meanings are left alone. */
function labelChange(incident: Incident, labels: readonly string[], policy: Policy) {
  const { add, remove } = severityLabels(incident.severity, labels, policy);
  const state = stateLabel(incident, policy);
  const states = Object.values(policy.labels.phases).flatMap((name) => name ?? []);
  const stale = labels.filter(
    (label) => hasLabel(states, label) && label.toLowerCase() !== state?.toLowerCase(),
  );
  return {
    add: [...add, ...(state && !hasLabel(labels, state) ? [state] : [])],
    remove: [...remove, ...stale],
  };
}

function severityLabels(severity: Severity, labels: readonly string[], policy: Policy) {
  const present = labels.filter((label) => severityOfLabel(label, policy));
  const right = present.some((label) => severityOfLabel(label, policy) === severity);
  return {
    add: right ? [] : [labelOfSeverity(severity, policy)],
    remove: present.filter((label) => severityOfLabel(label, policy) !== severity),
  };
}

function stateOf(pull: { readonly merged: boolean; readonly state: 'open' | 'closed' }) {
  return pull.merged ? 'merged' : pull.state;
}
