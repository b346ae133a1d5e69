import { fullRef, type IssueRef, keyOf, type ObjectRef, type Repo } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { AlertNews } from '../incident/alerts.ts';

/** An issue that is opened. */
export interface OpenStep {
  readonly place: Repo;
  /** Where it is opened instead if GitHub refuses, with a note saying why; null if there is no other place. */
  readonly otherwise: { readonly place: Repo; readonly note: string } | null;
  readonly title: string;
  readonly body: string;
}

/** What the alert controller can do. `settles`: signals that are dealt with once the step is taken. */
export type AlertStep =
  | (OpenStep & {
      readonly type: 'declare';
      readonly severity: Severity;
      readonly labels: readonly string[];
      readonly assignees: readonly string[];
      /** `{number}` stands for the number of the issue that is opened. */
      readonly panel: string;
      /** ISO instant at which the incident is looked at for the first time. */
      readonly lookAt: string;
      /** What other problems may join it by: its service, a number for its own problem, and now in milliseconds. */
      readonly group: { readonly service: string; readonly problem: number; readonly now: number } | null;
      readonly settles: readonly string[];
    })
  | (OpenStep & { readonly type: 'report'; readonly settles: readonly string[] })
  | ({
      readonly type: 'show-alert';
      readonly on: IssueRef;
      /** Now, in milliseconds, if it is a new note on the incident of another problem; null otherwise. */
      readonly notedAt: number | null;
    } & AlertNews)
  | { readonly type: 'close-report'; readonly report: IssueRef; readonly settles: readonly string[] }
  | { readonly type: 'reopen-report'; readonly report: IssueRef; readonly body: string }
  | { readonly type: 'drop'; readonly why: string; readonly settles: readonly string[] };

/** The receipt that says a problem has just been noted on an incident, which GitHub may not show yet. */
export const notedKey = (ref: ObjectRef) => `${keyOf(ref)} noted`;

/** The step as a sentence. */
export function describe(step: AlertStep): string {
  switch (step.type) {
    case 'declare':
      return `Open the incident issue “${step.title}” (${step.severity}), because an alert declares it.`;
    case 'report':
      return `Open the issue “${step.title}”, where a person decides whether it is an incident.`;
    case 'show-alert':
      return step.body
        ? `Show on ${fullRef(step.on)} what is new about the alert “${step.title}”.`
        : `Nothing is new about the alert “${step.title}”.`;
    case 'close-report':
      return `Close ${fullRef(step.report)}: its alert stopped, or is seen on an incident.`;
    case 'reopen-report':
      return `Reopen ${fullRef(step.report)}: its alert fires again.`;
    case 'drop':
      return `Drop the alert: ${step.why}.`;
  }
}
