import type { AlertChange } from '../incident/facts.ts';
import type { Incident } from '../incident/incident.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** A commit on the default branch: a merged pull request, or one that was pushed. */
export interface Change {
  readonly sha: string;
  /** ISO instant of the merge. */
  readonly at: string;
  readonly title: string;
  readonly url: string;
  /** The pull request that was merged; null for a push. */
  readonly pull: number | null;
  /** The files that it changes; null when nobody asked. */
  readonly paths: readonly string[] | null;
}

export type DeploymentState = 'success' | 'failure' | 'pending' | 'inactive';

export interface Deployment {
  readonly sha: string;
  readonly environment: string;
  /** ISO instant at which it was asked for. */
  readonly at: string;
  readonly state: DeploymentState;
  /** ISO instant at which it came to this state. */
  readonly stateAt: string;
  readonly url: string;
}

export interface Release {
  readonly name: string;
  /** ISO instant of its publication. */
  readonly at: string;
  readonly url: string;
}

/** A finished run of a workflow on the default branch. */
export interface WorkflowRun {
  readonly workflow: string;
  /** ISO instant at which it ended. */
  readonly at: string;
  readonly succeeded: boolean;
  readonly sha: string;
  readonly url: string;
}

/** What happened in a repository within the window, in any order. */
export interface Activity extends Repo {
  readonly branch: string;
  /** Globs of the files of the affected services there; empty for all of them. */
  readonly paths: readonly string[];
  readonly changes: readonly Change[];
  readonly deployments: readonly Deployment[];
  readonly releases: readonly Release[];
  readonly runs: readonly WorkflowRun[];
  /** A sentence for each thing that was not read: a list that was too long, a permission that is missing. */
  readonly leftOut: readonly string[];
}

/** A comment that somebody marked as evidence. */
export interface MarkedComment {
  readonly at: string;
  readonly login: string;
  readonly text: string;
  readonly url: string;
}

/** A message that somebody pinned in the incident's war room. */
export interface PinnedMessage {
  readonly at: string;
  /** GitHub login of its author; null if the policy does not know them. */
  readonly login: string | null;
  /** Plain text; mentioned people are written as `@login`. */
  readonly text: string;
  readonly url: string | null;
}

/** Everything that is known of an incident: what its evidence is found in. */
export interface Observed {
  readonly incident: Incident;
  /** ISO instants between which was looked. */
  readonly window: { readonly from: string; readonly to: string };
  /** What monitors reported on it; the incident's log has it too. */
  readonly alerts: readonly AlertChange[];
  readonly marked: readonly MarkedComment[];
  readonly pinned: readonly PinnedMessage[];
  /** Screenshots and files that people attached to comments. */
  readonly attachments: readonly { readonly name: string; readonly url: string; readonly comment: string }[];
  readonly activity: readonly Activity[];
  /** A sentence for each thing besides the activity that was not read. */
  readonly leftOut: readonly string[];
}

/** ISO instant from which users felt it, as far as is known. */
export function startOf({ milestones, declaredAt }: Incident): string {
  return (milestones.started ?? milestones.detected)?.at ?? declaredAt;
}
