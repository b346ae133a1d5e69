import { templateProblems } from '../../drafting/scaffold.ts';
import { updateProblems } from '../../drafting/update-text.ts';
import type { Annotation, ChangedFile, CheckReport, GitHub, PullRequest } from '../../github/port.ts';
import { BASELINE_FILE } from '../../lint/baseline.ts';
import { vocabulary } from '../../lint/policy-names.ts';
import { link, list, markdown, phrase, print } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { readPolicy } from '../../policy/load.ts';
import { POLICY_PATHS } from '../../policy/places.ts';
import type { Policy } from '../../policy/schema.ts';
import { readOpenSlo } from '../../reliability/budgets/openslo.ts';
import { readBackstage } from '../../services/backstage.ts';
import { plural } from '../../vocabulary/plural.ts';
import { permalink } from '../documents.ts';
import { templateFolder } from '../templates.ts';
import { baselineProblem } from './baseline.ts';

/** A problem of a policy, baseline, template, OpenSLO or catalog file that a pull request would add. */
export interface OwnProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Checks the files for Debrief itself that a pull request changes. 1 call for each such file. */
export async function ownProblems(
  files: readonly ChangedFile[],
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
): Promise<OwnProblem[]> {
  const found: OwnProblem[] = [];
  for (const { path, status } of files) {
    const isPolicy = POLICY_PATHS.some((each) => each === path);
    const isBaseline = path === BASELINE_FILE;
    const isTemplate = path.startsWith(`${templateFolder(policy)}/`) && path.endsWith('.md');
    const isOpenSlo = policy.reliability.openslo.includes(path);
    const isCatalog = policy.catalogs.includes(path);
    if (status === 'removed' || !(isPolicy || isTemplate || isBaseline || isOpenSlo || isCatalog)) continue;
    const file = await github.file(pull, path, pull.head.sha);
    if (!file) continue;
    if (isBaseline) {
      const problem = baselineProblem(file.text);
      if (problem) found.push({ path, line: 1, message: problem });
    } else if (file.text === null)
      found.push({ path, line: 1, message: 'this is not a text file; save it as UTF-8' });
    else if (isPolicy)
      for (const problem of readPolicy(file.text, path, vocabulary).problems) {
        const message = problem.path ? `${problem.path}: ${problem.message}` : problem.message;
        found.push({ path, line: problem.line, message });
      }
    else if (isOpenSlo || isCatalog) {
      const { problems } = isOpenSlo ? readOpenSlo(file.text) : readBackstage(file.text);
      found.push(...problems.map((problem) => ({ path, ...problem })));
    } else {
      const isUpdate = path.startsWith(`${templateFolder(policy)}/updates/`);
      const problems = isUpdate ? updateProblems(file.text) : templateProblems({ text: file.text });
      for (const problem of problems) found.push({ path, ...problem });
    }
  }
  return found;
}

/** The check with these problems: it fails, because the merge would put an unusable file in force. */
export function withOwnProblems<Check extends Omit<CheckReport, 'name' | 'sha'>>(
  check: Check,
  problems: readonly OwnProblem[],
  pull: PullRequest,
): Check {
  if (problems.length === 0) return check;
  const lines = problems.map(({ path, line, message }) => {
    const place = link(permalink(pull, pull.head.sha, path, line), `${path}, line ${line}`);
    return { line: phrase`${place}: ${userMarkdown(message)}` };
  });
  const annotations = problems.map(
    ({ path, line, message }): Annotation => ({
      path,
      startLine: line,
      endLine: line,
      level: 'failure',
      title: 'Debrief cannot use this file',
      message,
    }),
  );
  const count = plural(problems.length, 'problem');
  const also = check.conclusion === 'neutral' ? '' : `; ${check.title}`;
  const summary = print(
    markdown`**Debrief's own files in this pull request cannot be used as they are.**\n\n${list(lines)}`,
  ).trimEnd();
  return {
    ...check,
    conclusion: 'failure',
    title: `${count} in Debrief's own files${also}`,
    summary: check.conclusion === 'neutral' ? summary : `${summary}\n\n${check.summary}`,
    annotations: [...annotations, ...check.annotations],
  };
}
