import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/github/port.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

/** Opens a pull request with these files in somebody's name, and gives the check that Debrief reports. */
async function check(
  files: Record<string, string | Uint8Array | null>,
  world = new World(),
): Promise<CheckReport> {
  const ana = world.github.as('ana');
  ana.write(world.repo, { 'docs/old.md': 'old\n', 'postmortems/old.md': COMPLETE(1) });
  ana.write(world.repo, files, 'topic');
  const wish = { title: 'Change', body: '', head: 'topic', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await world.settle(world.ref('post-mortem', pull.number));
  return world.repo.checks.at(-1)!;
}

describe('the check on a pull request', () => {
  test('without a post-mortem is neutral, which holds up nobody', async () => {
    expect(await check({ 'src/a.ts': 'export {};\n' })).toMatchObject({
      name: 'debrief/post-mortem',
      conclusion: 'neutral',
      title: 'No post-mortem in this pull request',
      annotations: [],
    });
  });

  test('with a complete post-mortem passes', async () => {
    const { conclusion, annotations, summary } = await check({
      'postmortems/2026-03-01-cards.md': COMPLETE(9),
    });
    expect(annotations.filter(({ level }) => level === 'failure')).toEqual([]);
    expect(conclusion).toBe('success');
    expect(summary).toContain('Nothing in it blocks the merge.');
  });

  test('lays each cause beside what is done about it, holes first', async () => {
    const hole = '- The weekly report @ana asked for is built by hand | nobody knows why\n';
    const text = COMPLETE(9).replace(/(## Contributing factors\n+)/, `$1${hole}`);
    const { summary } = await check({ 'postmortems/2026-03-01-cards.md': text });
    const [, title, rows] = /<summary>(Causes that .*?)<\/summary>([\s\S]*?)<\/details>/.exec(summary)!;
    expect(title).toMatch(/^Causes that something is done about: (\d) of (\d)$/);
    const lines = rows!.trim().split('\n').slice(2);
    expect(lines[0]).toMatch(
      /^\| The weekly report `@ana` .* by hand \\\| nobody .* \(\[\d+\]\(https:.*#L\d+\)\) \| \*\*nothing yet\*\* \|$/,
    );
    expect(lines.at(-1)).toMatch(/\(\[\d+\]\(https:.*#L\d+\)\) \|$/);
  });

  test('with a post-mortem that lacks something fails at the line, and says why', async () => {
    const text = COMPLETE(9)
      .replace('- 2026-03-01 14:34 UTC', '')
      .replace(/^\| 2026-03-01 .*\n/gm, '');
    const { conclusion, annotations, summary, title } = await check({
      'postmortems/2026-03-01-cards.md': text,
    });
    expect(conclusion).toBe('failure');
    expect(title).toMatch(/^\d+ things? to settle before the merge/);
    const [first] = annotations.filter(({ level }) => level === 'failure');
    expect(first).toMatchObject({
      path: 'postmortems/2026-03-01-cards.md',
      title: expect.stringContaining('/'),
    });
    expect(summary).toContain(first!.title);
    expect(summary).toMatch(
      /\[\d+\]\(https:\/\/github\.test\/acme\/shop\/blob\/[0-9a-f]+\/postmortems\/2026-03-01-cards\.md\?plain=1#L\d+\)/,
    );
  });

  test('judges an empty draft as a post-mortem, not as a template that may pass', async () => {
    const text =
      '---\nseverity: SEV2\nincident: 9\n---\n# Post-mortem\n\n## Summary\n\nTODO\n\n## Timeline\n\nTODO\n';
    expect(await check({ 'postmortems/2026-03-01-cards.md': text })).toMatchObject({ conclusion: 'failure' });
  });

  test('compares with the incident that the front matter names', async () => {
    const world = new World();
    const incident = await world.incident();
    world.minutes(300);
    await world.say(incident, 'bo', '/incident time mitigated 18:00 UTC');
    const { annotations } = await check(
      { 'postmortems/2026-03-01-cards.md': COMPLETE(incident.number) },
      world,
    );
    expect(annotations.map(({ title }) => title)).toContain('timeline/agrees-with-incident');
  });

  test('ignores pages in the folder that are not post-mortems', async () => {
    const text = '# Post-mortems\n\nHow we write them: see the guide.\n';
    const { conclusion, summary } = await check({ 'postmortems/README.md': text });
    expect(conclusion).toBe('neutral');
    expect(summary).toContain('`postmortems/README.md`: It has');
    expect(summary).not.toContain('Post-mortems are the files');
  });

  test('judges a thin file where the policy says that post-mortems are, and says how to leave it out', async () => {
    const text = '# Checkout\n\nIt stood still for an hour.\n';
    const { conclusion, summary } = await check({ 'postmortems/2026-03-01-checkout.md': text });
    expect(conclusion).toBe('failure');
    expect(summary).toContain('It is judged because `postmortems.files` in the policy names it');
    expect(summary).toContain('`lint.ignore`');
  });

  test('of a template that is kept beside the post-mortems says that it is one', async () => {
    const text = '# Title\n\n## Summary\n\nTODO\n\n## Timeline\n\nTODO\n\n## Action items\n\nTODO\n';
    const { conclusion, summary } = await check({ 'postmortems/template.md': text });
    expect(conclusion).toBe('neutral');
    expect(summary).toContain('It is a template');
  });

  test('reads the files that the globs of the policy name, and no others', async () => {
    const world = new World();
    const files = ['docs/incidents/**/*.md', 'POSTMORTEM.md'];
    world.policy = { ...world.policy, postmortems: { ...world.policy.postmortems, files } };
    const broken = '---\nincident: 9\n---\n# Post-mortem\n\n## Summary\n\nTODO\n';
    const read = ['docs/incidents/2026/a.md', 'docs/incidents/b.md', 'POSTMORTEM.md'];
    const others = ['docs/c.md', 'other/docs/incidents/d.md', 'old/POSTMORTEM.md', 'docs/incidents/e.txt'];
    const { annotations } = await check(
      Object.fromEntries([...read, ...others].map((path) => [path, broken])),
      world,
    );
    expect([...new Set(annotations.map(({ path }) => path))].sort()).toEqual(read.sort());
  });

  test('of a file that is removed has nothing to say', async () => {
    expect(await check({ 'postmortems/old.md': null })).toMatchObject({ conclusion: 'neutral' });
  });

  test.each([
    ['binary', new Uint8Array([0x89, 0x50, 0, 0xff]), /not UTF-8 text/],
    ['of 10 MB', `# A\n\n${'x'.repeat(99)}\n`.repeat(100_000), /10\.\d MB/],
    ['nested 5,000 deep', `# A\n\n${'> '.repeat(5000)}deep\n`, /not read from line 3 on.*5000 deep/],
  ])('fails with a clear message on a file that is %s', async (_, content, message) => {
    const { conclusion, annotations } = await check({ 'postmortems/2026-03-01-cards.md': content });
    expect({ conclusion, first: annotations[0]?.message }).toEqual({
      conclusion: 'failure',
      first: expect.stringMatching(message),
    });
  });

  test('stays within 8 calls', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident mitigated');
    await check({ 'postmortems/2026-03-01-cards.md': COMPLETE(incident.number) }, world);
    await world.sweep();
    const text = `${COMPLETE(incident.number)}\n`;
    world.github.as('ana').write(world.repo, { 'postmortems/2026-03-01-cards.md': text }, 'topic');
    const pull = (await world.port.pullRequestFrom(world.repo, 'topic'))!;
    world.github.forgetCalls();
    await world.settle(world.ref('post-mortem', pull.number));
    expect(world.github.reads + world.github.writes).toBeLessThanOrEqual(8);
  });

  test('can be asked for again without another report of it', async () => {
    const world = new World();
    await check({ 'postmortems/2026-03-01-cards.md': COMPLETE(9) }, world);
    const before = world.visible();
    await world.sweep();
    expect(world.visible()).toEqual(before);
    expect(world.repo.checks).toHaveLength(1);
  });

  test('is reported to a merge queue too, on the commit that it waits for', async () => {
    const world = new World();
    await check({ 'postmortems/2026-03-01-cards.md': COMPLETE(9) }, world);
    const pull = (await world.port.pullRequestFrom(world.repo, 'topic'))!;
    const ana = world.github.as('ana');
    const sha = ana.write(world.repo, { 'x.md': 'x' }, `gh-readonly-queue/main/pr-${pull.number}-0f3c5d`);
    ana.write(world.repo, { 'x.md': 'y' }, `gh-readonly-queue/main/pr-${pull.number}0-0f3c5d`);
    await world.settle(world.ref('post-mortem-queue', pull.number));
    expect(world.repo.checks.map(({ sha, conclusion }) => [sha, conclusion])).toEqual([
      [pull.head.sha, 'success'],
      [sha, 'success'],
    ]);
  });

  test('is nothing on a pull request that is gone or closed', async () => {
    const world = new World();
    expect(await world.look(world.ref('post-mortem', 77))).toMatchObject({ found: false });
    await check({ 'src/a.ts': '' }, world);
    const [pull] = [...world.repo.issues.values()].filter((issue) => issue.pull);
    await world.github.as('ana').editIssue(pull!.issue, { state: 'closed' });
    expect((await world.look(world.ref('post-mortem', pull!.issue.number))).steps).toEqual([]);
  });
});

test('the same finding many times on one line is shown once, with how often', async () => {
  const row = '| Renew the certificate by a timer | TODO, TODO | 2026-04-01 | prevent |';
  const text = `${COMPLETE(9)}\n## Action items\n\n| Action | Owner | Due | Type |\n| --- | --- | --- | --- |\n${row}\n`;
  const { annotations, summary, title } = await check({ 'postmortems/2026-03-01-cards.md': text });
  const about = annotations.filter((one) => one.title === 'structure/placeholder');
  expect(about.map(({ message }) => message)).toEqual([expect.stringMatching(/\(2 times in this line\)$/)]);
  expect(summary.match(/structure\/placeholder\.md/g)).toHaveLength(1);
  // What is to be settled are two places all the same.
  expect(title).toMatch(/^2 things/);
});

test('a re-run has the open pull requests of that commit judged again, and leaves the others alone', async () => {
  const world = new World();
  const { sha } = await check({ 'postmortems/2026-03-01-cards.md': COMPLETE(9) }, world);
  world.repo.suites.set(8, sha);
  world.repo.checks.length = 0;
  const looked = await world.settle(world.ref('check-suite', 8));
  expect(looked.map(({ ref }) => ref.kind)).toEqual(['check-suite', 'post-mortem']);
  expect(world.repo.checks).toMatchObject([{ sha, conclusion: 'success' }]);
  expect(await world.look(world.ref('check-suite', 9))).toMatchObject({ found: false });
});

test.each([
  ['a draft', true, 8],
  ['one that is ready', false, 8],
])('the check on a post-mortem of a thousand words costs few calls: %s', async (_, draft, most) => {
  const world = new World();
  const incident = await world.incident();
  const ana = world.github.as('ana');
  const words = `\n## Background\n\n${'The pool of connections was sized by hand for a smaller shop. '.repeat(100)}\n`;
  const text = COMPLETE(incident.number) + words;
  ana.write(world.repo, { 'postmortems/2026-03-02-more.md': text }, 'long');
  const wish = { title: 'Post-mortem', body: '', head: 'long', base: 'main', draft };
  const pull = await ana.openPullRequest(world.repo, wish);
  // The first looks tell the incident and the labels of it; what is counted is the check of each later commit.
  await world.settle(world.ref('post-mortem', pull.number));
  await world.settle(world.ref('post-mortem', pull.number));
  ana.write(world.repo, { 'postmortems/2026-03-02-more.md': `${text}\nOne more line.\n` }, 'long');
  world.github.forgetCalls();
  await world.look(world.ref('post-mortem', pull.number));
  expect(world.repo.checks.at(-1)!.title).not.toContain('No post-mortem');
  expect(world.github.reads + world.github.writes).toBeLessThanOrEqual(most);
});
