import type { Span } from '../markdown/document.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem } from '../postmortem/model.ts';
import type { Options, Values } from './options.ts';

export type Level = 'off' | 'hint' | 'warning' | 'error';
export const PROFILES = ['light', 'standard', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];
export const FAMILIES = ['blame', 'timeline', 'causes', 'action-items', 'impact', 'structure'] as const;
export type Family = (typeof FAMILIES)[number];

/** A replacement of one range. An insertion has an empty range. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What a rule says of one range. `fix` is mechanical and safe to apply unseen; `suggestion` is for a person. */
export interface Finding {
  readonly span: Span;
  /** Lower than the rule's own level, for what is true and matters less; a level that the policy sets stands. */
  readonly level?: 'hint' | 'warning';
  /** What was found, why it matters, what to write instead: one to three short sentences, kind in tone. */
  readonly message: string;
  /** One fix, or the same at several places, each right without the others; a suppressed place is left out. */
  readonly fix?: readonly Edit[];
  readonly suggestion?: { readonly description: string; readonly text?: string };
  /** `low` for what may be meant otherwise: reported as a hint, and not in the profile `light`. */
  readonly confidence?: 'high' | 'low';
  /** More places of the same; their lines are said behind the message. */
  readonly others?: readonly Span[];
  /** Another place that explains this one ("first stated here"). */
  readonly related?: { readonly span: Span; readonly message: string };
}

/** The incident as GitHub knows it; given by the App and the Action, absent on a laptop. */
export interface IncidentRecord {
  readonly number: number;
  readonly severity: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | null;
  /** ISO instants by milestone. */
  readonly milestones: Readonly<Record<string, string>>;
  /** The error budgets of which it took a large share alone, from 0 to 1 or more. */
  readonly overspent?: readonly { readonly service: string; readonly share: number }[];
}

export interface RuleContext<O> {
  readonly postmortem: PostMortem;
  readonly options: O;
  readonly profile: Profile;
  /** The whole policy, for what is not the rule's own option (due dates by severity). */
  readonly policy: Policy;
  /** ISO date of this run. Data, so that a run can be repeated. */
  readonly today: string;
  readonly incident: IncidentRecord | null;
  /** Handles and names that the policy says are people, and names that it says are systems. */
  readonly people: readonly string[];
  readonly systems: readonly string[];
}

/** A sentence or document that must (bad) or must not (good) be reported; also the rule's docs and its test. */
export interface Example {
  readonly title?: string;
  readonly markdown: string;
  /** The exact source texts that are reported, in order; bad examples only. */
  readonly reports?: readonly string[];
  readonly options?: Record<string, unknown>;
  readonly profile?: Profile;
  readonly path?: string;
  readonly incident?: IncidentRecord;
}

/** One rule, in one file: its code, docs, options, defaults and examples. Generated pages and tests come from it. */
export interface Rule<O extends Options = Options> {
  readonly id: `${Family}/${string}`;
  /** One line: what it looks for. */
  readonly summary: string;
  /** Why it matters to somebody who was on call. Markdown. */
  readonly why: string;
  /** What to write instead. Markdown. */
  readonly instead: string;
  readonly options: O;
  readonly levels: Readonly<Record<Profile, Level>>;
  /**
   * How much of an author's time a finding is worth, 1–100, where it differs from its family's (`worth.ts`). Reports
   * begin with the worthiest.
   */
  readonly worth?: number;
  readonly fixable?: boolean;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  check(context: RuleContext<Values<O>>): Iterable<Finding>;
}

/** Gives a rule file its types without annotations. */
export function defineRule<const O extends Options>(rule: Rule<O>): Rule<O> {
  return rule;
}
