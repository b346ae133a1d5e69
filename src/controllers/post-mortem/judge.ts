import type { Annotation, CheckAction, CheckReport } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { lint } from '../../lint/engine.ts';
import type { Reported } from '../../lint/result.ts';
import type { IncidentRecord } from '../../lint/rule.ts';
import { unreadable } from '../../lint/unreadable.ts';
import type { Policy } from '../../policy/schema.ts';
import { overspentBy } from '../../reliability/budgets/budget.ts';
import { fullRef } from '../../vocabulary/refs.ts';
import { type ChangedDocument, incidentsOf, parseDocument } from '../documents.ts';
import { EXPLAIN, LOOK_AGAIN } from '../hint.ts';
import { toLedgerLine } from '../incident/ledger.ts';
import { withoutAccepted } from './baseline.ts';
import { type Gathered, gather, timesText } from './gather.ts';
import type { Proposed } from './propose.ts';
import { type Judged, summary, verdict } from './summary.ts';

/** Below a check that judged something. */
const BUTTONS: readonly CheckAction[] = [
  { label: 'Look again', description: 'Judge it once more', identifier: LOOK_AGAIN },
  { label: 'Explain', description: 'Say in a comment why each rule asks', identifier: EXPLAIN },
];

const LEVELS = { error: 'failure', warning: 'warning', hint: 'notice' } as const;

export interface Verdicts {
  readonly judged: readonly Judged[];
  /** Files where post-mortems are that clearly are something else. */
  readonly passedOver: readonly Judged[];
}

/** What a pull request's post-mortems look like to the rules. Pure; `today` is an ISO date. */
export function judge(
  proposed: Pick<Proposed, 'pull' | 'documents' | 'incidents' | 'baseline'>,
  policy: Policy,
  today: string,
): Verdicts {
  const all = proposed.documents.map((document) => judgeOne(document, proposed, policy, today));
  const isJudged = ({ result: { kind, findings } }: Judged) =>
    kind === 'post-mortem' || findings.some(isError);
  return { judged: all.filter(isJudged), passedOver: all.filter((each) => !isJudged(each)) };
}

/** What the check says of them. */
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
  { pull, incidents, baseline }: Pick<Proposed, 'pull' | 'incidents' | 'baseline'>,
  policy: Policy,
  today: string,
): Judged {
  const model = parseDocument(document, policy, today);
  if (typeof model === 'string')
    return {
      document,
      result: unreadable(document.path, model),
      accepted: 0,
      postmortem: null,
      settings: null,
    };
  const named = incidentsOf(document, pull);
  // Of several incidents none has the times of the whole.
  const incident = named.length === 1 ? incidents.get(fullRef(named[0]!)) : undefined;
  const assumePostMortem = named.length > 0;
  const settings = {
    policy,
    today,
    incident: incident ? recordOf(incident, policy) : null,
    assumePostMortem,
    // A draft that nobody has filled in yet reads as a template: it is a post-mortem all the same.
    isProposed: true,
  };
  const { result, accepted } = withoutAccepted(lint(model, settings), document, baseline);
  return {
    document,
    accepted,
    result: assumePostMortem ? { ...result, kind: 'post-mortem' } : result,
    postmortem: model,
    settings,
  };
}

/** The incident as the rules compare it with the document: what somebody stated, not what was assumed. */
export function recordOf(incident: Incident, policy: Policy): IncidentRecord {
  const { ref, severity, milestones } = incident;
  const stated = Object.entries(milestones).filter(([, milestone]) => !milestone.assumed);
  // At its end, when all that it spent lies in the window; while it lasts, nobody can say how much it will be.
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
  const { start, end, level, ruleId, suggestion } = finding;
  const message = `${finding.message}${timesText(times)}`;
  const oneLine = start.line === end.line;
  return {
    path,
    startLine: start.line,
    endLine: end.line,
    ...(oneLine && { startColumn: start.column, endColumn: Math.max(start.column, end.column) }),
    level: LEVELS[level],
    title: ruleId,
    message: suggestion ? `${message}\n${suggestion.description}` : message,
  };
}
