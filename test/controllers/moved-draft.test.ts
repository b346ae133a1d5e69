import { describe, expect, test } from 'vitest';
import type { Issue, PullRequest } from '../../src/github/port.ts';
import { withMethods } from '../../src/github/with.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const ELSEWHERE = 'docs/incidents/checkout.md';
const withoutFrontMatter = (text: string) => text.replace(/^---\n[\s\S]*?\n---\n/, '');

class Drafted {
  readonly world = new World();
  incident!: Issue;
  pull!: PullRequest;
  path!: string;

  async begin(): Promise<this> {
    this.incident = await this.world.incident();
    // As the document says.
    this.world.minutes(34);
    await this.world.say(this.incident, 'bo', '/incident ic me\n/incident resolved');
    await this.settle('incident', this.incident);
    this.pull = (await this.world.port.pullRequestFrom(
      this.world.repo,
      `debrief/post-mortem-${this.incident.number}`,
    ))!;
    this.path = (await this.world.port.changedFiles(this.pull))[0]!.path;
    return this;
  }

  settle(kind: string, { number }: { readonly number: number }) {
    return this.world.settle(this.world.ref(kind, number));
  }

  /** Somebody commits to the branch of the draft, and Debrief looks. */
  async commit(files: Record<string, string | null>) {
    this.world.github.as('ana').write(this.world.repo, files, this.pull.head.ref);
    await this.settle('post-mortem', this.pull);
    return this.check();
  }

  check = () => this.world.repo.checks.findLast(({ sha }) => sha === this.head())!;
  private head = () => this.world.repo.git.branches.get(this.pull.head.ref);

  async merge() {
    await this.world.github.as('ana').merge(this.pull);
    for (const kind of ['post-mortem', 'action-items', 'learned']) await this.settle(kind, this.pull);
    await this.settle('incident', this.incident);
  }

  async close() {
    await this.world.github.as('ana').editIssue(this.incident, { state: 'closed' });
    await this.settle('incident', this.incident);
  }

  learned = () =>
    this.world.comments(this.incident).filter(({ body }) => body.startsWith('<!-- debrief:learned'));
  items = () => this.world.issues().filter(({ labels }) => labels.includes('action-item'));
  panel = () => this.world.panels(this.incident).at(-1)!.body;
}
const drafted = () => new Drafted().begin();

describe('a draft that somebody moves', () => {
  test.each([ELSEWHERE, 'docs/incidents/checkout.markdown', 'docs/incidents/checkout.txt'])(
    'to %s is judged there, since its front matter names the incident, and its items become issues',
    async (to) => {
      const draft = await drafted();
      const blame = COMPLETE(2).replace('The rollback took', 'Tomas forgot the runbook. The rollback took');
      expect(await draft.commit({ [draft.path]: null, [to]: blame })).toMatchObject({
        conclusion: 'failure',
        summary: expect.stringContaining('not where `postmortems.files` in the policy looks'),
      });
      expect(await draft.commit({ [to]: COMPLETE(2) })).toMatchObject({ conclusion: 'success' });
      await draft.merge();
      expect(draft.items()).toHaveLength(2);
      expect(draft.panel()).toContain(`#${draft.pull.number}, merged`);
    },
  );

  test.each([
    ['under its name, beside many new texts', 'zone/NAME.txt', true],
    ['under another name, beside many texts that it changes', 'zone/renamed.md', false],
  ])('far away, %s, is found there', async (_, to, areNew) => {
    const draft = new Drafted();
    const { world } = draft;
    const pages = (text: string) =>
      Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`guide/${index}.md`, text]));
    if (!areNew) world.github.as('ana').write(world.repo, pages('# Guide\n'));
    await draft.begin();
    const place = to.replace('NAME', draft.path.replace(/^.*\/|\.md$/g, ''));
    const files = { ...pages('# The guide\n'), [draft.path]: null, [place]: COMPLETE(2) };
    expect(await draft.commit(files)).toMatchObject({ conclusion: 'success' });
  });

  test('without its front matter holds the check, which says what to do', async () => {
    const draft = await drafted();
    const text = withoutFrontMatter(COMPLETE(2));
    const { conclusion, title, summary, actions } = await draft.commit({
      [draft.path]: null,
      [ELSEWHERE]: text,
    });
    expect([conclusion, title]).toEqual([
      'action_required',
      'The post-mortem is no longer in this pull request',
    ]);
    expect(summary).toContain(`drafted here, in \`${draft.path}\``);
    for (const way of ['`incident: 2`', '`postmortems/**/*.md`', '`/incident exempt <why>` on #2'])
      expect(summary).toContain(way);
    expect(actions).toMatchObject([{ label: 'Look again' }]);
    expect(await draft.commit({ [ELSEWHERE]: COMPLETE(2) })).toMatchObject({ conclusion: 'success' });
  });

  test('within its folder, without front matter, is judged as before', async () => {
    const draft = await drafted();
    const files = { [draft.path]: null, 'postmortems/checkout.md': withoutFrontMatter(COMPLETE(2)) };
    expect((await draft.commit(files)).title).not.toContain('any more');
  });

  test('to a folder that the policy ignores holds the check', async () => {
    const draft = await drafted();
    const { policy } = draft.world;
    draft.world.policy = { ...policy, lint: { ...policy.lint, ignore: ['archive/**'] } };
    expect(await draft.commit({ [draft.path]: null, 'archive/a.md': COMPLETE(2) })).toMatchObject({
      conclusion: 'action_required',
    });
  });

  test('is not waited for where the policy wants no draft judged', async () => {
    const draft = await drafted();
    const { policy } = draft.world;
    draft.world.policy = { ...policy, lint: { ...policy.lint, ignore: ['postmortems/**'] } };
    expect(await draft.commit({ [draft.path]: COMPLETE(2) })).toMatchObject({ conclusion: 'neutral' });
    await draft.merge();
    await draft.close();
    expect(await draft.world.port.issue(draft.incident)).toMatchObject({ state: 'closed' });
    expect(draft.panel()).toContain(`#${draft.pull.number}, merged`);
    expect(draft.learned()).toHaveLength(1);
  });

  test('past the check to a folder that the policy ignores is its post-mortem all the same', async () => {
    const draft = await drafted();
    const { policy } = draft.world;
    draft.world.policy = { ...policy, lint: { ...policy.lint, ignore: ['archive/**'] } };
    await draft.commit({ [draft.path]: null, 'archive/a.md': COMPLETE(2) });
    await draft.merge();
    await draft.close();
    expect(await draft.world.port.issue(draft.incident)).toMatchObject({ state: 'closed' });
    expect(draft.panel()).toContain(`#${draft.pull.number}, merged`);
  });

  test.each(['where it was', 'elsewhere'])(
    'is not missed after the merge, %s, while GitHub does not show the file yet',
    async (place) => {
      const draft = await drafted();
      await draft.commit(
        place === 'elsewhere'
          ? { [draft.path]: null, [ELSEWHERE]: COMPLETE(2) }
          : { [draft.path]: COMPLETE(2) },
      );
      await draft.world.github.as('ana').merge(draft.pull);
      draft.world.port = withMethods(draft.world.port, { file: async () => null });
      await draft.close();
      expect(await draft.world.port.issue(draft.incident)).toMatchObject({ state: 'closed' });
      expect(draft.panel()).not.toContain('without the post-mortem');
    },
  );

  test('is found where it was when the policy names other folders by now', async () => {
    const draft = await drafted();
    const { policy } = draft.world;
    draft.world.policy = { ...policy, postmortems: { ...policy.postmortems, files: ['incidents/*.md'] } };
    expect(await draft.commit({ [draft.path]: COMPLETE(2) })).toMatchObject({ conclusion: 'success' });
  });
});

describe('a draft that somebody deletes', () => {
  test('holds the check; a README beside it does not stand for it', async () => {
    const draft = await drafted();
    const files = { [draft.path]: null, 'postmortems/README.md': '# Post-mortems\n\nHow we write them.\n' };
    expect(await draft.commit(files)).toMatchObject({ conclusion: 'action_required' });
  });

  test('lets the check pass once the incident needs none', async () => {
    const draft = await drafted();
    await draft.commit({ [draft.path]: null, 'src/a.ts': 'export {};\n' });
    await draft.world.say(draft.incident, 'bo', '/incident exempt Covered by the one of last week');
    await draft.settle('incident', draft.incident);
    expect(draft.check()).toMatchObject({ conclusion: 'neutral' });
  });

  test('lets the check pass once somebody writes it in another pull request', async () => {
    const draft = await drafted();
    await draft.commit({ [draft.path]: null, 'src/a.ts': 'export {};\n' });
    const ana = draft.world.github.as('ana');
    ana.write(draft.world.repo, { 'postmortems/mine.md': COMPLETE(2) }, 'mine');
    const wish = { title: 'Mine', body: '', head: 'mine', base: 'main', draft: false };
    await draft.settle('post-mortem', await ana.openPullRequest(draft.world.repo, wish));
    expect(draft.check()).toMatchObject({ conclusion: 'neutral' });
  });

  test('while the rest is merged past the check is no post-mortem: the panel says so, and the incident stays open', async () => {
    const draft = await drafted();
    await draft.commit({ [draft.path]: null, 'src/a.ts': 'export {};\n' });
    await draft.merge();
    expect(draft.panel()).toContain(`#${draft.pull.number} was merged without the post-mortem`);
    expect(draft.panel()).not.toContain('#3, merged');
    await draft.close();
    expect(await draft.world.port.issue(draft.incident)).toMatchObject({ state: 'open' });
    expect(draft.world.repo.issues.size).toBe(3);
  });
});

test('a README changed beside the draft is not judged as a post-mortem', async () => {
  const draft = await drafted();
  const files = {
    [draft.path]: COMPLETE(2),
    'postmortems/README.md': '# Post-mortems\n\nHow we write them.\n',
  };
  expect(await draft.commit(files)).toMatchObject({
    conclusion: 'success',
    summary: expect.stringContaining('not judged as a post-mortem'),
  });
});

test('a post-mortem that somebody wrote by hand, and then moves out of the folder, is judged there', async () => {
  const world = new World();
  const incident = await world.incident();
  const ana = world.github.as('ana');
  ana.write(world.repo, { 'postmortems/mine.md': COMPLETE(incident.number) }, 'mine');
  const wish = { title: 'Mine', body: '', head: 'mine', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.settle(world.ref('post-mortem', pull.number));
  const blame = COMPLETE(incident.number).replace('The rollback took', 'Tomas forgot it. The rollback took');
  ana.write(world.repo, { 'postmortems/mine.md': null, [ELSEWHERE]: blame }, 'mine');
  await world.settle(world.ref('post-mortem', pull.number));
  expect(world.repo.checks.at(-1)).toMatchObject({ conclusion: 'failure' });
  ana.write(world.repo, { [ELSEWHERE]: null, 'src/a.ts': '' }, 'mine');
  await world.settle(world.ref('post-mortem', pull.number));
  expect(world.repo.checks.at(-1)).toMatchObject({
    conclusion: 'action_required',
    summary: expect.stringContaining('The post-mortem of #2 was here, and is not any more'),
  });
});

test('a post-mortem that somebody wrote by hand where the policy ignores it is that of its incident', async () => {
  const world = new World();
  const { policy } = world;
  world.policy = { ...policy, lint: { ...policy.lint, ignore: ['postmortems/old/'] } };
  const incident = await world.incident();
  world.minutes(34);
  await world.say(incident, 'bo', '/incident ic me');
  await world.settle(world.ref('incident', incident.number));
  const ana = world.github.as('ana');
  const files = {
    'postmortems/old/mine.md': COMPLETE(incident.number),
    'postmortems/old/README.md': '# Old post-mortems\n\nThey are kept as they were.\n',
  };
  ana.write(world.repo, files, 'mine');
  const wish = { title: 'Mine', body: '', head: 'mine', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.settle(world.ref('post-mortem', pull.number));
  const panel = () => world.panels(incident).at(-1)!.body;
  expect(panel()).toContain(`#${pull.number}, in review`);
  // It is not judged, and its items become no issues, so nothing is promised there.
  expect(world.comments((await world.port.issue(pull))!)).toEqual([]);
  await ana.addLabels(pull, ['post-mortem']);
  await world.settle(world.ref('post-mortem', pull.number));
  expect(world.repo.checks.at(-1)).toMatchObject({ conclusion: 'neutral' });
  await world.say(incident, 'bo', '/incident resolved');
  await world.settle(world.ref('incident', incident.number));
  expect(world.repo.issues.size).toBe(3);
  await ana.merge(pull);
  for (const kind of ['post-mortem', 'learned']) await world.settle(world.ref(kind, pull.number));
  expect(panel()).toContain(`#${pull.number}, merged`);
  const told = world.comments(incident).filter(({ body }) => body.startsWith('<!-- debrief:learned'));
  expect(told).toHaveLength(1);
  ana.write(world.repo, { 'postmortems/old/mine.md': null }, 'away');
  const away = await ana.openPullRequest(world.repo, { ...wish, title: 'Away', head: 'away' });
  await ana.merge(away);
  await world.settle(world.ref('learned', away.number));
  expect(world.comments(incident).find(({ id }) => id === told[0]!.id)!.body).toContain('was removed');
});

describe('a pull request with more files than GitHub lists', () => {
  /** GitHub lists the first of its files, and how many there are. */
  async function cutOff(world: World, pull: { owner: string; repo: string; number: number }, within = true) {
    const { port } = world;
    world.port = withMethods(port, {
      pullRequest: async (asked) => {
        const found = await port.pullRequest(asked);
        return found?.number === pull.number ? { ...found, fileCount: 3_400 } : found;
      },
      changedFiles: async (asked) =>
        (await port.changedFiles(asked)).filter(({ path }) => !path.startsWith('postmortems/')),
      changedIn: async (asked, folders) => (within ? port.changedIn(asked, folders) : null),
    });
    await world.settle(world.ref('post-mortem', pull.number));
    return world.repo.checks.at(-1)!;
  }
  async function vendored(text: string | null) {
    const world = new World();
    await world.incident();
    const ana = world.github.as('ana');
    ana.write(world.repo, { 'a.txt': 'a', ...(text && { 'postmortems/mine.md': text }) }, 'vendored');
    const wish = { title: 'Vendored', body: '', head: 'vendored', base: 'main', draft: false };
    return { world, pull: await ana.openPullRequest(world.repo, wish) };
  }

  test('is judged by what it changes in the folders of the policy', async () => {
    const { world, pull } = await vendored(
      COMPLETE(2).replace('The rollback', 'Tomas forgot it. The rollback'),
    );
    expect(await cutOff(world, pull)).toMatchObject({ conclusion: 'failure' });
  });

  test('passes where there is none', async () => {
    const { world, pull } = await vendored(null);
    const { conclusion, summary } = await cutOff(world, pull);
    expect([conclusion, summary]).toEqual(['neutral', expect.not.stringContaining('GitHub does not list')]);
  });

  test('passes with a warning where GitHub does not list those folders either', async () => {
    const { world, pull } = await vendored(null);
    expect(await cutOff(world, pull, false)).toMatchObject({
      conclusion: 'neutral',
      summary: expect.stringContaining('GitHub does not list all files of this pull request'),
    });
  });

  test('is held there if Debrief opened it, since its post-mortem may be gone', async () => {
    const draft = await drafted();
    await draft.commit({ 'src/a.ts': 'export {};\n' });
    expect(await cutOff(draft.world, draft.pull, false)).toMatchObject({
      conclusion: 'action_required',
      summary: expect.stringContaining('Split the pull request'),
    });
  });
});
