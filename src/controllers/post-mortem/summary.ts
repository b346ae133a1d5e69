import type { RootContent } from 'mdast';
import type { CheckReport, PullRequest } from '../../github/port.ts';
import { BASELINE_FILE } from '../../lint/baseline.ts';
import type { LintSettings } from '../../lint/engine.ts';
import { count, type FileResult, type Reported, type Suppressed } from '../../lint/result.ts';
import { collapsible, link, list, markdown, phrase, print } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { matchGlobs } from '../../policy/glob.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { plural } from '../../vocabulary/plural.ts';
import { type ChangedDocument, permalink } from '../documents.ts';
import { matrix } from './summary-matrix.ts';
import { missing } from './summary-missing.ts';
import { progress } from './summary-progress.ts';
import { timelineChart } from './summary-timeline.ts';

/** A post-mortem with its lint result; without model and settings if it could not be read. */
export interface Judged {
  readonly document: ChangedDocument;
  readonly settings: LintSettings | null;
  readonly result: FileResult;
  /** How many findings the team's baseline suppresses. */
  readonly accepted: number;
  /** How many findings it had on the base branch already, where the policy leaves those out. */
  readonly earlier: number;
  readonly postmortem: PostMortem | null;
}

/** The verdict in one line. Without a post-mortem it is neutral, which lets other pull requests pass. */
export function verdict(results: readonly FileResult[]): Pick<CheckReport, 'conclusion' | 'title'> {
  if (!results.length) return { conclusion: 'neutral', title: 'No post-mortem in this pull request' };
  const [errors, warnings] = [count(results, 'error'), count(results, 'warning')];
  const also = warnings ? `, ${plural(warnings, 'more', 'more')} worth a look` : '';
  if (errors)
    return { conclusion: 'failure', title: `${plural(errors, 'thing')} to settle before the merge${also}` };
  return {
    conclusion: 'success',
    title: warnings ? `Ready to merge, ${plural(warnings, 'thing')} worth a look` : 'Ready to merge',
  };
}

/**
 * The check's summary, as Markdown: for each document its progress, what is missing, the timeline, and which item
 * addresses which cause. It has lists instead of wide tables, so that it can be read on a phone.
 */
export function summary(judged: readonly Judged[], passedOver: readonly Judged[], pull: PullRequest): string {
  return print([
    ...(judged.length > 0
      ? [...judged.flatMap((each) => section(each, pull)), ...withoutFrontMatter(judged)]
      : markdown`Nothing to judge here.`),
    ...notJudged(passedOver),
    ...(judged.length + passedOver.length > 0
      ? []
      : markdown`Post-mortems are the files that \`postmortems.files\` in the policy names and \`lint.ignore\` does not.`),
  ]).trimEnd();
}

/** A check that skips a file says why, so that nobody takes it for a verdict. */
function notJudged(passedOver: readonly Judged[]): RootContent[] {
  if (passedOver.length === 0) return [];
  const lines = passedOver.map(({ result: { path, kindReason } }) => ({
    line: phrase`\`${path}\`: ${userMarkdown(kindReason)}`,
  }));
  return markdown`Named by \`postmortems.files\`, but not judged as a post-mortem:

${list(lines)}

One that is a post-mortem says so by \`incident: NUMBER\` in its front matter.`;
}

function section(
  { result, accepted, earlier, postmortem, settings }: Judged,
  pull: PullRequest,
): RootContent[] {
  const { path, findings, suppressed, profile, traceability } = result;
  const of = (level: Reported['level']) => findings.filter((finding) => finding.level === level);
  const [errors, warnings, hints] = [of('error'), of('warning'), of('hint')];
  const lineLink = (line: number) => link(permalink(pull, pull.head.sha, path, line), String(line));
  const { done, of: all, parts } = progress(result, postmortem);
  const chart = postmortem ? timelineChart(postmortem) : [];
  return markdown`### \`${path}\`

${
  errors.length
    ? markdown`**Done: ${done} of ${all} parts. To settle before the merge: ${errors.length}.**`
    : markdown`**All ${all} parts are done. Nothing in it blocks the merge.**`
}

${parts}

${unfinished(postmortem)}

${outside(path, settings)}

${errors.length ? markdown`#### What is missing, most important first\n\nGoals that it does not reach yet, each with its place:\n\n${missing(errors, lineLink)}` : []}

${warnings.length ? collapsible(`Worth a look: ${warnings.length}`, missing(warnings, lineLink), !errors.length) : []}

${hints.length ? collapsible(`Hints: ${hints.length}`, missing(hints, lineLink)) : []}

${chart.length ? markdown`#### Timeline\n\n${chart}` : []}

${traceability?.rows.length ? matrix(traceability, lineLink) : []}

${suppressed.length ? collapsible(`Left out on request: ${suppressed.length}`, list(suppressed.map(leftOut))) : []}

${accepted ? markdown`Left out, since \`${BASELINE_FILE}\` on the default branch accepts them: ${accepted}.` : []}

${earlier ? markdown`Left out, since the document had them before this pull request: ${earlier}.` : []}

<sub>Judged by the profile *${profile}*.${findings.length ? ' The annotations have the details.' : ''}</sub>`;
}

/** A thin file may not be a post-mortem after all: its author knows. */
function unfinished(postmortem: PostMortem | null): RootContent[] {
  if (!postmortem?.isUndecided || postmortem.kind === 'template') return [];
  return markdown`It is judged because \`postmortems.files\` in the policy names it. ${userMarkdown(postmortem.kindReason)} If it is not a post-mortem, list it under \`lint.ignore\`.`;
}

/** It is judged here because the pull request was opened for it. */
function outside(path: string, settings: LintSettings | null): RootContent[] {
  if (!settings || matchGlobs(settings.policy.postmortems.files)(path)) return [];
  return markdown`It is not where \`postmortems.files\` in the policy looks. It is judged in this pull request, but a later change to it is not, and no other page finds it, until the policy names its folder.`;
}

const leftOut = ({ finding, reason }: Suppressed) => ({
  line: phrase`line ${finding.start.line}, \`${finding.ruleId}\`: ${userMarkdown(reason)}`,
});

/** Once for all documents: a finding for each would hide what matters. */
function withoutFrontMatter(judged: readonly Judged[]): RootContent[] {
  const without = judged.filter(({ result }) => !result.hasFrontMatter).length;
  if (without === 0) return [];
  const which = without === 1 ? 'One document has' : `${without} documents have`;
  return markdown`${which} no front matter, so reports cannot count ${without === 1 ? 'it' : 'them'}: \`debrief front-matter FILES\` writes it.`;
}
