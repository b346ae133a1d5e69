import { draftFacts, recordAlone } from '../../drafting/facts.ts';
import { scaffold, TemplateError } from '../../drafting/scaffold.ts';
import { writeMarker } from '../../github/markers.ts';
import { acceptedOf } from '../../incident/changes.ts';
import type { Answer } from '../../incident/incident.ts';
import { panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import { markdown, paragraph, print, reference } from '../../markdown/write/markdown.ts';
import { shorten, titleText } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef } from '../../vocabulary/refs.ts';
import { templateName } from '../templates.ts';
import { showAlerts } from './alerts.ts';
import { owedAnswers, sameText } from './answers.ts';
import { decideSource } from './decide-source.ts';
import { dutyChange } from './duty.ts';
import { branchOf } from './find.ts';
import { hasLabel, labelChange, labelsOf } from './labels.ts';
import type { IncidentControllerFacts, OpenedFacts } from './observe.ts';
import { panelBody, panelMarker } from './read.ts';
import type { IncidentStep } from './steps.ts';

/** GitHub's limit for a title. */
const TITLE = 256;

/** What is to be done about an issue. Pure. */
export function decide(facts: IncidentControllerFacts, policy: Policy, now: Date): IncidentStep[] {
  if (facts.kind === 'source') return decideSource(facts, policy, now);
  return facts.kind === 'incident' ? keep(facts, policy, now) : [];
}

function keep(facts: OpenedFacts, policy: Policy, now: Date): IncidentStep[] {
  const { read, incident, postMortem, items } = facts;
  const { answers, refusals } = owedAnswers(facts);
  const news = showAlerts(facts.heard, read.alerts, read.issue.locked);
  const steps: IncidentStep[] = [
    ...answers,
    ...news.map((alert): IncidentStep => ({ type: 'show-alert', ...alert })),
  ];

  const labels = labelChange(incident, read.issue.labels, policy);
  if (labels.add.length || labels.remove.length)
    steps.push({ type: 'set-labels', shown: labelsOf(incident, policy), ...labels });

  if (read.issue.state === 'closed' && incident.phase !== 'resolved' && !incident.dropped)
    steps.push({ type: 'reopen' });
  const duty = dutyChange(facts, policy);
  if (duty.add.length || duty.remove.length) steps.push({ type: 'assign', ...duty });

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
    const accepted = acceptedOf(read.facts.events, answered, read.facts.accepted ?? []);
    if (read.panel && sameText(read.panel.body, panelBody(marker, answered, accepted, text))) return [];
    return [
      { type: 'show-panel', comment: read.panel?.id ?? null, marker, answers: answered, accepted, text },
    ];
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
function drafted({ read, incident, postMortem, template }: OpenedFacts, policy: Policy) {
  if (incident.phase !== 'resolved' || incident.dropped || postMortem) return null;
  if (!template)
    return `There is no template \`${templateName(incident, read.issue.labels, policy)}.md\` in \`${policy.postmortems.templates}\`.`;
  try {
    const { path, text, title } = scaffold(template, draftFacts(recordAlone(incident), policy));
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

function stateOf(pull: { readonly merged: boolean; readonly state: 'open' | 'closed' }) {
  return pull.merged ? 'merged' : pull.state;
}
