import { expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { route } from '../../src/reconcile/route.ts';
import { World } from './world.ts';

const TEXT = (number: number) => `---
incident: ${number}
date: 2026-03-01
---
# Checkout rejected cards

## Timeline (UTC)

- 2026-03-01 13:50: impact starts
- 14:00: detected
- 14:40: mitigated
- 14:45: resolved

## Contributing factors

- The certificate was renewed by hand

## What went well

- Support told us within ten minutes, thanks to @rea
- The rollback was tested

## Action items

- [ ] @ana renews the certificate by a timer by 2026-04-01
- [x] @bo writes down the steps by 2026-03-10
`;

async function merged(change: (text: string) => string = (text) => text) {
  const world = new World();
  const incident = await world.incident();
  const ana = world.github.as('ana');
  const merge = async (text: string | null, head: string) => {
    ana.write(world.repo, { 'postmortems/2026-03-01-cards.md': text }, head);
    const wish = { title: 'Post-mortem', body: '', head, base: 'main', draft: false };
    const pull = await ana.openPullRequest(world.repo, wish);
    await ana.merge(pull);
    await world.settle(world.ref('learned', pull.number));
    return pull.number;
  };
  const number = await merge(change(TEXT(incident.number)), 'first');
  const learned = () =>
    world.comments(incident).filter(({ body }) => body.startsWith('<!-- debrief:learned'));
  return { world, incident, number, merge, learned };
}

test('a merged post-mortem is announced on its incident, with thanks for what went well that mention nobody', async () => {
  const { learned } = await merged();
  expect(learned()).toHaveLength(1);
  const { body } = learned()[0]!;
  expect(body).toMatch(
    /\*\*The post-mortem is accepted:\*\* \[Checkout rejected cards\]\(https:\S+\/blob\/\w+\/postmortems\/2026-03-01-cards\.md\)\. The impact lasted 50 min\. 2 action items follow from it, 1 still open\./,
  );
  expect(body).toContain('What went into it:\n\n- The certificate was renewed by hand');
  expect(body).toContain(
    'Thank you for what went well:\n\n- Support told us within ten minutes, thanks to `@rea`\n- The rollback was tested',
  );
});

test('questions of the template that nobody answered are left out', async () => {
  const { learned } = await merged((text) =>
    text.replace('- The rollback was tested', '- TODO: what else went well?'),
  );
  expect(learned()[0]!.body).toContain('Support told us within ten minutes');
  expect(learned()[0]!.body).not.toContain('TODO');
});

test('a later change edits the same comment, and looking again adds nothing', async () => {
  const { world, incident, number, merge, learned } = await merged();
  await world.settle(world.ref('learned', number));
  expect(learned()).toHaveLength(1);
  await merge(TEXT(incident.number).replace('The rollback was tested', 'Everybody kept calm'), 'second');
  expect(learned()).toHaveLength(1);
  expect(learned()[0]!.body).toContain('- Everybody kept calm');
});

test('a post-mortem without an incident, and one that was not merged, are announced nowhere', async () => {
  const { learned } = await merged((text) => text.replace(/^incident: .*\n/m, ''));
  expect(learned()).toEqual([]);
  const closed = (isMerged: boolean) =>
    route(
      'pull_request',
      {
        action: 'closed',
        pull_request: { number: 9, merged: isMerged },
        repository: { name: 'shop', owner: { login: 'acme' } },
        sender: { login: 'ana', type: 'User' },
      },
      'debrief',
    ).filter(({ kind }) => kind === 'learned');
  expect(closed(true)).toHaveLength(1);
  expect(closed(false)).toEqual([]);
});

test.each([
  ['cause: capacity', 'capacity'],
  ['causes: [expired certificate, capacity]', 'expired certificate'],
  ['cause: 7', null],
])(
  'its cause (`%s`) and the team of its service stand in what pages and budgets read',
  async (stated, cause) => {
    const { world, incident } = await merged((text) => text.replace('date:', `${stated}\ndate:`));
    world.policy = policySchema.parse({ services: [{ name: 'checkout', team: 'payments' }] });
    await world.say(incident, 'bo', '/incident services checkout');
    const [outcome] = await world.settle(world.ref('incident', incident.number));
    const known = expect.objectContaining({ team: 'payments', cause });
    expect(outcome!.rows.map(({ table, data }) => [table, data])).toEqual([
      ['incident', known],
      ['ledger', known],
    ]);
  },
);

test('the contributing factors of a merged post-mortem are recorded with its incident', async () => {
  const { world, incident } = await merged();
  await world.say(incident, 'bo', '/incident resolved');
  const { rows } = await world.look(world.ref('incident', incident.number));
  expect(rows.find(({ table }) => table === 'ledger')!.data.factors).toEqual([
    'The certificate was renewed by hand',
  ]);
});

test('a post-mortem that is reverted is no longer shown as merged and nothing else, until it is merged again', async () => {
  const { world, incident, number, merge, learned } = await merged();
  const panel = () => world.panels(incident)[0]!.body;
  expect(panel()).toMatch(/Post-mortem\b[^\n]*, merged *\|/);
  const revert = await merge(null, 'revert');
  expect(learned()).toHaveLength(1);
  expect(learned()[0]!.body).toContain(`**Its document was removed with #${revert}.**`);
  expect(panel()).toContain(`#${number}, merged; its document was removed with #${revert} |`);

  // A sweep looks at the first pull request once more, and at the second twice.
  const before = learned()[0]!.body;
  for (const pull of [number, revert, revert]) await world.settle(world.ref('learned', pull));
  expect(learned()[0]!.body).toBe(before);

  const again = await merge(TEXT(incident.number), 'again');
  for (const pull of [number, revert, again]) await world.settle(world.ref('learned', pull));
  expect(learned()).toHaveLength(1);
  expect(learned()[0]!.body).not.toContain('removed');
  expect(panel()).toMatch(/Post-mortem\b[^\n]*, merged *\|/);
});

test('a post-mortem that moves to another folder is not removed', async () => {
  const { world, incident, learned } = await merged();
  const ana = world.github.as('ana');
  ana.write(
    world.repo,
    { 'postmortems/2026-03-01-cards.md': null, 'postmortems/2026/cards.md': TEXT(incident.number) },
    'move',
  );
  const wish = { title: 'Move', body: '', head: 'move', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await ana.merge(pull);
  await world.settle(world.ref('learned', pull.number));
  expect(
    learned()
      .map(({ body }) => body)
      .join(),
  ).not.toContain('removed');
});
