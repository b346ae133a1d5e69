import type { Annotation, CheckAction, CheckReport } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { lint } from '../../lint/engine.ts';
import type { Reported } from '../../lint/result.ts';
import type { IncidentRecord } from '../../lint/rule.ts';
import { idsOf } from '../../lint/together.ts';
import { unreadable } from '../../lint/unreadable.ts';
import type { Policy } from '../../policy/schema.ts';
import { overspentBy } from '../../reliability/budgets/budget.ts';
import { fullRef } from '../../vocabulary/refs.ts';
import { type ChangedDocument, draftOf, incidentsOf, parseDocument, statedIn } from '../documents.ts';
import { EXPLAIN, LOOK_AGAIN } from '../hint.ts';
import { toLedgerLine } from '../incident/ledger.ts';
import { withoutAccepted } from './baseline.ts';
import { withoutEarlier } from './before.ts';
import { type Gathered, gather, timesText } from './gather.ts';
import type { Proposed } from './propose.ts';
import { type Judged, summary, verdict } from './summary.ts';

export const LOOK_AGAIN_BUTTON: CheckAction = {
  label: 'Look again',
  description: 'Run the check again',
  identifier: LOOK_AGAIN,
};
/** The buttons of a check that has a verdict. */
const BUTTONS: readonly CheckAction[] = [
  LOOK_AGAIN_BUTTON,
  { label: 'Explain', description: 'Explain each finding in a comment', identifier: EXPLAIN },
];

const LEVELS = { error: 'failure', warning: 'warning', hint: 'notice' } as const;

export interface Verdicts {
  readonly judged: readonly Judged[];
  /** Files among the post-mortems that clearly are something else. */
  readonly passedOver: readonly Judged[];
}

/** Lints a pull request's post-mortems. Pure; `today` is an ISO date. */
export function judge(
  proposed: Pick<Proposed, 'pull' | 'documents' | 'incidents' | 'baseline' | 'before'>,
  policy: Policy,
  today: string,
): Verdicts {
  const all = proposed.documents.map((document) => judgeOne(document, proposed, policy, today));
  const isJudged = ({ result: { kind, findings } }: Judged) =>
    kind === 'post-mortem' || findings.some(isError);
  return { judged: all.filter(isJudged), passedOver: all.filter((each) => !isJudged(each)) };
}

/** The check for them. */
export function checkOf(
  { judged, passedOver }: Verdicts,
  { pull, baseline }: Pick<Proposed, 'pull' | 'baseline'>,
): Omit<CheckReport, 'name' | 'sha'> {
  const results = judged.map(({ result }) => result);
  return {
    ...verdict(results),
    ...(results.length > 0 && { actions: BUTTONS }),
    summary: [...(typeof baseline === 'string' ? [baseline] : []), summary(judged, passedOver, pull)].join(
      '\n\n',
    ),
    annotations: results.flatMap(({ path, findings }) =>
      gather(findings).map((gathered) => annotation(path, gathered)),
    ),
  };
}

function judgeOne(
  document: ChangedDocument,
  { pull, incidents, baseline, before }: Pick<Proposed, 'pull' | 'incidents' | 'baseline' | 'before'>,
  policy: Policy,
  today: string,
): Judged {
  const model = parseDocument(document, policy, today);
  if (typeof model === 'string')
    return {
      document,
      result: unreadable(document.path, model),
      accepted: 0,
      earlier: 0,
      postmortem: null,
      settings: null,
    };
  const named = incidentsOf(document, pull);
  // If there are several incidents, none of them has the times of the whole.
  const incident = named.length === 1 ? incidents.get(fullRef(named[0]!)) : undefined;
  // Beside the draft, a pull request may change a README.
  const assumePostMortem = statedIn(document, pull).length > 0 || document.path === draftOf(pull);
  const settings = {
    policy,
    today,
    incident: incident ? recordOf(incident, policy) : null,
    assumePostMortem,
    // A draft that nobody has filled in yet looks like a template, but is a post-mortem.
    isProposed: true,
  };
  const file = before.get(document.path);
  const old = file ? parseDocument({ path: document.path, file }, policy, today) : '';
  const whole = withoutEarlier(lint(model, settings), typeof old === 'string' ? null : lint(old, settings));
  const { result, accepted } = withoutAccepted(whole.result, document, baseline);
  return {
    document,
    accepted,
    earlier: whole.earlier,
    result: assumePostMortem ? { ...result, kind: 'post-mortem' } : result,
    postmortem: model,
    settings,
  };
}

/** The incident's facts that rules compare with the document: only what somebody stated, nothing assumed. */
export function recordOf(incident: Incident, policy: Policy): IncidentRecord {
  const { ref, severity, milestones } = incident;
  const stated = Object.entries(milestones).filter(([, milestone]) => !milestone.assumed);
  // As of its end, when everything it spent lies in the window; while it lasts, the amount is unknown.
  const end = milestones.resolved?.at;
  const line = end ? toLedgerLine({ incident, postMortem: null, items: [] }, policy) : null;
  return {
    number: ref.number,
    severity,
    milestones: Object.fromEntries(stated.map(([name, { at }]) => [name, at])),
    overspent: line ? overspentBy(line, policy, new Date(end!)) : [],
  };
}

function isError({ level }: Reported): boolean {
  return level === 'error';
}

function annotation(path: string, { finding, times }: Gathered): Annotation {
  const { start, end, level, suggestion } = finding;
  const message = `${finding.message}${timesText(times)}`;
  const oneLine = start.line === end.line;
  return {
    path,
    startLine: start.line,
    endLine: end.line,
    ...(oneLine && { startColumn: start.column, endColumn: Math.max(start.column, end.column) }),
    level: LEVELS[level],
    title: idsOf(finding),
    message: suggestion ? `${message}\n${suggestion.description}` : message,
  };
}
