import type { CheckReport, PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { list, markdown, phrase, print, type Value } from '../../markdown/write/markdown.ts';
import { plainText, userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import type { Proposed } from './propose.ts';

type Verdict = Omit<CheckReport, 'name' | 'sha'>;

/** A passing check that still waits for what the policy asks of people: an outside approval, a checklist. */
export function withSignOff(check: Verdict, proposed: Proposed, policy: Policy): Verdict {
  const lacking = proposed.documents.length > 0 ? whatIsLacking(proposed, policy) : [];
  if (check.conclusion !== 'success' || lacking.length === 0) return check;
  const lines = list(lacking.map((line) => ({ line })));
  return {
    ...check,
    conclusion: 'action_required',
    title: 'The document is ready; waiting for people',
    summary: `${print(markdown`**Before the merge**\n\n${lines}`)}\n${check.summary}`,
  };
}

function whatIsLacking({ pull, incidents, approvals }: Proposed, policy: Policy): Value[] {
  const asking = [...incidents.values()].filter(({ severity }) => policy.postmortems.outsideReview[severity]);
  const inside = new Set(asking.flatMap((incident) => insiders(incident, pull, policy)));
  const isApproved = approvals.some((login) => !inside.has(login.toLowerCase()));
  const outside =
    asking.length > 0 && !isApproved
      ? [
          'An approval by somebody from outside: no role in the incident, not on call for its services, not its author or owner.',
        ]
      : [];
  const unticked = policy.postmortems.checklist.filter((item) => !ticked(pull.body).has(oneLine(item)));
  return [
    ...outside,
    ...unticked.map(
      (item) => phrase`To tick off in the description of this pull request: ${userMarkdown(item)}`,
    ),
  ];
}

/** People who took part, in lower case: a review by one of them is not an outside review. */
function insiders(
  { turns, postMortem, services }: Incident,
  { author }: PullRequest,
  policy: Policy,
): string[] {
  const rotations = services.flatMap((name) => {
    const onCall = serviceNamed(name, policy.services)?.onCall;
    return onCall && 'rotation' in onCall ? onCall.rotation : [];
  });
  const logins = [...turns.map(({ login }) => login), ...rotations, author.login, postMortem.owner ?? ''];
  return logins.map((login) => login.toLowerCase());
}

/** The texts of the ticked checkboxes in a description. */
function ticked(body: string): Set<string> {
  return new Set([...body.matchAll(/^\s*[-*+] \[[xX]\] (.+)$/gm)].map(([, text]) => oneLine(text!)));
}

/** As rendered: GitHub shows the same for `*a*` and `\\*a\\*`. */
const oneLine = (text: string) => plainText(userMarkdown(text)).replace(/\s+/g, ' ').trim();

/** The checklist for the description of a pull request; nothing if the policy has none. */
export function checklist({ checklist: items }: Policy['postmortems']) {
  if (items.length === 0) return [];
  const boxes = list(items.map((item) => ({ line: userMarkdown(item), checked: false })));
  return markdown`The facilitator ticks off:\n\n${boxes}`;
}
