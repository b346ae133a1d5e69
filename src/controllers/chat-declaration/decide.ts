import { writeMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';
import type { Declaration } from '../../incident/facts.ts';
import type { Incident } from '../../incident/incident.ts';
import { SEVERITY_LOOK } from '../../incident/severity.ts';
import { markdown, mention, paragraph, print } from '../../markdown/write/markdown.ts';
import { titleText } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { leadOf, NOBODY } from '../../services/lead.ts';
import { clockText, durationText } from '../../time/text.ts';
import { fullRef, type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { writeDeclaration } from '../incident/declaration.ts';
import { freshIncident, freshPanel, incidentTitle } from '../incident/fresh.ts';
import type { Typed } from '../incident/from-chat.ts';
import { belongsIn } from '../incident/home.ts';
import { labelsOf } from '../incident/labels.ts';
import type { ChatDeclarationFacts, Wanted } from './observe.ts';

/** Who to answer, and where. */
interface Addressed {
  /** The signal that this step settles. */
  readonly signal: string;
  /** Ids in the chat. */
  readonly channel: string;
  readonly user: string;
}

export type ChatDeclarationStep = Addressed &
  (
    | {
        readonly type: 'declare';
        readonly home: Repo;
        /** Where to open it if GitHub refuses that for good; null for nowhere else. */
        readonly otherwise: {
          readonly home: Repo;
          readonly labels: readonly string[];
          readonly note: string;
        } | null;
        /** What an interrupted look opened; null to open it. */
        readonly opened: Issue | null;
        readonly severity: Severity;
        readonly title: string;
        readonly labels: readonly string[];
        readonly assignees: readonly string[];
        readonly body: string;
        /** `{number}` stands for the number of the issue that is opened, here and in `text`. */
        readonly panel: string;
        /** The other commands of the message; null for none. */
        readonly others: Typed | null;
        /** What to tell its author, in Markdown; `{url}` stands for the address of the issue. */
        readonly text: string;
      }
    | { readonly type: 'answer'; readonly text: string }
  );

/** Opens an incident for each message, or tells its author why not. Pure. */
export function decide(facts: ChatDeclarationFacts, policy: Policy, now: Date): ChatDeclarationStep[] {
  return facts.received.map(({ signal, message: { channel, user }, wanted }) => {
    const to = { signal, channel, user };
    if (typeof wanted === 'string') return { ...to, type: 'answer', text: wanted };
    return { ...to, ...declare(wanted, facts, policy, now) };
  });
}

function declare(
  { typed, wish, services, paged, like, opened }: Wanted,
  { here, belongs, home, homePolicy }: ChatDeclarationFacts,
  policy: Policy,
  now: Date,
) {
  const lead = policy.incidents.onCallLeads ? leadOf(services, paged, now) : NOBODY;
  const declaration: Declaration = {
    source: { ...home, number: 0 },
    chat: true,
    at: typed.at,
    by: typed.login,
    severity: wish.severity ?? policy.incidents.defaultSeverity,
    ...(services.length > 0 && { services: services.map(({ name }) => name) }),
    ...(lead.login !== null && { dri: lead.login }),
    ...(lead.failed && { unpaged: lead.failed }),
    ...(wish.kind && { kind: wish.kind }),
    ...(like && { like }),
  };
  const title = titleText(wish.title);
  const fresh = { ...home, number: 0, title, url: '', createdAt: typed.at };
  const incident = freshIncident(fresh, declaration, policy);
  const marker = writeMarker('incident', { ...writeDeclaration(declaration), typed: typed.id });
  const elsewhere = sameRepo(home, belongs) ? [] : paragraph(belongsIn(belongs));
  const problem = lead.problem ? paragraph(userMarkdown(lead.problem)) : [];
  return {
    type: 'declare' as const,
    home,
    otherwise: sameRepo(home, here)
      ? null
      : {
          home: here,
          labels: [policy.labels.incident, ...labelsOf(incident, policy)],
          note: `It belongs in \`${home.owner}/${home.repo}\`, where GitHub refused to open it.`,
        },
    opened,
    severity: incident.severity,
    title: incidentTitle(title),
    labels: [homePolicy.labels.incident, ...labelsOf(incident, homePolicy)],
    assignees: lead.login === null ? [] : [lead.login],
    // Who declared it hears of what happens there.
    body: `${marker}\n${print(markdown`
Declared ${clockText(typed.at)} by ${mention(typed.login)}, from Slack.

${elsewhere}

${problem}
`)}`,
    panel: freshPanel(incident, declaration, policy, now),
    others: wish.others ? { ...typed, text: wish.others } : null,
    text: answer(incident),
  };
}

function answer({ severity, kind, like, declaredAt }: Incident): string {
  const { icon } = SEVERITY_LOOK[severity];
  const what = `${severity} ${kind === 'drill' ? 'drill' : 'incident'}`;
  const declared = `${icon} Declared as a **${what}**: [#{number}]({url}). Updates and commands go there.`;
  if (!like) return declared;
  const other = fullRef(like.incident);
  return `${declared}\n\nIt looks like ${other}, ${durationText(like.at, declaredAt)} ago. If it is the same, say so on the new one: \`/incident duplicate-of ${other}\`.`;
}

/** The step as a sentence. */
export function describe(step: ChatDeclarationStep): string {
  return step.type === 'declare'
    ? `Open the incident issue “${step.title}” (${step.severity}), which somebody declared in the chat.`
    : 'Answer a declaration that was typed in the chat, there.';
}
