import type { Span } from '../markdown/document.ts';
import type { Policy } from '../policy/schema.ts';
import type { Options, Values } from './options.ts';
import type { LintedPostMortem } from './standing.ts';

export type Level = 'off' | 'hint' | 'warning' | 'error';
export const PROFILES = ['light', 'standard', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];
export const FAMILIES = ['blame', 'timeline', 'causes', 'action-items', 'impact', 'structure'] as const;
export type Family = (typeof FAMILIES)[number];

/** Replaces one range. An insertion has an empty range. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What a rule reports about one range. `fix` is mechanical and safe to apply unseen; `suggestion` needs a person. */
export interface Finding {
  readonly span: Span;
  /** Lowers the rule's level for something true that matters less; a level set in the policy wins. */
  readonly level?: 'hint' | 'warning';
  /**
   * `fault`: wrong whatever the conventions of the document are. `convention`: true, and of use only where Debrief's
   * conventions are agreed. Without either, the rule's worth decides.
   */
  readonly is?: 'fault' | 'convention';
  /** What was found, why it matters, and what to write instead: one to three short, kind sentences. */
  readonly message: string;
  /** One fix, or the same fix at several places, each independent of the others; suppressed places are left out. */
  readonly fix?: readonly Edit[];
  readonly suggestion?: { readonly description: string; readonly text?: string };
  /** `low` if it may be meant otherwise: reported as a hint, and not at all in the `light` profile. */
  readonly confidence?: 'high' | 'low';
  /** Further occurrences; their lines are listed after the message. */
  readonly others?: readonly Span[];
  /** Said once, instead of this finding and that of `rule`, if both are reported at the same places. */
  readonly together?: { readonly rule: string; readonly message: string };
  /** Another place that explains this one ("first stated here"). */
  readonly related?: { readonly span: Span; readonly message: string };
}

/** The incident as recorded on GitHub; supplied by the App and the Action, absent on a laptop. */
export interface IncidentRecord {
  readonly number: number;
  readonly severity: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' | null;
  /** ISO instants by milestone. */
  readonly milestones: Readonly<Record<string, string>>;
  /** Error budgets of which this incident alone used a large share, from 0 to 1 or more. */
  readonly overspent?: readonly { readonly service: string; readonly share: number }[];
}

export interface RuleContext<O> {
  readonly postmortem: LintedPostMortem;
  readonly options: O;
  readonly profile: Profile;
  /** The whole policy, for settings other than the rule's own options (such as due dates by severity). */
  readonly policy: Policy;
  /** ISO date of this run, passed as data so that a run can be repeated. */
  readonly today: string;
  readonly incident: IncidentRecord | null;
  /** Handles and names that the policy lists as people, and names that it lists as systems. */
  readonly people: readonly string[];
  readonly systems: readonly string[];
}

/** Text that must (bad) or must not (good) be reported; used in the rule's docs and as its test. */
export interface Example {
  readonly title?: string;
  readonly markdown: string;
  /** The exact source texts reported, in order; bad examples only. */
  readonly reports?: readonly string[];
  readonly options?: Record<string, unknown>;
  readonly profile?: Profile;
  readonly path?: string;
  readonly incident?: IncidentRecord;
}

/** One rule in one file: code, docs, options, defaults and examples. Its docs page and tests are generated from it. */
export interface Rule<O extends Options = Options> {
  readonly id: `${Family}/${string}`;
  /** One line: what the rule looks for. */
  readonly summary: string;
  /** Why it matters to someone who was on call. Markdown. */
  readonly why: string;
  /** What to write instead. Markdown. */
  readonly instead: string;
  readonly options: O;
  readonly levels: Readonly<Record<Profile, Level>>;
  /**
   * How much of an author's time a finding is worth, 1–100, if it differs from the family default (`worth.ts`). Reports
   * list the most valuable findings first.
   */
  readonly worth?: number;
  readonly fixable?: boolean;
  /**
   * True for a rule that detects by its words that something is missing: it is skipped if Debrief has no words for the
   * document's language, and only hints on a status-page notice.
   */
  readonly needsWords?: boolean;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  check(context: RuleContext<Values<O>>): Iterable<Finding>;
}

/** Types a rule definition without annotations. */
export function defineRule<const O extends Options>(rule: Rule<O>): Rule<O> {
  return rule;
}
