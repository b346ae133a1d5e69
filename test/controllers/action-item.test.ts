import { describe, expect, test } from 'vitest';
import { ITEM_COMMANDS } from '../../src/action-items/commands/index.ts';
import { observe } from '../../src/controllers/action-item/observe.ts';
import { trackedItems } from '../../src/controllers/action-items/tracked.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { ItemsWorld } from './items-world.ts';

const ITEM = '- [ ] Alert on pool use above 80 %, owner: @bo, due 2026-03-20';
const with_ = (more: Partial<Policy['actionItems']>): Policy => ({
  ...DEFAULT_POLICY,
  actionItems: { ...DEFAULT_POLICY.actionItems, ...more },
});

/** The policy with these settings. */
function parsed(settings: object): Policy {
  const read = readPolicy(JSON.stringify(settings), 'debrief.yml', null);
  expect(read.problems).toEqual([]);
  return read.policy;
}

async function merged(items = ITEM, policy = DEFAULT_POLICY): Promise<ItemsWorld> {
  const world = await new ItemsWorld().withIncident();
  world.policy = policy;
  await world.merge(items);
  return world;
}

describe('the issue of an item says', () => {
  test('the factor that it addresses, when it is done, its service and its labels', async () => {
    const world = await merged(
      '- [ ] Cap the pool of each worker, owner: @bo, due 2026-03-20, type: prevent, priority: P1, service: checkout, addresses: F1. Done when: no worker holds more than 20 connections',
    );
    expect(world.item.body).toContain('| **Addresses** | F1: The pool had no limit for each worker |');
    expect(world.item.body).toContain('| **Done when** | no worker holds more than 20 connections |');
    expect(world.item.body).toContain('| **Service** | checkout |');
    expect(world.item.labels).toEqual(['action-item', 'type: prevent', 'priority: P1']);
    expect(world.item.title).not.toContain('Done when');
  });

  test('which commands work on it, in one line, which no later merge adds to an older issue', async () => {
    const world = await merged();
    const line =
      '\n\nWhen it is done, comment `/action done <evidence>`; `/action help` lists what else works here.';
    expect(world.item.body.split(line)).toHaveLength(2);
    const older = world.item.body.replace(line, '');
    await world.github.as('bo').editIssue(world.item, { body: older });
    await world.merge(`${ITEM}\n- [ ] Add retries to the client @cy due 2026-04-01`);
    await world.look(world.ref('action-item', world.item.number));
    expect(world.item.body).toBe(older);
  });

  test('who is accountable when several are named, and that a date had passed already', async () => {
    const world = await merged('- [ ] Cap the pool, owners: @bo and @cy, due 2026-02-20');
    expect(world.item.assignees).toEqual(['bo']);
    expect(world.item.body).toContain('`bo`, the first who can be assigned, is accountable');
    expect(world.item.body).toContain('This date had passed when the post-mortem was merged');
  });

  test('the person whom the policy names for a team', async () => {
    const world = await merged(
      '- [ ] Cap the pool, owner: @acme/platform, due 2026-03-20',
      with_({ maintainers: { platform: 'cy' } }),
    );
    expect(world.item.assignees).toEqual(['cy']);
  });
});

test('a proposal is no issue until it is accepted, and a declined one never is', async () => {
  const table = (status: string) =>
    `| Item | Owner | Due | Status |\n| --- | --- | --- | --- |\n| Cap the pool of each worker | @bo | 2026-03-20 | ${status} |`;
  const world = await merged(table('Proposed'));
  expect(world.items()).toEqual([]);
  await world.merge(table('Declined'));
  expect(world.items()).toEqual([]);
  await world.merge(table('Accepted'));
  expect(world.items()).toHaveLength(1);
});

describe('the repository of an item', () => {
  const service = {
    name: 'pay',
    aliases: [],
    paths: [],
    team: null,
    onCall: null,
    component: null,
    runbook: null,
    channel: null,
  };
  const policy = { ...DEFAULT_POLICY, services: [{ ...service, repositories: ['payments'] }] } as Policy;

  test('is that of its service, or the one that it names', async () => {
    const world = await new ItemsWorld().withIncident();
    world.policy = policy;
    world.installed.add('acme/payments').add('acme/infra');
    const payments = world.github.repository('acme', 'payments', { people: { bo: 'write' }, files: {} });
    const infra = world.github.repository('acme', 'infra', { people: { bo: 'write' }, files: {} });
    const pull = await world.merge(
      `- [ ] Cap the pool of each worker, owner: @bo, due 2026-03-20, service: pay\n- [ ] Rotate the certificates, owner: @bo, due 2026-03-20, repo: infra`,
    );
    const titles = (repo: typeof infra) => [...repo.issues.values()].map(({ issue }) => issue.title);
    expect(titles(payments)).toEqual(['Cap the pool of each worker']);
    expect(titles(infra)).toEqual(['Rotate the certificates']);
    expect(world.repo.issues.get(world.incidentNumber!)!.children).toHaveLength(2);
    await world.settle(world.ref('action-items', pull));
    expect([payments.issues.size, infra.issues.size]).toEqual([1, 1]);
  });

  test('that has issues turned off is refused with its name, and the other items are filed', async () => {
    const world = await new ItemsWorld().withIncident();
    world.installed.add('acme/infra');
    world.github.repository('acme', 'infra', { people: {}, files: {} }).hasIssues = false;
    const pull = await world.merge(
      `- [ ] Cap the pool of each worker, owner: @bo, due 2026-03-20\n- [ ] Rotate the certificates, owner: @bo, due 2026-03-20, repo: infra`,
    );
    expect(world.items().map(({ title }) => title)).toEqual(['Cap the pool of each worker']);
    const { steps } = await world.look(world.ref('action-items', pull));
    const refused = steps.find(({ receipt }) => receipt.outcome === 'refused')!;
    expect(refused.receipt.reason).toContain('disabled');
    expect(refused.says).toContain('Rotate the certificates');
  });

  test('is the document’s where the App is not installed on its own, and the issue says where it belongs', async () => {
    const world = await new ItemsWorld().withIncident();
    const infra = world.github.repository('acme', 'infra', { people: {}, files: {} });
    const pull = await world.merge('- [ ] Rotate the certificates, owner: @bo, due 2026-03-20, repo: infra');
    expect(infra.issues.size).toBe(0);
    expect(world.item.assignees).toEqual(['bo']);
    expect(world.item.body).toContain('It belongs in `acme/infra`, but this App is not installed there');
    world.installed.add('acme/infra');
    await world.settle(world.ref('action-items', pull));
    expect([world.items().length, infra.issues.size]).toEqual([1, 0]);
  });

  test('without the App is told in the check, which passes all the same', async () => {
    const world = await new ItemsWorld().withIncident();
    const { number } = await world.open(
      '- [ ] Rotate the certificates, owner: @bo, due 2026-03-20, repo: infra',
    );
    const ref = world.ref('post-mortem', number);
    await world.settle(ref);
    const warnings = () =>
      world.repo.checks.at(-1)!.annotations.filter(({ message }) => message.includes('acme/infra'));
    expect(warnings().map(({ level, startLine }) => [level, startLine])).toEqual([['warning', 25]]);
    expect(world.repo.checks.at(-1)!.summary).toContain('For repositories without this App');
    world.installed.add('acme/infra');
    await world.settle(ref);
    expect(warnings()).toEqual([]);
  });

  test('of somebody else is not written to', async () => {
    const world = await new ItemsWorld().withIncident();
    const other = world.github.repository('evil', 'shop', { people: {}, files: {} });
    await world.merge('- [ ] Rotate the certificates, owner: @bo, due 2026-03-20, repo: evil/shop');
    expect(other.issues.size).toBe(0);
    expect(world.items()).toHaveLength(1);
  });
});

test('where an item may be another one in other words, the pull request is asked, and a tick decides', async () => {
  const world = await merged('- [ ] Freeze deployments in December');
  const pull = await world.merge('- [ ] Freeze deployments in January');
  expect(world.items().map(({ title }) => title)).toEqual(['Freeze deployments in December']);
  const [question] = world.comments(world.repo.issues.get(pull)!.issue);
  expect(question!.body).toContain('in other words? Tick one box');
  const tick = (word: string) =>
    world.github.as('ana').editComment(
      { ...world.repo, number: pull },
      question!.id,
      question!.body
        .split('\n')
        .map((line) => (line.includes(word) ? line.replace('[ ]', '[x]') : line))
        .join('\n'),
    );
  await tick('it is the same');
  await world.settle(world.ref('action-items', pull));
  expect(world.items().map(({ title }) => title)).toEqual(['Freeze deployments in January']);
});

describe('a later pull request', () => {
  test('changes the date and the owner of the issue, and nothing else', async () => {
    const world = await merged();
    await world.github
      .as('bo')
      .editIssue(world.item, { body: `${world.item.body}\n\nMy plan: exporter first.` });
    await world.merge(ITEM.replace('@bo', '@cy').replace('03-20', '04-10'));
    expect(world.items()).toHaveLength(1);
    expect(world.item.assignees).toEqual(['cy']);
    expect(world.item.body).toContain('| **Due** | 2026-04-10 |');
    expect(world.item.body).toContain('My plan: exporter first.');
  });

  test('keeps what people changed since, and says so on both sides, once', async () => {
    const world = await merged();
    await world.github.as('bo').editIssue(world.item, { assignees: ['ana'] });
    const pull = await world.merge(ITEM.replace('@bo', '@cy'));
    await world.settle(world.ref('action-items', pull));
    expect(world.item.assignees).toEqual(['ana']);
    const words = '`cy` as the owner, and `ana` is assigned here';
    const there = world.comments(world.repo.issues.get(pull)!.issue);
    expect(world.said().filter((text) => text.includes(words))).toHaveLength(1);
    expect(there.filter(({ body }) => body.includes(words))).toHaveLength(1);
  });

  test.each([
    ['leaves it out', '- [ ] Add retries to the client @cy due 2026-04-01', 'no longer lists this'],
    ['leaves out all of them', 'Nothing is left to do.', 'no longer lists this'],
    ['calls it done', ITEM.replace('[ ]', '[x]'), 'says that this is done'],
    [
      'declines it',
      '| Item | Owner | Status |\n| --- | --- | --- |\n| Alert on pool use above 80 % | @bo | Declined |',
      'will not be done',
    ],
  ])(
    'that %s says so once on its issue and on the pull request, and closes nothing',
    async (_, items, says) => {
      const world = await merged();
      const first = world.item;
      const pull = await world.merge(items);
      await world.settle(world.ref('action-items', pull));
      const there = world.comments(world.repo.issues.get(pull)!.issue);
      expect(world.said(first).filter((text) => text.includes(says))).toHaveLength(1);
      expect(there.filter(({ body }) => body.includes(says))).toHaveLength(1);
      expect((await world.port.issue(first))!.state).toBe('open');
    },
  );

  test('that only moves it, or comes before it, says nothing', async () => {
    const world = await merged();
    const pulls = [...world.repo.issues.values()].flatMap(({ issue, pull }) => (pull ? [issue.number] : []));
    await world.merge(`- [ ] Add retries to the client @cy due 2026-04-01\n${ITEM}`);
    await world.settle(world.ref('action-items', pulls.at(-1)!));
    expect(world.items().map((issue) => world.said(issue))).toEqual([[], []]);
  });

  test('does not take back a date that was agreed on in the issue', async () => {
    const world = await merged();
    await world.tell('bo', '/action due 2026-05-01 The exporter comes in April');
    expect(world.item.body).toContain('| **Due** | 2026-05-01 |');
    await world.merge(ITEM.replace('03-20', '04-10'));
    expect(world.item.body).toContain('| **Due** | 2026-05-01 |');
    expect(world.said().join('\n')).toContain('now says that this is due 2026-04-10');
  });
});

describe('the panel of the incident and the pages show of an item', () => {
  const shown = async (world: ItemsWorld) => {
    const { rows } = await world.look(world.ref('action-item', world.item.number));
    await world.sweep();
    const panel = world.panels(world.incidents()[0]!)[0]!.body;
    return { panel, row: rows.find(({ table }) => table === 'action-item')?.data };
  };

  test('its new date and its new owner', async () => {
    const world = await merged();
    await world.tell('bo', '/action due 2026-05-01 The exporter comes in April');
    await world.tell('bo', '/action owner @cy');
    const { panel, row } = await shown(world);
    expect(panel).toContain(`#${world.item.number} · @cy · due 2026-05-01`);
    expect(row).toMatchObject({ owner: 'cy', due: '2026-05-01', done: false, declined: false });
  });

  test.each([
    ['completed', '1 of 1 done', { done: true, declined: false }],
    ['not-planned', '0 of 1 done, 1 declined', { done: false, declined: true }],
    ['duplicate', '0 of 1 done, 1 declined', { done: false, declined: true }],
  ] as const)('that it was closed as %s', async (closedAs, says, fate) => {
    const world = await merged();
    await world.github.as('bo').editIssue(world.item, { state: 'closed', closedAs });
    const { panel, row } = await shown(world);
    expect(panel).toContain(says);
    expect(row).toMatchObject(fate);
  });
});

describe('the field of the organisation for due dates', () => {
  const withField = () => merged(ITEM, with_({ dueField: 7 }));
  const fields = (world: ItemsWorld) => world.repo.issues.get(world.item.number)!.fields;
  const look = (world: ItemsWorld) => world.settle(world.ref('action-item', world.item.number));

  test('shows the date from the start, and follows the document and the command', async () => {
    const world = await withField();
    expect(fields(world).get(7)).toBe('2026-03-20');
    await world.merge(ITEM.replace('03-20', '04-10'));
    await look(world);
    expect(fields(world).get(7)).toBe('2026-04-10');
    expect(world.item.body).toContain('| **Due** | 2026-04-10 |');
    await world.tell('bo', '/action due 2026-05-01 The exporter comes in April');
    expect(fields(world).get(7)).toBe('2026-05-01');
    expect((await world.look(world.ref('action-item', world.item.number))).steps).toEqual([]);
  });

  test('changed by people is the date on which they agreed, after a command as well', async () => {
    const world = await withField();
    await world.tell('bo', '/action due 2026-05-01 The exporter comes in April');
    fields(world).set(7, '2026-06-01');
    await look(world);
    expect(world.item.body).toContain('| **Due** | 2026-06-01 |');
    expect(fields(world).get(7)).toBe('2026-06-01');
    await world.tell('bo', '/action due 2026-07-01 June is short');
    expect(world.item.body).toContain('| **Due** | 2026-07-01 |');
    expect(fields(world).get(7)).toBe('2026-07-01');
  });

  test('is filled where it is empty', async () => {
    const world = await withField();
    fields(world).clear();
    await look(world);
    expect(fields(world).get(7)).toBe('2026-03-20');
  });
});

describe('a command', () => {
  test.each(ITEM_COMMANDS.flatMap(({ examples }) => examples))(
    '/action %s is understood',
    async (example) => {
      const world = await merged();
      world.repo.people.set('octocat', 'write');
      await world.tell('bo', `/action ${example}`);
      const comment = world.comments(world.item).find(({ body }) => body.startsWith('/action'))!;
      expect(world.reactions(comment)).toEqual(['+1']);
    },
  );

  test.each(['finish', 'close', 'fixed'])('%s closes it as well', async (verb) => {
    const world = await merged();
    await world.tell('bo', `/action ${verb} The alert fired in the game day`);
    expect(world.item.state).toBe('closed');
  });

  test('done closes the item with its evidence, and the incident shows what is safer now', async () => {
    const world = await merged();
    await world.tell('bo', '/action done The alert fired in the game day');
    expect([world.item.state, world.item.closedAs]).toEqual(['closed', 'completed']);
    expect(world.said()).toEqual(['**Done.** What shows it, says `bo`: The alert fired in the game day']);
    const incident = world.repo.issues.get(world.incidentNumber!)!.issue;
    const thanks = world.said(incident).filter((text) => text.includes('What is safer now'));
    expect(thanks).toHaveLength(1);
    await world.look(world.ref('action-item', world.item.number));
    expect(world.said(incident).filter((text) => text.includes('What is safer now'))).toHaveLength(1);
  });

  test('decline keeps the reason as a decision', async () => {
    const world = await merged();
    await world.tell('bo', '/action decline The service is retired');
    expect([world.item.state, world.item.closedAs]).toEqual(['closed', 'not-planned']);
    expect(world.said()).toEqual(['**Declined** by `bo`: The service is retired']);
  });

  test('snooze and due are counted, and need a reason', async () => {
    const world = await merged();
    await world.tell('bo', '/action snooze 2 weeks');
    await world.tell('bo', '/action due 2026-04-20');
    expect(
      world
        .said()
        .filter((text) => text.startsWith('@bo'))
        .join(),
    ).toMatch(/Why\?.*Why does the date move\?/);
    await world.tell('bo', '/action due 2026-02-30 The vendor is late');
    expect(world.said().at(-1)).toContain('Until when? Write the date');
    await world.tell('bo', '/action snooze 2 weeks Waiting for hardware');
    await world.tell('bo', '/action due 2026-04-20 The hardware is late');
    await world.tell('bo', '/action due 2026-04-30 And later still');
    const card = world.said().find((text) => text.includes('moved'))!;
    expect(card).toContain('The date was moved 2 times, last to 2026-04-30 by `bo`: And later still');
    expect(card).toContain('Reminders were held once, last to 2026-03-15 by `bo`: Waiting for hardware');
    expect(world.item.body).toContain('| **Due** | 2026-04-30 |');
  });

  test('owner hands the item over, to somebody who can be assigned', async () => {
    const world = await merged();
    await world.tell('bo', '/action owner @cy');
    expect(world.item.assignees).toEqual(['cy']);
    await world.tell('cy', '/action owner @nobody-here');
    expect(world.item.assignees).toEqual(['cy']);
    expect(world.said().filter((text) => text.includes('`nobody-here` cannot be assigned'))).toHaveLength(1);
    expect(world.said().join()).not.toContain('Handed over to `nobody-here`');
  });

  test('of a stranger does nothing, and is answered once', async () => {
    const world = await merged();
    await world.tell('rea', '/action decline I do not care');
    await world.look(world.ref('action-item', world.item.number));
    expect(world.item.state).toBe('open');
    expect(world.said().filter((text) => text.includes('with the role *triage*'))).toHaveLength(1);
  });

  test('of a stranger whose login is the name of the owner does nothing', async () => {
    const world = await merged('- [ ] Alert on declined cards, owner: Tomas, due 2026-03-20');
    expect(world.item.body).toContain('owner=Tomas');
    await world.tell('tomas', '/action decline Not needed any more');
    expect(world.item.state).toBe('open');
    expect(world.said().filter((text) => text.includes('with the role *triage*'))).toHaveLength(1);
  });

  test('of the owner in the document counts while nobody is assigned', async () => {
    const world = await merged('- [ ] Alert on declined cards, owner: @rea, due 2026-03-20');
    await world.github.as('ana').editIssue(world.item, { assignees: [] });
    await world.tell('rea', '/action decline The provider alerts us');
    expect(world.item.state).toBe('closed');
  });

  test.each([
    // 2026-03-02 is a Monday.
    ['friday The vendor is late', '2026-03-06', 'The vendor is late'],
    ['by Friday: the vendor is late', '2026-03-06', 'the vendor is late'],
    ['next week, the vendor is late', '2026-03-13', 'the vendor is late'],
    ['12 June The vendor is late', '2026-06-12', 'The vendor is late'],
    ['end of March because the vendor delivers in May', '2026-03-31', 'because the vendor delivers in May'],
    ['2026-04-20 The vendor delivers on Friday', '2026-04-20', 'The vendor delivers on Friday'],
  ])('due %s agrees on %s', async (words, day, why) => {
    const world = await merged();
    world.clock = Date.parse('2026-03-02T12:00:00Z');
    await world.tell('bo', `/action due ${words}`);
    expect(world.item.body).toContain(`| **Due** | ${day} |`);
    expect(world.said().join()).not.toContain('Until when');
    const facts = await observe(
      world.ref('action-item', world.item.number),
      { github: world.port } as never,
      world.policy,
    );
    const state = facts?.kind === 'item' ? facts.state : null;
    expect(state!.redates.map(({ text }) => text)).toEqual([why]);
  });

  test('due counts words from the day in the zone of the policy', async () => {
    const auckland = {
      ...DEFAULT_POLICY,
      calendar: { ...DEFAULT_POLICY.calendar, zone: 'Pacific/Auckland' },
    };
    const world = await merged(ITEM, auckland);
    world.clock = Date.parse('2026-03-05T20:00:00Z');
    await world.tell('bo', '/action due tomorrow The vendor is late');
    expect(world.item.body).toContain('| **Due** | 2026-03-07 |');
  });

  test.each(['the vendor says Friday', 'soonish', 'Friday', '2026-02-30 The vendor is late'])(
    'due %s is refused with the words that work',
    async (words) => {
      const world = await merged();
      await world.tell('bo', `/action due ${words}`);
      expect(world.item.body).toContain('| **Due** | 2026-03-20 |');
      expect(world.said()[0]).toMatch(/`\/action due (?:Friday|2026-\d\d-\d\d) <why>`/);
    },
  );

  test('that does not exist is answered with those that do', async () => {
    const world = await merged();
    await world.tell('bo', '/action dnoe it works');
    expect(world.said()[0]).toContain('There is no `/action dnoe`. Did you mean');
    expect(world.said()[0]).toContain('\n\n- `/action done <evidence>`: Closes the item.');
  });

  test('help lists the commands, once, and nothing was wrong with it', async () => {
    const world = await merged();
    await world.tell('bo', '/action help');
    await world.look(world.ref('action-item', world.item.number));
    expect(world.said()).toEqual([expect.stringMatching(/^@bo These work here:\n\n- `\/action done/)]);
    const comment = world.comments(world.item).find(({ body }) => body === '/action help')!;
    expect(world.reactions(comment)).toEqual(['+1']);
  });

  test('for the incident is not silently lost here: the answer says where it works', async () => {
    const world = await merged();
    await world.tell('bo', '/incident update The alert is in place');
    expect(world.said()).toEqual([expect.stringContaining('`/incident` works on the issue of the incident')]);
    expect(world.item.state).toBe('open');
  });
});

describe('an item that is closed without a word', () => {
  const close = async (world: ItemsWorld, closedAs: 'completed' | 'not-planned' = 'completed') => {
    await world.github.as('bo').editIssue(world.item, { state: 'closed', closedAs });
    await world.settle(world.ref('action-item', world.item.number));
  };

  test('is asked what shows it, once, and the answer is kept', async () => {
    const world = await merged();
    await close(world);
    expect(world.said()).toEqual([
      '@bo, what shows that this is done? A link to the pull request, or a sentence: `/action done <evidence>`.',
    ]);
    await world.tell('bo', 'The dashboard shows the alert since Monday.');
    expect(world.said()).toEqual([
      '**Done.** What shows it, says `bo`: The dashboard shows the alert since Monday.',
    ]);
  });

  test('as not planned is asked for the reason', async () => {
    const world = await merged();
    await close(world, 'not-planned');
    expect(world.said()[0]).toContain('why will this not be done?');
  });

  test('is not asked when a merged pull request is linked', async () => {
    const world = await merged();
    const ana = world.github.as('ana');
    ana.write(world.repo, { 'alert.yml': 'pool: 80' }, 'alert');
    const wish = {
      title: 'Alert',
      body: `Closes #${world.item.number}`,
      head: 'alert',
      base: 'main',
      draft: false,
    };
    await ana.merge(await ana.openPullRequest(world.repo, wish));
    await world.settle(world.ref('action-item', world.item.number));
    expect(world.said()).toEqual([
      expect.stringContaining('**Done.** What shows it, says `ana`: a merged pull request'),
    ]);
  });

  test('is not asked when a commit closes it or names it', async () => {
    const world = await merged();
    const { events } = world.repo.issues.get(world.item.number)!;
    const actor = { login: 'bo', kind: 'user', app: false } as const;
    events.push({ type: 'referenced', at: '2026-03-02T10:00:00Z', actor, commit: 'c0ffee1' });
    await close(world);
    expect(world.said()).toEqual(['**Done.** What shows it, says `bo`: the commit c0ffee1']);
  });

  test.each(['https://github.com/acme/shop/pull/71', 'see #71', 'Shipped: 3f2c1ab'])(
    'takes a link as an answer: %s',
    async (answer) => {
      const world = await merged();
      await close(world);
      await world.tell('bo', answer);
      expect(world.said()[0]).toContain('**Done.** What shows it, says `bo`');
    },
  );

  test('does not take a mere “done” as evidence', async () => {
    const world = await merged();
    await close(world);
    await world.tell('bo', 'done');
    expect(world.said()[0]).toContain('what shows that this is done?');
  });

  test('is reopened with a kind note where the policy requires evidence, and stays closed with it', async () => {
    const world = await merged(ITEM, with_({ evidence: 'require' }));
    await close(world);
    expect(world.item.state).toBe('open');
    expect(world.said()[0]).toContain(
      'thank you. This was reopened only because nothing says yet how it ended',
    );
    await world.tell('bo', '/action done The alert fired in the game day');
    expect(world.item.state).toBe('closed');
    expect(world.said()).toHaveLength(1);
  });

  describe('as not planned by a bot', () => {
    const reopened = '@bo, a bot closed this as not planned because it was quiet';
    const left = '@bo, a bot closed this as not planned, but the post-mortem still promises it';
    const cards = (world: ItemsWorld) => world.said().filter((text) => !text.startsWith('@bo: this'));
    const days = (world: ItemsWorld, count: number) =>
      world.until(new Date(world.clock + count * 86_400_000).toISOString());
    const closes = async (
      world: ItemsWorld,
      login = 'stale[bot]',
      closedAs: 'completed' | 'not-planned' = 'not-planned',
    ) => {
      await world.github.as(login).editIssue(world.item, { state: 'closed', closedAs });
      await world.settle(world.ref('action-item', world.item.number));
    };

    test.each(['off', 'ask', 'require'] as const)(
      'because it was quiet is open again once; after that it stays closed, and Debrief asks (evidence: %s)',
      async (evidence) => {
        const world = await merged(ITEM, with_({ evidence }));
        await days(world, 30);
        await closes(world);
        expect(world.item.state).toBe('open');
        expect(cards(world)).toEqual([expect.stringContaining(reopened)]);
        for (const _ of [1, 2]) {
          await days(world, 60);
          await closes(world);
          expect(world.item.state).toBe('closed');
          expect(cards(world)).toEqual([expect.stringContaining(left)]);
          await world.github.as('bo').editIssue(world.item, { state: 'open' });
        }
        await world.tell('bo', '/action decline The pool is replaced by a managed one');
        expect([world.item.state, world.item.closedAs]).toEqual(['closed', 'not-planned']);
        expect(cards(world)[0]).not.toContain('a bot closed this');
      },
    );

    test('is open again once even if somebody closes and reopens it in between, or deletes what Debrief said', async () => {
      for (const forget of [
        async (world: ItemsWorld) => {
          await closes(world, 'bo', 'completed');
          await world.github.as('bo').editIssue(world.item, { state: 'open' });
        },
        async ({ repo, item }: ItemsWorld) => {
          const { events } = repo.issues.get(item.number)!;
          events.splice(0, events.length, ...events.filter(({ type }) => type !== 'commented'));
        },
      ]) {
        const world = await merged();
        await days(world, 30);
        await closes(world);
        await forget(world);
        await days(world, 60);
        await closes(world);
        expect(world.item.state).toBe('closed');
      }
    });

    test.each(['ask', 'require'] as const)(
      'that closes whatever is opened stays closed at once (evidence: %s)',
      async (evidence) => {
        const world = await merged(ITEM, with_({ evidence }));
        world.minutes(1);
        await closes(world, 'triage[bot]');
        expect(world.item.state).toBe('closed');
        expect(cards(world)).toEqual([expect.stringContaining(left)]);
      },
    );

    test.each([
      ['bo', 'somebody'],
      ['ci[bot]', 'another bot'],
    ])('within a week of something that %s did (%s) stays closed', async (login) => {
      const world = await merged();
      await days(world, 30);
      await world.github.as(login).comment(world.item, 'Cancelled in the tracker?');
      await days(world, 6);
      await closes(world, 'tracker[bot]');
      expect(world.item.state).toBe('closed');
      expect(cards(world)).toEqual([expect.stringContaining(left)]);
    });

    test('is left alone where the policy asks for nothing, unless it was quiet', async () => {
      const world = await merged(ITEM, with_({ evidence: 'off' }));
      await closes(world);
      expect([world.item.state, world.said()]).toEqual(['closed', []]);
    });

    test('more than two weeks ago stays closed, whatever is new since', async () => {
      const world = await merged(ITEM, with_({ evidence: 'require' }));
      await days(world, 30);
      await world.github.as('stale[bot]').editIssue(world.item, { state: 'closed', closedAs: 'not-planned' });
      world.clock += 15 * 86_400_000;
      await world.settle(world.ref('action-item', world.item.number));
      expect(world.item.state).toBe('closed');
    });

    test('that closes it as completed, where the policy requires evidence, is undone only once', async () => {
      const world = await merged(ITEM, with_({ evidence: 'require' }));
      await closes(world, 'sync[bot]', 'completed');
      expect(world.item.state).toBe('open');
      await closes(world, 'sync[bot]', 'completed');
      expect(world.item.state).toBe('closed');
      expect(cards(world)).toEqual([expect.stringContaining('what shows that this is done?')]);
    });
  });

  test.each([
    ['as not planned by a bot that a person has just told to', 'not-planned'],
    ['as completed by a bot', 'completed'],
  ] as const)('%s stays closed', async (how, closedAs) => {
    const world = await merged();
    if (how.includes('told')) await world.github.as('bo').comment(world.item, '/close not-planned');
    await world.github.as('ci[bot]').editIssue(world.item, { state: 'closed', closedAs });
    await world.settle(world.ref('action-item', world.item.number));
    expect(world.item.state).toBe('closed');
  });

  test('is left alone where the policy asks for nothing', async () => {
    const world = await merged(ITEM, with_({ evidence: 'off' }));
    await close(world);
    expect(world.said()).toEqual([]);
  });
});

describe('a reminder', () => {
  const cards = (world: ItemsWorld) => world.said().filter((text) => text.startsWith('**'));

  test('comes a week and a day ahead, at the date, then weekly and ever more rarely, in one comment', async () => {
    const world = await merged(ITEM, with_({ escalateTo: ['cy'] }));
    const now = () => cards(world).map((text) => text.split('. ')[0]);
    await world.until('2026-03-12T12:00:00Z');
    expect(now()).toEqual([]);
    await world.until('2026-03-13T12:00:00Z');
    expect(now()).toEqual(['**Due in 7 days** (2026-03-20)']);
    await world.until('2026-03-19T12:00:00Z');
    expect(now()).toEqual(['**Due tomorrow** (2026-03-20)']);
    await world.until('2026-03-20T12:00:00Z');
    expect(now()).toEqual(['**Due today** (2026-03-20)']);
    await world.until('2026-03-27T12:00:00Z');
    expect(now()).toEqual(['**Overdue for 1 week** (2026-03-20)']);
    expect(world.said()[0]).not.toContain('@cy');
    await world.until('2026-04-10T12:00:00Z');
    expect(now()).toEqual(['**Overdue for 3 weeks** (2026-03-20)']);
    expect(world.said()[0]).toContain('For a decision: @cy.');
    expect(cards(world)).toHaveLength(1);
  });

  test('is a comment of its own on the day and four weeks later, since an edit notifies nobody', async () => {
    const world = await merged();
    const calls = () => world.said().filter((text) => text.startsWith('@bo: this'));
    await world.until('2026-03-20T08:00:00Z');
    expect(calls()).toEqual([]);
    await world.until('2026-03-20T12:00:00Z');
    expect(calls()).toEqual(['@bo: this action item is due on 2026-03-20.']);
    await world.until('2026-04-16T12:00:00Z');
    expect(calls()).toHaveLength(1);
    await world.until('2026-04-17T12:00:00Z');
    expect(calls()[1]).toContain('was due on 2026-03-20, four weeks ago');
    await world.until('2027-06-01T12:00:00Z');
    expect(calls()).toHaveLength(2);
  });

  test('comes on the first working day after holidays, which says nothing of weeks', async () => {
    const daysOff = Array.from({ length: 11 }, (_, index) => `2026-03-${20 + index}`);
    const policy = { ...DEFAULT_POLICY, calendar: { ...DEFAULT_POLICY.calendar, daysOff } };
    const world = await merged(ITEM, policy);
    const calls = () => world.said().filter((text) => text.startsWith('@bo: this'));
    await world.until('2026-03-31T12:00:00Z');
    expect(calls()).toEqual(['@bo: this action item was due on 2026-03-20.']);
    await world.until('2026-04-17T12:00:00Z');
    expect(calls()[1]).toContain('was due on 2026-03-20, four weeks ago');
  });

  test('is no comment of its own for nobody, and none beside the first one that says the same', async () => {
    const nobody = await merged(ITEM.replace(', owner: @bo', ''));
    await nobody.until('2026-05-20T12:00:00Z');
    expect(nobody.said()).toHaveLength(1);
    const soon = await merged(ITEM.replace('2026-03-20', '2026-03-02'));
    await soon.until('2026-03-06T12:00:00Z');
    expect(soon.said().map((text) => text.split('. ')[0])).toEqual(['**Due today** (2026-03-02)']);
  });

  test('around a weekend counts the days that are left, or over', async () => {
    const world = await merged(ITEM.replace('2026-03-20', '2026-03-22'));
    const now = () => world.said()[0]!.split('. ')[0];
    await world.until('2026-03-20T12:00:00Z');
    expect(now()).toBe('**Due in 2 days** (2026-03-22)');
    await world.until('2026-03-23T12:00:00Z');
    expect(now()).toBe('**Overdue for 1 day** (2026-03-22)');
    await world.until('2026-03-30T12:00:00Z');
    expect(now()).toBe('**Overdue for 8 days** (2026-03-22)');
  });

  test('two weeks late names the person of the service’s team, else whoever is on call by then', async () => {
    const onCall = { rotation: ['ana', 'cy'], shift: '1w', zone: 'UTC' };
    const service = { name: 'checkout', team: 'acme/Payments', onCall };
    const late = async (start: string, actionItems: object) => {
      const services = [{ ...service, onCall: { ...onCall, start } }];
      const world = await merged(`${ITEM}, service: checkout`, parsed({ services, actionItems }));
      await world.until('2026-04-03T12:00:00Z');
      return world.said()[0];
    };
    expect(await late('2026-03-02 09:00', { maintainers: { payments: 'rea' } })).toContain(
      'For a decision: @rea.',
    );
    expect(await late('2026-03-02 09:00', {})).toContain('For a decision: @ana.');
    expect(await late('2026-03-09 09:00', {})).toContain('For a decision: @cy.');
  });

  test('two weeks late names whom PagerDuty had on call as the reminder came, and asks once', async () => {
    const services = [{ name: 'checkout', onCall: { pagerduty: 'PI7DH85' } }];
    const world = await merged(
      `${ITEM}, service: checkout`,
      parsed({ services, people: { cy: { pagerduty: 'PCY' }, rea: { pagerduty: 'PREA' } } }),
    );
    const asked: (string | undefined)[] = [];
    let isDown = true;
    world.integrations = {
      schedules: {
        async onCall(_, at) {
          asked.push(at);
          if (isDown) throw new Error('PagerDuty did not answer.');
          return { id: at?.startsWith('2026-04-03') ? 'PCY' : 'PREA', name: 'Somebody', email: null };
        },
      },
    };
    await world.until('2026-03-27T12:00:00Z');
    expect(asked).toEqual([]);
    await world.until('2026-04-03T12:00:00Z');
    expect(world.said()[0]).toMatch(/Overdue for 2 weeks(?!.*For a decision)/s);
    isDown = false;
    asked.length = 0;
    const ref = world.ref('action-item', world.item.number);
    await world.settle(ref);
    expect(world.said()[0]).toContain('For a decision: @cy.');
    await world.settle(ref);
    expect(asked).toEqual(['2026-04-03T09:00:00Z']);
    expect(world.said()[0]).toContain('For a decision: @cy.');
    await world.until('2026-04-10T12:00:00Z');
    expect(world.said()[0]).toContain('For a decision: @rea.');
  });

  test('is silent during a snooze, on days off, and once the item is closed', async () => {
    const world = await merged();
    await world.tell('bo', '/action snooze 3 weeks Waiting for hardware');
    await world.until('2026-03-20T12:00:00Z');
    expect(world.said().join()).not.toContain('Due');
    await world.until('2026-03-28T12:00:00Z');
    expect(world.said().join()).toContain('Overdue for 1 week');
    await world.tell('bo', '/action done It works, see the dashboard');
    await world.until('2026-06-01T12:00:00Z');
    expect(world.said().join()).not.toContain('Overdue');
  });

  test('is never written on a locked issue', async () => {
    const world = await merged();
    world.github.as('ana').lock(world.item);
    await world.until('2026-03-27T12:00:00Z');
    expect(world.comments(world.item)).toEqual([]);
  });
});

describe('an issue that a person opened and an item names', () => {
  const adopted = async (due = 'due 2026-03-20, ') => {
    const world = await new ItemsWorld().withIncident();
    const { issue } = await world.github
      .as('bo')
      .openIssue(world.repo, { title: 'Cap the pool', body: 'My notes.', labels: [], assignees: ['bo'] });
    await world.merge(`- [ ] Cap the pool, owner: @bo, ${due}tracked in #${issue.number}`);
    const look = async () => {
      await world.settle(world.ref('action-item', issue.number));
      return world.repo.issues.get(issue.number)!.issue;
    };
    return { world, issue, look };
  };

  test('is followed by one comment, and its text stays', async () => {
    const { world, issue, look } = await adopted();
    expect(await look()).toMatchObject({ body: 'My notes.', labels: ['action-item'] });
    expect(world.said(issue)).toEqual([expect.stringContaining('This is an action item of')]);
    expect(world.items()).toEqual([]);
  });

  test.each([
    [['bo'], ['cy']],
    [['ana'], ['ana']],
  ])('assigned to %j, follows a new owner in the document to %j', async (assignees, becomes) => {
    const { world, issue, look } = await adopted();
    await world.github.as('ana').editIssue(issue, { assignees });
    await world.merge(`- [ ] Cap the pool, owner: @cy, due 2026-03-20, tracked in #${issue.number}`);
    expect((await look()).assignees).toEqual(becomes);
  });

  test('takes commands, and its owner is reminded', async () => {
    const { world, issue, look } = await adopted();
    world.minutes(1);
    await world.say(issue, 'bo', '/action due 2026-03-27 The pool moves first');
    await look();
    expect(world.said(issue)[0]).toContain('due 2026-03-27: Cap the pool');
    world.clock = Date.parse('2026-03-27T12:00:00Z');
    await look();
    expect(world.said(issue).join('\n')).toContain('**Due today** (2026-03-27). @bo');
    await world.say(issue, 'bo', '/action done The pool holds 20');
    expect(await look()).toMatchObject({ state: 'closed', closedAs: 'completed' });
  });

  test('says the date that people agree on, where the document has none', async () => {
    const { world, issue, look } = await adopted('');
    expect(world.said(issue)[0]).toMatch(/\): Cap the pool/);
    world.minutes(1);
    await world.say(issue, 'bo', '/action due 2026-03-27 The pool moves first');
    await look();
    expect(world.said(issue)[0]).toMatch(/\), due 2026-03-27: Cap the pool/);
  });

  test('is asked for evidence when it is closed without a word', async () => {
    const { world, issue, look } = await adopted();
    await world.github.as('bo').editIssue(issue, { state: 'closed' });
    await look();
    expect(world.said(issue).at(-1)).toContain('what shows that this is done?');
  });

  test('is listed among the items of its repository', async () => {
    const { world, issue } = await adopted();
    await world.merge(
      '- [ ] Alert on a full pool, owner: @bo, due 2026-03-21',
      'postmortems/2026-03-02-pool.md',
    );
    await world.github
      .as('bo')
      .openIssue(world.repo, { title: 'A wish', body: '', labels: [], assignees: [] });
    const found = await trackedItems(world.repo, world.port, world.policy);
    expect(found.map(({ issue: { number }, note: { due } }) => [number, due])).toEqual([
      [world.item.number, '2026-03-21'],
      [issue.number, '2026-03-20'],
    ]);
  });

  test('is waited for, and thanked for, with the other items of its incident', async () => {
    const { world, issue, look } = await adopted();
    await world.merge(
      '- [ ] Alert on a full pool, owner: @bo, due 2026-03-21',
      'postmortems/2026-03-02-pool.md',
    );
    const incident = world.incidents()[0]!;
    await world.tell('bo', '/action done The alert fired in the drill');
    expect(world.said(incident).join()).not.toContain('What is safer now');
    await world.say(issue, 'bo', '/action done The pool holds 20');
    await look();
    await look();
    const thanks = world.said(incident).find((said) => said.includes('What is safer now'));
    expect(thanks).toContain('Cap the pool');
    expect(thanks).toContain('Alert on a full pool');
  });
});

test('an item says the objective of the policy that its post-mortem serves, with the link to the OKR', async () => {
  const world = await new ItemsWorld().withIncident();
  const url = 'https://okr.test/7';
  world.policy = { ...DEFAULT_POLICY, objectives: [{ name: 'calm', text: 'Nobody is paged at night', url }] };
  await world.merge(`${ITEM}, objective: Calm`);
  expect(world.item.body).toContain(`| **Objective** | [Nobody is paged at night](${url}) |`);
});

describe('30 and 90 days after an item is done, its issue says whether it helped', () => {
  const line = (id: string, at: string, more: object = {}) => ({
    table: 'ledger',
    key: `open ${id}`,
    data: {
      ...{
        id,
        url: `https://github.test/${id}`,
        title: `Title of ${id}`,
        kind: 'real',
        services: ['checkout'],
      },
      duplicateOf: null,
      recurrenceOf: null,
      milestones: { started: at, detected: null },
      ...more,
    },
  });
  const done = async (rows: ReturnType<typeof line>[]) => {
    const world = await merged(`${ITEM}, service: checkout`);
    world.rows = rows;
    await world.tell('bo', '/action done The alert fired on 2 March');
    const look = async (day: string) => {
      world.clock = Date.parse(`${day}T15:00:00Z`);
      const { due } = await world.look(world.ref('action-item', world.item.number));
      return { said: world.said()[0]!, due };
    };
    return { look };
  };

  test('Debrief looks again on both days', async () => {
    const { look } = await done([]);
    expect((await look('2026-03-20')).due).toContain('2026-03-31');
    const first = await look('2026-04-01');
    expect(first.said).toContain('In the 30 days since it was done, no incident of checkout has come back.');
    expect(first.due).toContain('2026-05-30');
    expect((await look('2026-06-01')).due).toBeNull();
  });

  test('with what came back of its service, or repeats its incident; not drills, duplicates and other services', async () => {
    const { look } = await done([
      line('acme/shop#40', '2026-03-10T10:00:00Z'),
      line('acme/shop#41', '2026-03-11T10:00:00Z', { services: ['search'], recurrenceOf: 'acme/shop#2' }),
      line('acme/shop#42', '2026-03-12T10:00:00Z', { services: ['search'] }),
      line('acme/shop#43', '2026-03-12T10:00:00Z', { kind: 'drill' }),
      line('acme/shop#44', '2026-03-12T10:00:00Z', { duplicateOf: 'acme/shop#40' }),
      line('acme/shop#45', '2026-04-20T10:00:00Z'),
    ]);
    const { said } = await look('2026-04-01');
    expect(said.match(/Title of acme\/shop#\d+/g)).toEqual([
      'Title of acme/shop#40',
      'Title of acme/shop#41',
    ]);
    expect((await look('2026-06-01')).said).toContain('acme/shop#45');
  });

  test('with an incident of another service whose post-mortem names the factor that it addressed', async () => {
    const world = await merged(`${ITEM}, service: checkout, addresses: F1`);
    const factors = (...all: string[]) => ({ services: ['search'], factors: all });
    world.rows = [
      line(
        'acme/shop#40',
        '2026-03-10T10:00:00Z',
        factors('The connection pool has no limit for each worker'),
      ),
      line('acme/shop#41', '2026-03-10T10:00:00Z', factors('The queue had no limit on retries')),
    ];
    await world.tell('bo', '/action done The alert fired on 2 March');
    world.clock = Date.parse('2026-04-01T15:00:00Z');
    await world.look(world.ref('action-item', world.item.number));
    expect(world.said()[0]!.match(/Title of acme\/shop#\d+/g)).toEqual(['Title of acme/shop#40']);
  });

  test('without the title of an incident of another repository, and without those of another account', async () => {
    const { look } = await done([
      line('acme/secret#1', '2026-03-10T10:00:00Z'),
      line('other/shop#2', '2026-03-11T10:00:00Z'),
    ]);
    const { said } = await look('2026-04-01');
    expect(said).toContain('this came back:\n\n- an incident of another repository');
    expect(said).not.toMatch(/secret|Title of/);
    expect(said.match(/another repository/g)).toHaveLength(1);
  });
});

test('an e-mail that quotes a command is answered, unless somebody gave that one before', async () => {
  const world = await merged();
  const mail = (command: string) => `From: a <a@example.com>\nSent: today\nTo: b\n\n${command}`;
  const saidInAll = () => world.said().join('\n');
  await world.tell('bo', '/action owner @cy');
  await world.tell('bo', mail('/action owner @cy'));
  expect(saidInAll()).not.toContain('e-mail');
  await world.tell('bo', mail('/action done The alert fired'));
  expect(saidInAll()).toContain('`/action done The alert fired` is in what looks like a quoted e-mail');
  expect(world.item.state).toBe('open');
});
