import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakePerson } from '../../src/github/fake/github.ts';
import type { GitHub, Issue } from '../../src/github/port.ts';
import type { IssueRef, Repo } from '../../src/vocabulary/refs.ts';

/** A GitHub to hold the contract against: an empty-handed repository, the App's port, and a person who may write. */
export interface World {
  /** Has a first commit with `README.md` reading `# Shop`, and folder `docs` with `a.md` and `b.md`. */
  readonly repo: Repo;
  readonly port: GitHub;
  /** May write in `repo`. */
  readonly person: string;
  readonly as: Pick<FakePerson, 'openIssue' | 'comment' | 'addLabels' | 'merge'>;
  /** The checks on a commit as GitHub shows them: newest of each name. */
  checks(sha: string): Promise<{ name: string; conclusion: string; annotations: number }[]>;
  /** Transfers an issue to another repository that the App may read, and says where it is then. */
  transfer(ref: IssueRef): Promise<IssueRef>;
  close(): Promise<void>;
}

const nobody = 'no-such-person-here';

/** What every GitHub behind the port does. Run against the fake, and against the adapter on a GitHub on a laptop. */
export function contract(what: string, start: () => Promise<World>): void {
  describe(what, () => {
    let world: World;
    let port: GitHub;
    let repo: Repo;
    const opened = (title: string, labels: string[] = []): Promise<Issue> =>
      world.as
        .openIssue(repo, { title, body: 'It broke.', labels, assignees: [] })
        .then(({ issue }) => issue);
    const types = async (ref: IssueRef) => (await port.issueEvents(ref)).map((event) => event.type);

    beforeAll(async () => {
      world = await start();
      ({ port, repo } = world);
    });
    afterAll(async () => world?.close());

    test('reads an issue that a person opened', async () => {
      const { number } = await opened('Checkout is down `now` / 🔥', ['bug']);
      expect(await port.issue({ ...repo, number })).toMatchObject({
        ...repo,
        number,
        title: 'Checkout is down `now` / 🔥',
        body: 'It broke.',
        state: 'open',
        locked: false,
        isPullRequest: false,
        labels: ['bug'],
        assignees: [],
        closedAt: null,
        author: { login: world.person, kind: 'user', app: false },
      });
    });

    test('answers null for what is not there', async () => {
      const ref = { ...repo, number: 99_999 };
      expect(await port.issue(ref)).toBeNull();
      expect(await port.pullRequest(ref)).toBeNull();
      expect(await port.pullRequestFrom(repo, 'no-such-branch')).toBeNull();
      expect(await port.file(repo, 'no/such/file.md')).toBeNull();
      expect(await port.filesIn(repo, 'no-such-folder')).toEqual([]);
      expect(await port.hasFolder(repo, 'no-such-folder')).toBe(false);
      expect(await port.hasFolder({ owner: repo.owner, repo: 'no-such-repository' }, 'docs')).toBe(false);
      expect(await port.issue({ owner: repo.owner, repo: 'no-such-repository', number: 1 })).toBeNull();
      await expect(port.issueEvents(ref)).rejects.toMatchObject({ name: 'GitHubError', status: 404 });
    });

    test('finds an issue that was transferred, with its comments, under its new number', async () => {
      const issue = await opened('Emails arrive late');
      await port.comment(issue, 'Looking into it.');
      const place = await world.transfer(issue);
      expect(await port.issue(issue)).toBeNull();
      expect(await port.movedTo(issue)).toEqual(place);
      expect(await port.issue(place)).toMatchObject({ ...place, title: 'Emails arrive late' });
      expect(await types(place)).toEqual(['commented', 'transferred']);
      expect(await port.movedTo(place)).toBeNull();
      expect(await port.movedTo({ ...repo, number: 99_999 })).toBeNull();
    });

    test('opens an issue as the App, and names the assignees that GitHub refuses', async () => {
      const { issue, refused } = await port.openIssue(repo, {
        title: 'Rotate the key',
        body: 'By Friday.',
        labels: ['action-item'],
        assignees: [world.person, nobody],
      });
      expect(refused).toEqual([nobody]);
      expect(await port.issue(issue)).toMatchObject({
        title: 'Rotate the key',
        labels: ['action-item'],
        assignees: [world.person],
        author: { kind: 'bot', app: true },
      });
    });

    test('lists what happened on an issue, oldest first, with who did it', async () => {
      const issue = await opened('Down again');
      await world.as.addLabels(issue, ['incident']);
      const comment = await world.as.comment(issue, '/incident help');
      const panel = await port.comment(issue, 'panel');
      await port.editComment(issue, panel.id, 'panel, newer');
      await port.editIssue(issue, { state: 'closed' });
      const events = await port.issueEvents(issue);
      expect(events.map((event) => event.type)).toEqual(['labeled', 'commented', 'commented', 'closed']);
      expect(events[0]).toMatchObject({ label: 'incident', actor: { login: world.person, app: false } });
      expect(events[1]).toMatchObject({ comment: { id: comment.id, body: '/incident help' } });
      expect(events[2]).toMatchObject({
        comment: { id: panel.id, body: 'panel, newer', author: { app: true, kind: 'bot' } },
      });
      expect(events[3]).toMatchObject({ actor: { app: true } });
      expect((await port.issue(issue))?.closedAt).toBe(events[3]!.at);
    });

    test('changes an issue, and a change that is there already does no harm', async () => {
      const issue = await opened('Old title', ['sev3']);
      await port.editIssue(issue, { title: 'New title', body: 'New body.' });
      await port.addLabels(issue, ['sev2', 'sev2']);
      await port.removeLabel(issue, 'sev3');
      await port.removeLabel(issue, 'sev3');
      await port.assign(issue, [world.person]);
      await port.assign(issue, [world.person]);
      await port.unassign(issue, [world.person]);
      await port.unassign(issue, [world.person]);
      await port.assign(issue, [world.person]);
      await port.editIssue(issue, { state: 'closed' });
      await port.editIssue(issue, { state: 'open' });
      expect(await port.issue(issue)).toMatchObject({
        title: 'New title',
        body: 'New body.',
        labels: ['sev2'],
        assignees: [world.person],
        state: 'open',
        closedAt: null,
      });
      const seen = await types(issue);
      for (const type of ['labeled', 'unlabeled', 'assigned', 'closed', 'reopened'] as const)
        expect(seen, type).toContain(type);
      expect(seen.filter((type) => type === 'assigned')).toHaveLength(2);
      expect(seen.filter((type) => type === 'unassigned')).toHaveLength(1);
    });

    test('lists the issues that have all of some labels, newest first, without pull requests', async () => {
      const older = await opened('One', ['outage', 'sev1']);
      const newer = await opened('Two', ['outage', 'sev1']);
      await opened('Three', ['outage']);
      await port.editIssue(older, { state: 'closed' });
      const numbers = async (state: 'open' | 'all') =>
        (await port.issuesWithLabels(repo, ['outage', 'SEV1'], { state })).map((issue) => issue.number);
      expect(await numbers('open')).toEqual([newer.number]);
      expect((await numbers('all')).sort()).toEqual([older.number, newer.number].sort());
    });

    test('reacts to a comment once, however often it is asked', async () => {
      const issue = await opened('With a command');
      const comment = await world.as.comment(issue, '/incident resolved');
      await port.react(repo, comment.id, '+1');
      await expect(port.react(repo, comment.id, '+1')).resolves.toBeUndefined();
    });

    test('pins a comment, and says if there is none to pin', async () => {
      const issue = await opened('Panel', []);
      const { id } = await port.comment(issue, 'Where it stands.');
      expect(await port.pinComment(issue, id)).toBe(true);
      expect(await port.pinComment(issue, 999_999)).toBe(false);
    });

    test('asks GitHub what a person may do, and who can be assigned', async () => {
      expect(await port.permission(repo, world.person)).toMatch(/^(write|maintain|admin)$/);
      expect(await port.permission(repo, nobody)).toBe('none');
      expect(await port.assignable(repo, world.person)).toBe(true);
      expect(await port.assignable(repo, nobody)).toBe(false);
    });

    test('hangs an issue under another, once', async () => {
      const parent = await opened('Parent');
      const child = await opened('Child');
      expect(await port.subIssues(parent)).toEqual([]);
      expect(await port.addSubIssue(parent, child)).toBe(true);
      expect(await port.addSubIssue(parent, child)).toBe(true);
      expect(await port.subIssues(parent)).toMatchObject([
        {
          ...repo,
          number: child.number,
          id: child.id,
          title: 'Child',
          author: { login: world.person },
        },
      ]);
    });

    test('puts a date into a field of an issue, and reads it', async () => {
      const issue = await opened('Due');
      expect(await port.dateField(issue, 1)).toBeNull();
      expect(await port.setDateField(issue, 1, '2026-03-20')).toBe(true);
      expect(await port.dateField(issue, 1)).toBe('2026-03-20');
    });

    test('reads files and folders at the default branch and elsewhere', async () => {
      const base = (await port.defaultBranch(repo))!;
      expect(await port.file(repo, 'README.md')).toMatchObject({
        path: 'README.md',
        text: '# Shop',
        bytes: 6,
      });
      expect((await port.filesIn(repo, 'docs')).sort()).toEqual(['a.md', 'b.md']);
      expect(await port.hasFolder(repo, 'docs')).toBe(true);
      expect(await port.hasFolder(repo, 'README.md')).toBe(false);
      const texts = await port.textsIn(repo, 'docs');
      expect(texts.map(({ path }) => path).sort()).toEqual(['docs/a.md', 'docs/b.md', 'docs/deep/c.md']);
      expect(texts.find(({ path }) => path === 'docs/a.md')?.text).toBe(
        (await port.file(repo, 'docs/a.md'))?.text,
      );
      expect(await port.textsIn(repo, 'no-such-folder')).toEqual([]);
      const text = '\uFEFFZwölf 🔥\r\n';
      const { sha } = await port.commitToBranch(repo, 'reading', [{ path: 'docs/c.md', text }], 'Add c');
      expect(await port.file(repo, 'docs/c.md')).toBeNull();
      expect((await port.file(repo, 'docs/c.md', 'reading'))?.text).toBe(text);
      expect((await port.file(repo, 'docs/c.md', sha))?.text).toBe(text);
      expect((await port.file(repo, 'README.md', base.sha))?.sha).toMatch(/^[0-9a-f]{40}$/);
    });

    test('commits several files at once, later only what is missing, and never over a file that is there', async () => {
      const files = [
        { path: 'postmortems/one.md', text: 'One\n' },
        { path: 'postmortems/two.md', text: 'Two\n' },
      ];
      const first = await port.commitToBranch(repo, 'files', files, 'Add two files');
      expect(await port.commitToBranch(repo, 'files', files, 'Add two files')).toEqual(first);
      const more = [
        { path: 'postmortems/one.md', text: 'Another one\n' },
        { path: 'postmortems/three.md', text: 'Three\n' },
      ];
      const second = await port.commitToBranch(repo, 'files', more, 'Add a third');
      expect(second.sha).not.toBe(first.sha);
      expect((await port.file(repo, 'postmortems/one.md', 'files'))?.text).toBe('One\n');
      expect((await port.file(repo, 'postmortems/three.md', 'files'))?.text).toBe('Three\n');
      expect(await port.commitToBranch(repo, 'files', more.slice(0, 1), 'Change one')).toEqual(second);
    });

    test('starts a branch of its own at the default branch, and restarts it', async () => {
      const main = (await port.defaultBranch(repo))!;
      expect(await port.startBranch(repo, 'again')).toEqual({ sha: main.sha });
      const file = { path: 'postmortems/one.md', text: 'One more\n' };
      await port.changeFiles(repo, 'again', [file], 'Change one', main.sha);
      expect((await port.file(repo, file.path, 'again'))?.text).toBe('One more\n');
      expect(await port.startBranch(repo, 'again')).toEqual({ sha: main.sha });
      expect((await port.file(repo, file.path, 'again'))?.text).not.toBe('One more\n');
      await expect(port.startBranch(repo, main.name)).rejects.toMatchObject({ status: 409 });
    });

    test('makes a branch hold exactly some files, and leaves alone what somebody else put there', async () => {
      const page = { path: 'index.html', text: 'All is well\n' };
      const feed = { path: 'feeds/all.atom', text: '<feed/>\n' };
      expect(await port.replaceBranch(repo, 'pages', [page, feed], 'The page')).toBe(true);
      expect(await port.replaceBranch(repo, 'pages', [page, feed], 'The page')).toBe(false);
      const later = { ...page, text: 'Nothing is well\n' };
      expect(await port.replaceBranch(repo, 'pages', [later], 'The page')).toBe(true);
      expect((await port.file(repo, 'index.html', 'pages'))?.text).toBe('Nothing is well\n');
      expect(await port.file(repo, 'feeds/all.atom', 'pages')).toBeNull();
      await port.commitToBranch(repo, 'theirs', [page], 'Our own site');
      const main = (await port.defaultBranch(repo))!;
      for (const branch of ['theirs', main.name])
        await expect(port.replaceBranch(repo, branch, [page], 'The page')).rejects.toMatchObject({
          status: 409,
        });
      expect(await port.defaultBranch(repo)).toEqual(main);
    });

    test('opens a pull request, sees its files, and sees it merged', async () => {
      const base = (await port.defaultBranch(repo))!;
      const files = [{ path: 'postmortems/three.md', text: 'Three\n' }];
      const { sha } = await port.commitToBranch(repo, 'story', files, 'Add three');
      const wish = { title: 'Post-mortem', body: 'Draft.', head: 'story', base: base.name, draft: false };
      const pull = await port.openPullRequest(repo, wish);
      expect(await port.pullRequest(pull)).toMatchObject({
        number: pull.number,
        state: 'open',
        merged: false,
        mergeSha: null,
        draft: false,
        head: { ref: 'story', sha, fork: false },
        base: { ref: base.name },
        author: { app: true },
      });
      expect((await port.pullRequestFrom(repo, 'story'))?.number).toBe(pull.number);
      expect((await port.issue(pull))?.isPullRequest).toBe(true);
      expect(await port.mergeGroups(pull)).toEqual([]);
      const group = `gh-readonly-queue/${base.name}/pr-${pull.number}-0f3c5d`;
      const queued = await port.commitToBranch(repo, group, files, 'Merge');
      expect(await port.mergeGroups(pull)).toEqual([queued.sha]);
      expect(await port.changedFiles(pull)).toEqual([
        {
          path: 'postmortems/three.md',
          previousPath: null,
          status: 'added',
          shown: [{ from: 1, to: 1 }],
        },
      ]);
      expect(await port.mergeBase(pull)).toBe(base.sha);
      expect(await port.changedIn(pull, ['docs', 'postmortems'])).toEqual([
        { path: 'postmortems/three.md', previousPath: null, status: 'added', shown: [] },
      ]);
      expect((await port.openPullRequest(repo, wish)).number).toBe(pull.number);

      await world.as.merge(pull);
      const merged = (await port.pullRequest(pull))!;
      expect(merged).toMatchObject({ merged: true, state: 'closed' });
      expect(merged.mergeSha).toMatch(/^[0-9a-f]{40}$/);
      expect((await port.pullRequestFrom(repo, 'story'))?.merged).toBe(true);
      expect((await port.file(repo, 'postmortems/three.md'))?.text).toBe('Three\n');
    });

    test('comments on the lines of a diff, and resolves the conversations there', async () => {
      const base = (await port.defaultBranch(repo))!;
      const files = [{ path: 'postmortems/four.md', text: 'One\nTwo\nThree\n' }];
      const { sha } = await port.commitToBranch(repo, 'lines', files, 'Add four');
      const wish = { title: 'Four', body: '', head: 'lines', base: base.name, draft: false };
      const pull = await port.openPullRequest(repo, wish);
      expect(pull.lineCommentCount ?? 0).toBe(0);
      expect(await port.reviewThreads(pull)).toEqual([]);
      const place = { path: 'postmortems/four.md', from: 2, to: 3 };
      await port.review(pull, sha, 'Two places.', [
        { ...place, body: 'Both lines' },
        { ...place, from: 1, to: 1, body: 'The first line' },
      ]);
      const threads = (await port.reviewThreads(pull))!;
      expect(threads).toMatchObject([
        { body: 'Both lines', answered: false, resolved: false, author: { app: true } },
        { body: 'The first line', answered: false, resolved: false, author: { app: true } },
      ]);
      expect((await port.pullRequest(pull))?.lineCommentCount).toBe(2);
      await port.resolveThread(pull, threads[0]!.id);
      expect((await port.reviewThreads(pull))?.map(({ resolved }) => resolved)).toEqual([true, false]);
      await expect(
        port.review(pull, sha, 'Too far.', [{ ...place, to: 9, body: 'No' }]),
      ).rejects.toMatchObject({ name: 'GitHubError', status: 422 });
      expect(await port.approvals(pull)).toEqual([]);
    });

    test('shows one check of a name, the last one reported, with all of its annotations', async () => {
      const { sha } = await port.commitToBranch(repo, 'checked', [{ path: 'x.md', text: 'x\n' }], 'Add x');
      const annotation = { path: 'x.md', startLine: 1, endLine: 1, level: 'failure' as const };
      const annotations = Array.from({ length: 51 }, (_, index) => ({
        ...annotation,
        title: `Finding ${index}`,
        message: 'Say what, not who.',
      }));
      const check = {
        name: 'debrief',
        sha,
        conclusion: 'failure' as const,
        title: '51 findings',
        summary: 'Long',
      };
      await port.report(repo, { ...check, annotations });
      await port.report(repo, { ...check, annotations });
      expect(await world.checks(sha)).toEqual([{ name: 'debrief', conclusion: 'failure', annotations: 51 }]);
      await port.report(repo, { ...check, conclusion: 'success', title: 'Clean', annotations: [] });
      expect(await world.checks(sha)).toEqual([{ name: 'debrief', conclusion: 'success', annotations: 0 }]);
    });

    test('says in words what GitHub refused', async () => {
      await expect(port.comment({ ...repo, number: 99_999 }, 'Hello')).rejects.toMatchObject({
        name: 'GitHubError',
        status: 404,
        retryAfter: null,
      });
    });
  });
}
