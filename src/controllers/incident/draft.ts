import { draftFacts } from '../../drafting/facts.ts';
import { remember } from '../../drafting/filled.ts';
import { offer } from '../../drafting/refresh.ts';
import { scaffold, TemplateError } from '../../drafting/scaffold.ts';
import { timelineLines } from '../../drafting/timeline.ts';
import { isSettled } from '../../incident/over.ts';
import { markdown, paragraph, print, reference } from '../../markdown/write/markdown.ts';
import { shorten, titleText } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { draftMarker, recordHash } from '../draft/marker.ts';
import { checklist } from '../post-mortem/sign-off.ts';
import { templateName } from '../templates.ts';
import { branchOf } from './find.ts';
import { lacksDraft, type OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';

/** GitHub's limit for a title. */
const TITLE = 256;

/** The step that opens the post-mortem, the reason why it cannot be drafted, or null if none is wanted. */
export function drafted(facts: OpenedFacts, policy: Policy): IncidentStep | string | null {
  const { read, incident, branchTakenBy, template, observed } = facts;
  if (!lacksDraft(facts)) return null;
  const branch = branchOf(incident.ref);
  if (branchTakenBy !== null)
    return `Pull request #${branchTakenBy}, which somebody else opened, comes from the branch \`${branch}\`, where the draft belongs. Close it and delete the branch; or, if it holds the post-mortem, write \`incident: ${incident.ref.number}\` into the front matter of that file.`;
  if (!template)
    return `There is no template \`${templateName(incident, read.issue.labels, policy)}.md\` in \`${policy.postmortems.templates}\`.`;
  if (typeof template === 'string') return template;
  if (!observed) return null;
  try {
    const known = draftFacts(observed, policy);
    const { path, text, title, filled } = scaffold(template, known);
    const offered = offer(timelineLines(known.timeline, incident.url));
    const marker = draftMarker({
      incident: incident.ref,
      // The meeting is added by the first look at the draft: its agenda is made from the document.
      of: recordHash({ ...incident, postMortem: { ...incident.postMortem, review: null } }),
      path,
      offered,
      filled: remember(filled),
      wrote: hash(text),
      hasPins: isSettled(incident, read.facts.events) && observed.leftOut.length === 0,
    });
    return {
      type: 'open-post-mortem',
      branch,
      path,
      text,
      asDraft: policy.postmortems.openAs === 'draft',
      title: shorten(`Post-mortem: ${titleText(title)}`, TITLE),
      labels: [policy.labels.postmortem, policy.labels.postmortemStates.draft ?? []].flat(),
      body: `${marker}\n${print(markdown`
The draft of the post-mortem for incident ${reference(`#${incident.ref.number}`)}. What GitHub knew is filled in; what only people know is marked.

${template.instead ? paragraph(userMarkdown(template.instead)) : []}

1. Fill in the marked places, in this branch: \`${path}\`.
2. The check \`debrief/post-mortem\` shows what is still open, and why it matters.
3. Have it reviewed, and merge. Each action item then becomes an issue with its owner and due date.

${checklist(policy.postmortems)}

It is about what made this possible and what will help next time, never about who.
`)}`,
    };
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}
