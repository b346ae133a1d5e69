import { scaffold, TemplateError } from '../../drafting/scaffold.ts';
import { writeMarker } from '../../github/markers.ts';
import type { Declaration } from '../../incident/facts.ts';
import { fold } from '../../incident/fold.ts';
import type { Answer, Incident } from '../../incident/incident.ts';
import { panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import {
  labelOfSeverity,
  SEVERITY_LOOK,
  severityOfLabel,
  severityOfLabels,
} from '../../incident/severity.ts';
import {
  markdown,
  mention,
  paragraph,
  phrase,
  print,
  printLine,
  reference,
} from '../../markdown/write/markdown.ts';
import { shorten, titleText } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { Policy } from '../../policy/schema.ts';
import { clockText } from '../../time/when.ts';
import { fullRef, shortRef } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { branchOf } from './find.ts';
import type { IncidentControllerFacts, OpenedFacts, SourceFacts } from './observe.ts';
import { declarationData, writeCodes } from './read.ts';
import type { IncidentStep } from './steps.ts';

/** GitHub's limit for a title. */
const TITLE = 256;

/** What is to be done about an issue. Pure. */
export function decide(facts: IncidentControllerFacts, policy: Policy, now: Date): IncidentStep[] {
  if (facts.kind === 'source')
    return facts.opened === null
      ? [declare(facts, policy, now)]
      : [...showTheWay(facts), ...follow(facts, policy)];
  return facts.kind === 'incident' ? keep(facts, policy, now) : [];
}

function declare({ issue, labeled }: SourceFacts, policy: Policy, now: Date): IncidentStep {
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
  return {
    type: 'open-incident',
    severity,
    since: issue.createdAt,
    title: shorten(/^incident\b/i.test(title) ? title : `Incident: ${title}`, TITLE),
    labels: [policy.labels.incident, labelOfSeverity(severity, policy)],
    body: `${writeMarker('incident', declarationData(declaration))}\n${print(markdown`
Declared ${clockText(labeled.at)} from ${reference(`#${number}`)}: ${theirs(shorten(issue.title, TITLE))}

The panel below always shows where things stand. Say what happens in comments, with commands where they help:

- \`/incident update <text>\` tells everybody, \`/incident ic me\` takes the lead
- \`/incident mitigated\` when users no longer feel it, \`/incident resolved\` when it is over: then the post-mortem begins to write itself
- \`/incident help\` lists the rest
`)}`,
    panel: panelBody(incident, declaration, policy, links, now),
    link: issue.locked
      ? null
      : `${SEVERITY_LOOK[severity].icon} This is now a **${severity} incident**: #{number}. Updates and commands go there.`,
  };
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
  { issue, opened, follow: incident, followLabels }: SourceFacts,
  policy: Policy,
): IncidentStep[] {
  const severity = severityOfLabels(issue.labels, policy);
  if (!opened || !incident || !severity || severity === incident.severity) return [];
  if (incident.severityStated) return [];
  const { add, remove } = labelsFor(severity, followLabels, policy);
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
  const steps: IncidentStep[] = answers(facts);

  const labels = labelsFor(incident.severity, read.issue.labels, policy);
  if (labels.add.length || labels.remove.length)
    steps.push({ type: 'label-severity', severity: incident.severity, ...labels });

  const draft = drafted(facts, policy);
  const links: Links = {
    postMortem: postMortem && { number: postMortem.number, state: stateOf(postMortem) },
    ...(typeof draft === 'string' && { postMortemProblem: draft }),
    actionItems: items,
  };
  const body = panelBody(incident, read.facts.declaration, policy, links, now);
  const shown = read.panel && sameText(read.panel.body, body);
  if (!shown && !(read.issue.locked && !read.panel))
    steps.push({ type: 'show-panel', comment: read.panel?.id ?? null, body });

  if (draft && typeof draft !== 'string') steps.push(draft);
  const { postmortem: label } = policy.labels;
  if (
    postMortem?.state === 'open' &&
    !postMortem.labels.some((own) => own.toLowerCase() === label.toLowerCase())
  )
    steps.push({ type: 'label-post-mortem', number: postMortem.number, label });
  return steps;
}

function panelBody(
  incident: Incident,
  declaration: Declaration | null,
  policy: Policy,
  links: Links,
  now: Date,
): string {
  const known = declaration ? declarationData(declaration) : {};
  const marker = writeMarker('panel', { ...known, answered: writeCodes(incident.answers) });
  return `${marker}\n${panel(incident, policy, links, now)}`;
}

/** Answers that were not given yet, or that turned out otherwise since (somebody edited a comment). */
function answers({ read, incident }: OpenedFacts): IncidentStep[] {
  const told = new Set<string>();
  const steps: IncidentStep[] = [];
  for (const answer of incident.answers) {
    const { comment, login, verdict } = answer;
    // The refusal is explained once to each person, however often they try.
    const again = verdict === 'denied' && told.has(login);
    if (verdict === 'denied') told.add(login);
    const given = read.replies.get(comment);
    const reply = again ? null : replyTo(answer, given !== undefined);
    // A reply that stands is edited, in a locked issue too; a new one cannot be written there.
    const say = given ? !sameText(given.body, reply ?? given.body) : reply !== null && !read.issue.locked;
    if (read.answered.get(comment) === verdict && !(given && say)) continue;
    steps.push({
      type: 'answer',
      comment,
      login,
      reaction: verdict === 'done' ? '+1' : 'confused',
      reply: say ? reply : null,
      edits: given?.id ?? null,
    });
  }
  return steps;
}

/** What a reply to a comment says; null when a reaction says it all. `given`: a reply stands there already. */
function replyTo({ comment, login, verdict, text }: Answer, given: boolean): string | null {
  const marker = writeMarker('reply', { to: comment });
  if (text) {
    const said = verdict === 'problem' ? printLine(phrase`${mention(login)} ${theirs(text)}`) : text;
    return `${marker}\n${said}`;
  }
  return given ? `${marker}\nUnderstood now: what the comment says counts.` : null;
}

/** Whether a comment of ours says this, however GitHub ends its lines. */
function sameText(shown: string, body: string): boolean {
  return shown.replaceAll('\r\n', '\n').trim() === body.trim();
}

/** The step that opens the post-mortem, the reason why it cannot be drafted, or null when none is wanted. */
function drafted({ incident, postMortem, template }: OpenedFacts, policy: Policy) {
  if (incident.phase !== 'resolved' || postMortem) return null;
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

function labelsFor(severity: Severity, labels: readonly string[], policy: Policy) {
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
