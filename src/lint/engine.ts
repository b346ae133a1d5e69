import type { MarkdownDocument } from '../markdown/document.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { Policy } from '../policy/schema.ts';
import type { PostMortem, ReadingContext, SectionName } from '../postmortem/model.ts';
import { readPostMortem } from '../postmortem/read.ts';
import { bugReport } from '../vocabulary/bug.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { locator } from './locate.ts';
import type { Options, Values } from './options.ts';
import type { FileResult, ReportedLevel, Suppressed } from './result.ts';
import type { Finding, IncidentRecord, Level, Profile, Rule, RuleContext } from './rule.ts';
import { rules as allRules } from './rules/index.ts';
import { type PreparedRule, prepareRules } from './settings.ts';
import { type LintedPostMortem, withStanding } from './standing.ts';
import { traceability } from './support/action-items/traceability.ts';
import { isStatusPage } from './support/timeline/status-page.ts';
import { isUnknownLanguage } from './support/unknown-language.ts';
import { readSuppressions } from './suppressions.ts';
import { type KeptFinding, mergeFindings } from './together.ts';
import { EMPTY, MAX_SIZE, tooLarge, unreadable } from './unreadable.ts';
import { CONVENTION, worthOf } from './worth.ts';

export interface LintSettings {
  readonly policy: Policy;
  /** ISO date of this run. */
  readonly today: string;
  /** The incident as recorded on GitHub, if known. */
  readonly incident?: IncidentRecord | null;
  /** Overrides the profile that the policy assigns to the severity. */
  readonly profile?: Profile | undefined;
  /** Lint the file even if it does not look like a post-mortem: the caller knows that it is meant to be one. */
  readonly assumePostMortem?: boolean;
  /** A change adds the file where the policy says post-mortems live: lint it unless it is clearly some other page. */
  readonly isProposed?: boolean;
  /** Ask older documents for all that a proposed one is asked for; unlike `isProposed`, it makes no file a post-mortem. */
  readonly asksForAll?: boolean;
  /** Wraps each rule's run, for profiling; must return what `run` returns. */
  readonly around?: (ruleId: string, run: () => Finding[]) => Finding[];
  readonly rules?: readonly Rule[];
}

/** The only rule that runs on a file that is not a post-mortem. */
const NOT_A_POST_MORTEM = 'structure/not-a-post-mortem';
/** The engine reports invalid and unused suppressions under this rule. */
const SUPPRESSION = 'structure/suppression';

/** The rule whose matrix is shown in full in the report. */
const TRACEABILITY = 'action-items/traceability';

/** The rule that asks for front matter; reports show it once for all documents. */
const FRONT_MATTER = 'structure/front-matter';

const isConvention = ({ rule }: PreparedRule, finding: Finding) =>
  finding.is === undefined ? worthOf(rule) < CONVENTION : finding.is === 'convention';

/** What `readPostMortem` needs from the policy. */
export function readingContext(policy: Policy, today: string): ReadingContext {
  const aliases = policy.lint.sections as Partial<Record<SectionName, string[]>>;
  return { today, aliases, timeZone: policy.lint.timeZone, systems: policy.lint.systems };
}

/**
 * Parses and lints one text. `path` appears in messages only; `parse` replaces the default parser. Never throws,
 * whatever the text.
 */
export function lintText(
  text: string,
  path: string,
  settings: LintSettings,
  parse: (text: string, path: string) => MarkdownDocument = parseMarkdown,
): FileResult {
  if (text.length > MAX_SIZE) return unreadable(path, tooLarge(text.length));
  // An error rather than a hint: a green check on an empty file would mislead.
  if (text.trim() === '') return unreadable(path, EMPTY);
  let postmortem: PostMortem;
  try {
    postmortem = readPostMortem(parse(text, path), readingContext(settings.policy, settings.today));
  } catch (error) {
    return unreadable(path, bugReport('this document could not be read', error));
  }
  return lint(postmortem, settings);
}

/** Lints a parsed post-mortem. Pure. A rule that throws loses only its remaining findings. */
export function lint(read: PostMortem, settings: LintSettings): FileResult {
  const { policy } = settings;
  const postmortem = withStanding(read, settings.isProposed === true || settings.asksForAll === true);
  const rules = settings.rules ?? allRules;
  const profile = settings.profile ?? profileOf(postmortem, settings);
  const isUnfinished = settings.isProposed === true && postmortem.isUndecided;
  const judged = settings.assumePostMortem || isUnfinished || postmortem.kind === 'post-mortem';
  const active = prepareRules(rules, policy).filter(
    ({ rule, level }) =>
      level(profile) !== 'off' &&
      judged !== (rule.id === NOT_A_POST_MORTEM) &&
      // What was not read may hold what such a rule misses.
      !(rule.needsWords && (isUnknownLanguage(postmortem) || postmortem.document.unread)),
  );
  const isActive = (id: string) => active.some(({ rule }) => rule.id === id);
  const grade = gradeFor(postmortem, profile);
  const raw = findingsOf(active, postmortem, profile, grade, settings);
  const { kept, suppressed } = reported(raw, active, rules, postmortem, grade);
  return {
    path: postmortem.document.path,
    kind: isUnfinished ? 'post-mortem' : postmortem.kind,
    kindReason: postmortem.kindReason,
    profile,
    hasFrontMatter: postmortem.frontMatter !== null || !isActive(FRONT_MATTER),
    findings: mergeFindings(kept),
    suppressed,
    traceability: isActive(TRACEABILITY) ? traceability(postmortem) : null,
  };
}

/** A finding as a rule gave it, with its level here. */
interface Raw {
  readonly rule: Rule;
  readonly level: ReportedLevel;
  readonly finding: Finding;
}

/** What the rules find, in their order. */
function findingsOf(
  active: readonly PreparedRule[],
  postmortem: LintedPostMortem,
  profile: Profile,
  grade: Grade,
  settings: LintSettings,
): Raw[] {
  const { policy, around } = settings;
  const shared = {
    postmortem,
    profile,
    policy,
    today: settings.today,
    incident: settings.incident ?? null,
    people: policy.lint.people,
    systems: policy.lint.systems,
  };
  return active.flatMap((prepared) => {
    const run = () => check(prepared, { ...shared, options: prepared.options });
    return grade(prepared, around ? around(prepared.rule.id, run) : run());
  });
}

/** Gives a rule's findings their levels, and drops those that are off. */
type Grade = (prepared: PreparedRule, findings: readonly Finding[]) => Raw[];

/**
 * Authors of documents that were not written for Debrief never agreed to our conventions. The report itself mentions
 * missing front matter.
 */
function gradeFor(postmortem: LintedPostMortem, profile: Profile): Grade {
  const isOwn = postmortem.standing === 'own';
  const isNotice = isStatusPage(postmortem);
  const most = (prepared: PreparedRule, finding: Finding): Level | undefined => {
    if (!isOwn && isConvention(prepared, finding)) return 'off';
    const isHint = (!isOwn && finding.is === 'fault') || (isNotice && prepared.rule.needsWords);
    return isHint ? 'hint' : undefined;
  };
  return (prepared, findings) =>
    findings.flatMap((finding) => {
      const level = prepared.level(profile, finding, most(prepared, finding));
      return level === 'off' ? [] : [{ rule: prepared.rule, level, finding }];
    });
}

/** The findings in the order of the document, and apart from them those that its author suppressed. */
function reported(
  raw: readonly Raw[],
  active: readonly PreparedRule[],
  rules: readonly Rule[],
  postmortem: PostMortem,
  grade: Grade,
): { kept: KeptFinding[]; suppressed: Suppressed[] } {
  const suppressions = readSuppressions(postmortem, new Set(rules.map((rule) => rule.id)));
  const judged = raw.map(({ rule, level, finding }) => ({
    rule,
    level,
    reason: suppressions.reasonFor(rule.id, finding.span),
    finding: withFixes(finding, ({ span }) => suppressions.reasonFor(rule.id, span) === null),
  }));
  const hygiene = active.find(({ rule }) => rule.id === SUPPRESSION);
  if (hygiene) {
    const unused = suppressions.unused(new Set(active.map(({ rule }) => rule.id)));
    for (const each of grade(hygiene, [...suppressions.problems, ...unused]))
      judged.push({ ...each, reason: null });
  }

  const byPlace = judged.toSorted(
    (a, b) => a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end,
  );
  const report = locator(postmortem.document);
  const kept: KeptFinding[] = [];
  const suppressed: Suppressed[] = [];
  for (const { rule, level, finding, reason } of byPlace) {
    const found = report(rule, level, finding);
    if (reason === null) kept.push({ finding, reported: found });
    else suppressed.push({ finding: found, reason });
  }
  return { kept, suppressed };
}

/** One finding may hold several independent fixes; those at suppressed places are left out. */
function withFixes(
  finding: Finding,
  isWanted: (fix: NonNullable<Finding['fix']>[number]) => boolean,
): Finding {
  const fix = finding.fix?.filter(isWanted);
  return fix && fix.length < finding.fix!.length ? { ...finding, fix } : finding;
}

function profileOf(postmortem: PostMortem, settings: LintSettings): Profile {
  const severity: Severity | null = settings.incident?.severity ?? postmortem.severityLevel;
  const { profiles, defaultProfile } = settings.policy.lint;
  return severity === null ? defaultProfile : profiles[severity];
}

/**
 * Runs one rule. If it throws, earlier findings are kept and the error is reported as a finding, so that it gets fixed.
 */
function check({ rule }: PreparedRule, context: RuleContext<Values<Options>>): Finding[] {
  const found: Finding[] = [];
  try {
    for (const finding of rule.check(context)) found.push(finding);
  } catch (error) {
    const message = bugReport(`the rule ${rule.id} stopped, so some of its findings may be missing`, error);
    found.push({ span: { start: 0, end: 0 }, message });
  }
  return found;
}
