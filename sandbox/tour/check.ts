import type { Json } from '../json.ts';
import { BOT, checkOn, finds, said } from './finds.ts';
import { type Stage, type Step, TourFailure } from './play.ts';
import {
  BLAMING,
  correctedWords,
  firstWords,
  OWNERLESS,
  PROMISED,
  type Words,
  write,
} from './post-mortem.ts';

/** Commits the author's words to the branch of the pull request, and resolves to the new head. */
async function push(stage: Stage, words: Words, message: string): Promise<{ sha: string; text: string }> {
  const file = `/contents/${finds.path}`;
  const { sha } = await stage.read(`${file}?ref=${encodeURIComponent(finds.branch)}`);
  const text = write(finds.draft, words);
  const content = Buffer.from(text).toString('base64');
  const done = await stage.act('tomas', 'PUT', file, { message, content, sha, branch: finds.branch });
  return { sha: done.commit.sha, text };
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

/** Waits for the check's verdict on a commit. */
const verdict = (stage: Stage, sha: string, wanted: 'failure' | 'success') =>
  stage.until<Json>(`the check debrief/post-mortem with the conclusion ${wanted}`, async () => {
    const run = await checkOn(stage, sha);
    if (run?.conclusion === wanted) return { value: run };
    const listed = run?.annotations.map(
      (one: Json) => `line ${one.start_line}: ${one.title}: ${one.message.split('\n')[0]}`,
    );
    return {
      saw: run
        ? `${run.conclusion}, ${run.output.title}\n${listed.join('\n')}`
        : 'no finished check on this commit',
    };
  });

export const fails: Step = {
  title: 'A tired first version: the check fails, and says where and why',
  async play(stage) {
    const { sha, text } = await push(stage, firstWords(), 'Write up what happened');
    const run = await verdict(stage, sha, 'failure');
    const expected = [
      { what: 'the blaming sentence', family: 'blame/', line: lineOf(text, BLAMING) },
      { what: 'the action item without an owner', family: 'action-items/', line: lineOf(text, OWNERLESS) },
      { what: 'the gap in the timeline', family: 'timeline/gap', line: null },
    ];
    const lines = expected.map(({ what, family, line }) => {
      const found = run.annotations.find(
        (one: Json) =>
          one.title.startsWith(family) && (line === null || (one.start_line <= line && line <= one.end_line)),
      );
      const listed = run.annotations.map((one: Json) => `${one.title} at line ${one.start_line}`).join(', ');
      if (!found)
        throw new TourFailure(`an annotation ${family} on ${what}${line ? ` (line ${line})` : ''}`, listed);
      return `${found.title}, line ${found.start_line}: ${found.message.split('\n')[0]}`;
    });
    const refused = await stage.tryTo('mira', 'PUT', `/pulls/${finds.pull}/merge`);
    if (refused.ok) throw new TourFailure('a merge that GitHub refuses', 'it was merged');
    return [
      ...lines,
      `And GitHub does not merge it: ${refused.data.message}`,
      stage.link(`/pull/${finds.pull}/files`),
    ];
  },
};

export const corrected: Step = {
  title: 'Fixed: about the system, without a gap, each item with its owner. The check passes',
  async play(stage) {
    const { sha } = await push(
      stage,
      correctedWords(finds.start),
      'Write about the system, fill the gap, name an owner',
    );
    await verdict(stage, sha, 'success');
    return [stage.link(`/pull/${finds.pull}/checks`)];
  },
};

export const merged: Step = {
  title: 'Merged by Mira',
  async play(stage) {
    await stage.act('mira', 'PUT', `/pulls/${finds.pull}/merge`);
    const file = await stage.read(`/contents/${finds.path}`);
    if (!file) throw new TourFailure(`${finds.path} on the default branch`, 'no such file');
    return [stage.link(`/blob/main/${finds.path}`)];
  },
};

export const actionItems: Step = {
  title: 'The action items are issues, with owners and dates, linked from the panel',
  async play(stage) {
    const wanted = Object.entries(PROMISED);
    const issues = await stage.until<Json[]>(
      `${wanted.length} issues with the label action-item`,
      async () => {
        const list: Json[] = (await stage.read('/issues?labels=action-item')).filter(
          (issue: Json) => issue.user.login === BOT,
        );
        return list.length >= wanted.length ? { value: list } : { saw: list.map(said).join(', ') || 'none' };
      },
    );
    if (issues.length > wanted.length)
      throw new TourFailure(`${wanted.length} issues, one for each item`, issues.map(said).join(', '));
    const lines = wanted.map(([title, { owner, due }]) => {
      const issue = issues.find((one) => one.title === title);
      if (!issue) throw new TourFailure(`an issue “${title}”`, issues.map(said).join(', '));
      const owners = issue.assignees.map((user: Json) => user.login).join(', ');
      if (owners !== owner)
        throw new TourFailure(`#${issue.number} assigned to ${owner}`, owners || 'nobody');
      if (!issue.body.includes(due))
        throw new TourFailure(`#${issue.number} due ${due}`, issue.body.slice(0, 200));
      return `#${issue.number} ${owner}, due ${due}: ${title}`;
    });
    const children = await stage.until<Json[]>(`${wanted.length} sub-issues of the incident`, async () => {
      const list: Json[] = await stage.read(`/issues/${finds.incident}/sub_issues`);
      return list.length === wanted.length ? { value: list } : { saw: list.map(said).join(', ') || 'none' };
    });
    await stage.until('the panel links each of them', async () => {
      const { body } = await stage.read(`/issues/comments/${finds.panel}`);
      const missing = children.filter(({ number }) => !new RegExp(`#${number}\\b`).test(body));
      return missing.length ? { saw: `no link to ${missing.map(said).join(', ')}` } : { value: true };
    });
    return [...lines, stage.link(`/issues/${finds.incident}#issuecomment-${finds.panel}`)];
  },
};
