import { lintText, readingContext } from './lint/engine.ts';
import { vocabularyOf } from './lint/policy-names.ts';
import type { FileResult } from './lint/result.ts';
import type { IncidentRecord, Profile, Rule } from './lint/rule.ts';
import { rules as ownRules } from './lint/rules/index.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { readPolicy } from './policy/load.ts';
import type { Policy } from './policy/schema.ts';
import { readPostMortem } from './postmortem/read.ts';
import { type PostMortemReport, toReport } from './postmortem/report.ts';
import { todayIn } from './time/today.ts';
import { UTC } from './time/zone.ts';

export type { Options, Values } from './lint/options.ts';
export type { FileResult, Reported, Suppressed } from './lint/result.ts';
export type { Profile, Rule, RuleContext } from './lint/rule.ts';
export {
  defineRule,
  type Edit,
  type Example,
  type Finding,
  type IncidentRecord,
  type Level,
} from './lint/rule.ts';
export type { LintedPostMortem, Standing } from './lint/standing.ts';
export type { Located, Point, Span } from './markdown/document.ts';
export type { Policy } from './policy/schema.ts';
export type { ActionItem, PostMortem, TimelineEntry } from './postmortem/model.ts';
export type { PostMortemReport } from './postmortem/report.ts';

/** Every rule that Debrief brings. */
export const rules: readonly Rule[] = ownRules;

export interface ReadOptions {
  /** For messages, and for the rules about file names; never opened. */
  readonly path?: string;
  /** The text of a policy, as in `.github/debrief.yml`. */
  readonly policy?: string;
  /** ISO date that relative dates count from; the day of the call without it. */
  readonly today?: string;
}

export interface LintOptions extends ReadOptions {
  /** Rules of your own, by `defineRule`, beside those of Debrief. */
  readonly rules?: readonly Rule[];
  /** Instead of the profile that the policy gives to the severity. */
  readonly profile?: Profile;
  /** The incident as GitHub knows it. */
  readonly incident?: IncidentRecord;
}

/**
 * Judges the text of a post-mortem. Findings are in reading order, lines and columns from 1, offsets in UTF-16 units.
 * Never throws for a text; throws an `Error` that lists the problems of a policy that cannot be used.
 */
export function lint(text: string, options: LintOptions = {}): FileResult {
  const rules = [...ownRules, ...(options.rules ?? [])];
  return lintText(text, options.path ?? '', {
    policy: policyOf(options, rules),
    today: todayOf(options),
    profile: options.profile,
    incident: options.incident ?? null,
    rules,
  });
}

/** Reads the text of a post-mortem as `debrief read` prints it. Throws as `lint` does. */
export function read(text: string, options: ReadOptions = {}): PostMortemReport {
  const context = readingContext(policyOf(options, ownRules), todayOf(options));
  return toReport(readPostMortem(parseMarkdown(text, options.path ?? ''), context));
}

function policyOf({ policy: text = '' }: ReadOptions, rules: readonly Rule[]): Policy {
  const { policy, problems } = readPolicy(text, 'the policy', vocabularyOf(rules));
  if (problems.length === 0) return policy;
  const list = problems.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
  throw new Error(`The policy cannot be used.\n${list.join('\n')}`);
}

const todayOf = ({ today }: ReadOptions) => today ?? todayIn(new Date(), UTC);
