import { beforeEach, describe, expect, test } from 'vitest';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { withMethods } from '../../src/github/with.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { issueRef } from '../../src/vocabulary/refs.ts';
import { World } from './world.ts';

let world: World;
let incident: Issue;
const bo = () => world.github.as('bo');
const branch = () => `debrief/post-mortem-${incident.number}`;
const look = () => world.settle(world.ref('incident', incident.number));
const say = async (text: string) => {
  await bo().comment(incident, text);
  world.minutes(1);
  await look();
};
const pull = async () => (await bo().pullRequestFrom(world.repo, branch()))!;
const path = async () => (await bo().changedFiles(await pull()))[0]!.path;
const draft = async () => (await bo().readAt(world.repo, await path(), branch()))!;
const edit = async (change: (text: string) => string) =>
  bo().write(world.repo, { [await path()]: change(await draft()) }, branch());
const commentsOn = (number: number) =>
  [...world.repo.comments.values()]
    .filter(({ issue, comment }) => issue.issue.number === number && comment.author.app)
    .map(({ comment }) => comment.body);

beforeEach(async () => {
  world = new World();
  incident = await world.incident();
  await say('/incident ic me');
});

describe('the draft', () => {
  test('takes at most 6 writes, and people see first that it is over', async () => {
    await bo().comment(incident, '/incident resolved');
    world.github.forgetCalls();
    await look();
    const writes = world.github.calls
      .filter((call) => call.writes > 0)
      .map(({ method, writes }) => [method, writes]);
    const methods = writes.map(([method]) => method);
    expect(methods.indexOf('editComment')).toBeLessThan(methods.indexOf('commitToBranch'));
    const ofDraft = writes.slice(methods.indexOf('commitToBranch'));
    const panel = ofDraft.filter(([method]) => method !== 'report');
    expect(panel.reduce((sum, [, count]) => sum + Number(count), 0)).toBeLessThanOrEqual(6);
  });

  test('can be asked for before the end', async () => {
    await say('/incident postmortem');
    expect(await draft()).toContain('## Timeline');
  });

  test('is not made for a drill, nor for one that somebody has exempted', async () => {
    await say('/incident exempt #3 covers it');
    await say('/incident resolved');
    expect(await pull()).toBeNull();
  });

  test('has a template of its own for data loss', async () => {
    await bo().addLabels(incident, ['data-loss']);
    await say('/incident resolved');
    expect(await draft()).toContain('## Data\n');
  });

  test('does not delay the end: an unreadable template is reported, and read again', async () => {
    world.github.onCall = (when, method) => {
      if (when === 'before' && method === 'file') throw new GitHubError('Server Error', 502, 10);
    };
    await bo().comment(incident, '/incident resolved');
    await look();
    const panel = commentsOn(incident.number).find((body) => body.includes('debrief:panel'))!;
    expect(panel).toContain('✅');
    expect(panel).toContain('The post-mortem could not be drafted. Its template could not be read.');
    expect(await pull()).toBeNull();
    const { due } = await world.look(world.ref('incident', incident.number));
    expect(due).toBe(new Date(world.clock + 5 * 60_000).toISOString());
    world.github.onCall = null;
    await look();
    expect(await pull()).not.toBeNull();
  });

  test('of two incidents that are resolved in one second are two', async () => {
    const second = await world.incident('Search is slow');
    await bo().comment(second, '/incident resolved');
    await bo().comment(incident, '/incident resolved');
    await world.settle(world.ref('incident', incident.number), world.ref('incident', second.number));
    expect(await pull()).not.toBeNull();
    expect(await bo().pullRequestFrom(world.repo, `debrief/post-mortem-${second.number}`)).not.toBeNull();
  });

  test('is made where the branch is there already, and its file is left as it is', async () => {
    bo().write(world.repo, { 'postmortems/mine.md': '# Mine\n' }, branch());
    await say('/incident resolved');
    expect((await bo().changedFiles(await pull())).map((file) => file.path)).toContain('postmortems/mine.md');
  });
});

describe('a repository in an unusual state', () => {
  const problems = async () => {
    const outcomes = await look();
    return outcomes.flatMap(({ steps }) => steps.flatMap(({ receipt }) => receipt.reason ?? []));
  };

  test('whose default branch has another name by now gets its draft against that one', async () => {
    const { git } = world.repo;
    git.branches.set('trunk', git.branches.get('main')!);
    git.branches.delete('main');
    world.repo.defaultBranch = 'trunk';
    await say('/incident resolved');
    expect((await pull()).base.ref).toBe('trunk');
  });

  test('that is empty says so, and gets its draft after the first commit', async () => {
    const { git } = world.repo;
    const head = git.branches.get('main')!;
    git.branches.delete('main');
    await bo().comment(incident, '/incident resolved');
    world.minutes(1);
    expect(await problems()).toContainEqual(expect.stringMatching(/no commit yet/));
    git.branches.set('main', head);
    await look();
    expect((await pull()).state).toBe('open');
  });

  test('whose rules forbid the branch gets what GitHub refused, and the incident is over anyway', async () => {
    world.github.onCall = (when, method) => {
      if (when === 'before' && method === 'commitToBranch')
        throw new GitHubError('GitHub refused: 422 Repository rule violations found', 422);
    };
    await bo().comment(incident, '/incident resolved');
    world.minutes(1);
    expect(await problems()).toContainEqual(expect.stringMatching(/rule violations/));
    expect(world.panels(incident)[0]!.body).toContain('Resolved');
    world.github.onCall = null;
    await look();
    expect((await pull()).state).toBe('open');
  });

  test('that refuses to open a withdrawn draft again is asked at the next look, and nothing says that it is open', async () => {
    await say('/incident resolved');
    const { number } = await pull();
    const mistake = await bo().comment(incident, '/incident false-alarm It was a test');
    world.minutes(1);
    await look();
    await world.settle(world.ref('draft', number));
    expect((await pull()).state).toBe('closed');
    await bo().deleteComment(incident, mistake.id);
    world.github.onCall = (when, method) => {
      if (when === 'before' && method === 'editIssue')
        throw new GitHubError('GitHub refused: 422 Validation Failed', 422);
    };
    world.minutes(1);
    expect(await problems()).toContainEqual(expect.stringMatching(/422/));
    expect(commentsOn(number).join()).not.toContain('the draft is open again');
    world.github.onCall = null;
    await look();
    expect((await pull()).state).toBe('open');
    expect(commentsOn(number).join()).toContain('the draft is open again');
  });

  test('in which the folder of templates is a file gets Debrief’s own template', async () => {
    bo().write(world.repo, { '.github/debrief/templates': 'moved to the wiki' });
    await say('/incident resolved');
    expect(await draft()).toContain('## Timeline');
  });
});

describe('while the draft is open', () => {
  test('a command for the incident is not silently lost on it: one answer says where it works', async () => {
    await say('/incident resolved');
    const { number } = await pull();
    const onPull = { ...world.repo, number };
    const before = commentsOn(number);
    await bo().comment(onPull, '/incident update Cards work again');
    await world.settle(world.ref('incident', number));
    await bo().comment(onPull, '/incident declare sev2');
    await world.settle(world.ref('incident', number));
    await world.settle(world.ref('incident', number));
    const fresh = commentsOn(number).filter((body) => !before.includes(body));
    expect(fresh).toEqual([
      expect.stringContaining(
        `This is the pull request of a post-mortem. \`/incident\` works on the incident, #${incident.number}.`,
      ),
    ]);
    expect(world.incidents()).toHaveLength(1);
  });

  beforeEach(() => say('/incident resolved'));

  test('one that nobody touched is regenerated as the incident goes on', async () => {
    await say('/incident reopen It is back');
    await say('/incident timeline now Node 4 fails as well');
    expect(await draft()).toContain('resolved: TODO');
    await say('/incident resolved');
    expect(await draft()).toMatch(/^resolved: 2026/m);
    expect(await draft()).toContain('Node 4 fails as well');
  });

  test('what people wrote stays, and the timeline follows', async () => {
    await edit((text) =>
      text
        .replace('## Summary\n', '## Summary\n\nCards were declined.\n')
        .replace('Detected, and', 'Seen by the monitor, and'),
    );
    await say('/incident timeline 14:00 UTC The provider reports trouble');
    const text = await draft();
    expect(text).toContain('Cards were declined.');
    expect(text).toContain('Seen by the monitor, and');
    expect(text).not.toContain('Detected, and');
    expect(text.match(/The provider reports trouble/g)).toHaveLength(1);
    const head = (await pull()).head.sha;
    await look();
    expect((await pull()).head.sha).toBe(head);
  });

  test('facts that nobody touched follow the incident, beside what people wrote', async () => {
    await say('/incident owner @bo');
    await edit((text) =>
      text
        .replace('## Summary\n', '## Summary\n\nCards were declined.\n')
        .replace(/^detected: .*$/m, 'detected: 2026-03-01T13:58:00Z # by the shop'),
    );
    const before = await draft();
    await say('/incident owner @cy');
    await say('/incident sev 4');
    await say('/incident time detected 14:01 UTC');
    const text = await draft();
    expect(text).toContain('Cards were declined.');
    expect(text).toMatch(/^severity: SEV4$/m);
    expect(text).toMatch(/^owner: "@cy"$/m);
    expect(text).toMatch(/^detected: 2026-03-01T13:58:00Z # by the shop$/m);
    const changed = text.split('\n').filter((line) => !before.includes(`${line}\n`));
    expect(changed.filter((line) => !/^(severity|owner): |^\| 2026/.test(line))).toEqual([]);
  });

  test('a row that was deleted never comes back, however often the rest is refreshed', async () => {
    await edit((text) => text.replace(/^\| .*Acknowledged.*\n/m, ''));
    await say('/incident timeline 14:00 UTC One');
    await say('/incident timeline 14:00 UTC Two');
    const text = await draft();
    expect(text).not.toContain('Acknowledged');
    expect(text).toContain('| One |');
    expect(text).toContain('| Two |');
  });

  test('a note above the text of the pull request does not keep it from being remembered', async () => {
    const { body, number } = await pull();
    await bo().editIssue({ ...world.repo, number }, { body: `Please review by Friday.\n\n${body}` });
    await say('/incident timeline 14:00 UTC One');
    await edit((text) => text.replace(/^\|.*\| One \|.*\n/m, ''));
    await say('/incident timeline 14:00 UTC Two');
    expect(await draft()).not.toContain('| One |');
    expect(await draft()).toContain('| Two |');
    expect((await pull()).body).toMatch(/^Please review by Friday\./);
  });

  test('one whose branch was forced back to an older commit follows from there', async () => {
    const { git } = world.repo;
    const before = git.branches.get(branch())!;
    await edit((text) => text.replace('## Summary\n', '## Summary\n\nCards were declined.\n'));
    git.branches.set(branch(), before);
    await say('/incident timeline 14:00 UTC The provider reports trouble');
    expect(await draft()).toContain('The provider reports trouble');
    expect(await draft()).not.toContain('Cards were declined.');
  });

  test('a commit that came in the meantime is never overwritten', async () => {
    world.github.onCall = (when, method) => {
      if (when !== 'before' || method !== 'changeFiles') return;
      world.github.onCall = null;
      const path = [...world.repo.git.resolve(branch())!.tree.keys()].find(
        (each) => each.endsWith('.md') && each !== 'README.md',
      )!;
      bo().write(world.repo, { [path]: 'Our own words.\n' }, branch());
    };
    await say('/incident timeline 14:00 UTC The provider reports trouble');
    expect(await draft()).toBe('Our own words.\n');
  });

  test.each(['renamed', 'deleted'])('a file that was %s is left alone', async (how) => {
    const [text, from] = [await draft(), await path()];
    const to = how === 'renamed' ? { 'postmortems/other.md': text } : { 'postmortems/other.md': '# Mine\n' };
    bo().write(world.repo, { [from]: null, ...to }, branch());
    await say('/incident timeline 14:00 UTC One');
    expect(bo().readAt(world.repo, from, branch())).toBeNull();
    expect(bo().readAt(world.repo, 'postmortems/other.md', branch())).not.toContain('| One |');
  });

  test('its owner and date stand on the panel, and another can take it on', async () => {
    const row = () =>
      commentsOn(incident.number)
        .find((body) => body.includes('debrief:panel'))!
        .match(/.*Post-mortem\*\*.*/)![0];
    expect(row()).toContain('draft · @bo · due 2026-03-06');
    await say('/incident owner @cy');
    expect(row()).toContain('@cy');
  });
});

test('a box that somebody ticks while the draft is refreshed stays ticked', async () => {
  world.policy = policySchema.parse({ postmortems: { checklist: ['Read together'] } });
  await say('/incident resolved');
  const { number } = await pull();
  await bo().comment(incident, '/incident note 14:03 UTC Support saw the first tickets');
  const { port } = world;
  world.port = withMethods(port, {
    changeFiles: async (...change) => {
      const { body } = await pull();
      await bo().editIssue(await pull(), { body: body.replace('[ ] Read', '[x] Read') });
      return port.changeFiles(...change);
    },
  });
  await world.look(world.ref('draft', number));
  expect(await draft()).toContain('Support saw the first tickets');
  expect((await pull()).body).toContain('[x] Read together');
});

describe('where it was no incident after all', () => {
  test('an untouched draft is closed, with a sentence that says why', async () => {
    await say('/incident resolved');
    const { number } = await pull();
    await say('/incident false-alarm the probe was broken');
    expect(world.repo.issues.get(number)!.issue.state).toBe('closed');
    expect(commentsOn(number).at(-1)).toContain(
      'No post-mortem follows from this incident (false alarm), so this draft',
    );
    await look();
    expect(commentsOn(number).filter((body) => body.includes('No post-mortem'))).toHaveLength(1);
  });

  test('what people wrote in the draft is left to them', async () => {
    await say('/incident resolved');
    const { number } = await pull();
    await edit((text) => `${text}\nThe probe asked the wrong host.\n`);
    await say('/incident false-alarm the probe was broken');
    expect(world.repo.issues.get(number)!.issue.state).toBe('open');
    expect(commentsOn(number).at(-1)).toContain('close it or keep it');
  });
});

describe('after the incident was transferred', () => {
  let old: number;
  /** Transfers it to a repository where Debrief opens its draft anew. Resolves to that draft. */
  async function transferred() {
    await say('/incident resolved');
    ({ number: old } = await pull());
    const pay = world.github.repository('acme', 'pay', {
      files: { 'README.md': '' },
      people: { bo: 'write' },
    });
    const { number } = bo().transfer(issueRef(incident), { owner: 'acme', repo: 'pay' });
    const head = `debrief/post-mortem-${number}`;
    await world.port.commitToBranch(pay, head, [{ path: 'draft.md', text: '# Draft\n' }], 'Draft');
    return world.port.openPullRequest(pay, { title: 'Draft', body: '', head, base: 'main', draft: false });
  }
  const here = async () => {
    world.minutes(1);
    await world.settle(world.ref('draft', old));
    const said = commentsOn(old).filter((body) => body.includes('The incident was transferred'));
    return [world.repo.issues.get(old)!.issue.state, said.length];
  };

  test.each(['open', 'merged'] as const)('its draft gives way to one there that is %s', async (state) => {
    const there = await transferred();
    if (state === 'merged') await bo().merge(there);
    expect(await here()).toEqual(['closed', 1]);
  });

  test('its draft stays while the one there is closed, and gives way once that is reopened', async () => {
    const there = await transferred();
    await bo().editIssue(there, { state: 'closed' });
    expect(await here()).toEqual(['open', 0]);
    await bo().editIssue(there, { state: 'open' });
    expect(await here()).toEqual(['closed', 1]);
  });
});

describe('the meeting about it', () => {
  const calendar = async () =>
    bo().readAt(world.repo, (await path()).replace(/\.md$/, '.review.ics'), branch());

  test('is in the draft with an agenda of what is open, and as a calendar file next to it', async () => {
    await say('/incident resolved');
    await edit((text) => text.replace('## Summary\n', '## Summary\n\nWhy did nobody see the canary?\n'));
    await say('/incident review 2026-04-09 14:00 UTC @ana');
    const text = await draft();
    expect(text).toContain(
      '## Review meeting\n\n2026-04-09 14:00 UTC, 60 minutes, with `@ana`. [Calendar file](',
    );
    expect(text).toContain('Not answered yet: Why did nobody see the canary?');
    expect(await calendar()).toMatch(/DTSTART:20260409T140000Z[\s\S]*STATUS:CONFIRMED/);
  });

  test('comes with the draft when it was set before the end', async () => {
    await say('/incident review 2026-04-09 14:00 UTC');
    await say('/incident resolved');
    expect(await draft()).toContain('2026-04-09 14:00 UTC, 60 minutes.');
  });

  test('is moved in its place, and says that it was cancelled', async () => {
    await say('/incident resolved');
    await say('/incident review 2026-04-09 14:00 UTC');
    await say('/incident review 2026-04-10 09:30 UTC');
    expect((await draft()).match(/## Review meeting/g)).toHaveLength(1);
    expect(await draft()).toContain('2026-04-10 09:30 UTC');
    await say('/incident review -');
    expect(await draft()).toContain('## Review meeting\n\nThe meeting was cancelled.');
    expect(await calendar()).toContain('STATUS:CANCELLED');
  });

  test('leaves a document alone in which somebody broke its marks', async () => {
    await say('/incident resolved');
    await say('/incident review 2026-04-09 14:00 UTC');
    await edit((text) => text.replace('<!-- /debrief:review -->', ''));
    await say('/incident review 2026-04-10 09:30 UTC');
    expect(await draft()).not.toContain('2026-04-10');
  });
});

describe('reminders', () => {
  const at = (day: string, time = '09:00:00') => {
    world.clock = Date.parse(`${day}T${time}Z`);
  };
  const remind = async () => world.settle(world.ref('draft', (await pull()).number));
  const said = async () => commentsOn((await pull()).number).filter((body) => body.includes('⏳'));

  test('come before and at the date, then less and less often, with a comment before it, on the day, and after four weeks', async () => {
    await say('/incident resolved');
    // SEV2, resolved on a Sunday: due on Friday.
    const texts: string[] = [];
    const counts: number[] = [];
    for (const day of [
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-09',
      '2026-03-10',
      '2026-03-13',
      '2026-03-20',
      '2026-04-03',
    ]) {
      at(day);
      await remind();
      await remind();
      const all = await said();
      counts.push(all.length);
      texts.push(all.at(-1)?.split('\n').at(-1) ?? '');
    }
    expect(counts).toEqual([0, 1, 2, 2, 2, 2, 2, 2, 3]);
    expect(texts[0]).toBe('');
    expect(texts[1]).toContain('@bo, this post-mortem is due on 2026-03-06');
    expect(texts[2]).toContain('is due today, 2026-03-06');
    expect(texts[3]).toBe(texts[2]);
    expect(texts[4]).toContain('was due on 2026-03-06, 3 days ago');
    expect(texts[6]).toContain('7 days ago');
    expect(texts[7]).toContain('14 days ago');
    expect(texts[8]).toContain('@bo, this post-mortem was due on 2026-03-06, 28 days ago');
  });

  test('come even if somebody rewrote the description of the pull request', async () => {
    await say('/incident resolved');
    const { number } = await pull();
    await bo().editIssue({ ...world.repo, number }, { body: 'Our own words.' });
    world.minutes(20 * 24 * 60);
    await world.settle(world.ref('draft', number));
    expect(commentsOn(number).filter((body) => /was due on/.test(body))).toHaveLength(1);
  });

  test('are timed: the next look is when work begins on the day', async () => {
    await say('/incident resolved');
    const [outcome] = await remind();
    expect(outcome?.due).toBe('2026-03-05T09:00:00Z');
  });

  test('end with the merge, and pause while the incident goes on', async () => {
    await say('/incident resolved');
    await say('/incident reopen It is back');
    at('2026-03-09');
    await remind();
    expect(await said()).toEqual([]);
  });
});

describe('an incident that is closed before its post-mortem is merged', () => {
  const close = async () => {
    await bo().editIssue(incident, { state: 'closed' });
    world.minutes(1);
    await look();
    await look();
  };
  const state = async () => (await bo().issue(incident))!.state;
  const notices = () => commentsOn(incident.number).filter((body) => body.includes('open again, once'));

  test.each([
    ['ready', 'it is still a draft'],
    ['draft', 'it is still a draft'],
  ])(
    'is reopened once, with what is missing (opened as %s); closing it again is a decision',
    async (openAs, missing) => {
      world.policy = policySchema.parse({ postmortems: { openAs } });
      await say('/incident resolved');
      await close();
      expect(await state()).toBe('open');
      expect(notices()).toHaveLength(1);
      expect(notices()[0]).toContain(missing);
      await close();
      expect(await state()).toBe('closed');
      expect(notices()).toHaveLength(1);
    },
  );

  test('more than two weeks ago stays closed', async () => {
    await say('/incident resolved');
    await bo().editIssue(incident, { state: 'closed' });
    world.minutes(15 * 24 * 60);
    await look();
    expect([await state(), notices()]).toEqual(['closed', []]);
  });

  test('stays resolved', async () => {
    await say('/incident resolved');
    await close();
    const panel = commentsOn(incident.number).find((body) => body.includes('debrief:panel'))!;
    expect(panel).toContain('## ✅ SEV2 · Resolved');
  });

  test.each(['/incident false-alarm Test traffic', '/incident exempt #3 covers it', '/incident drill'])(
    'stays closed after %s',
    async (command) => {
      await say('/incident resolved');
      await say(command);
      await close();
      expect(notices()).toEqual([]);
    },
  );

  test('stays closed once it is merged, or where the policy does not require it', async () => {
    await say('/incident resolved');
    await world.github.as('cy').merge(await pull());
    await close();
    expect(await state()).toBe('closed');
    world.policy = policySchema.parse({ postmortems: { required: { SEV2: false } } });
    const other = await world.incident('Search is slow');
    await bo().comment(other, '/incident resolved');
    await world.settle(world.ref('incident', other.number));
    await bo().editIssue(other, { state: 'closed' });
    await world.settle(world.ref('incident', other.number));
    expect((await bo().issue(other))!.state).toBe('closed');
  });
});
