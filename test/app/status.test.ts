import { expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { liveStatus } from '../../src/app/status.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Policy } from '../../src/policy/schema.ts';
import type { Row } from '../../src/store/store.ts';
import { World } from '../controllers/world.ts';

const ALLOWED: Policy = {
  ...DEFAULT_POLICY,
  publish: { ...DEFAULT_POLICY.publish, allow: ['support@acme.example'] },
};
const TEXT = 'Some card payments fail. Write to support@acme.example if you were charged twice.';

/** The status page with these rows, for a policy that allows no address. */
async function shown(rows: readonly Row[]) {
  const lines: string[] = [];
  const live = liveStatus({
    place: { owner: 'acme', repo: '.github' },
    policyOf: async () => DEFAULT_POLICY,
    store: { readModel: { published: async () => rows } as never },
    log: makeLog('info', { write: (line) => void lines.push(line) }),
  });
  await live.refresh(new Date('2026-03-01T15:00:00Z'));
  return { board: live.board!, lines };
}

/** An incident of a SEV2 on which something was told the public, and its row. */
async function published() {
  const world = new World();
  world.policy = ALLOWED;
  const incident = await world.incident();
  world.minutes(1);
  const command = await world.say(incident, 'ana', `/incident publish ${TEXT}`);
  const look = async () => {
    const outcomes = await world.settle(world.ref('incident', incident.number));
    return outcomes.flatMap(({ rows }) => rows).filter(({ table }) => table === 'incident');
  };
  return { world, command, look, rows: await look() };
}

test('a text that its own policy allows is on the status page, whatever the page’s policy allows', async () => {
  const { world, command, rows } = await published();
  expect(world.reactions(command)).toEqual(['+1']);
  const { board } = await shown(rows);
  expect(board.status).toBe('partial');
  expect(board.open.map(({ updates }) => updates[0]!.text)).toEqual([TEXT]);
});

test('what the public was told stays on the page when the policy becomes stricter', async () => {
  const { world, command, look } = await published();
  world.policy = DEFAULT_POLICY;
  const { board } = await shown(await look());
  expect(board.open.map(({ updates }) => updates[0]!.text)).toEqual([TEXT]);
  expect(world.reactions(command)).toEqual(['+1']);
});

test('an open incident that cannot be read makes the page worse, and is told without a word of it', async () => {
  const [row] = (await published()).rows;
  const { board, lines } = await shown([{ ...row!, data: { ...row!.data, pauses: 'DB-7 is slow' } }]);
  expect(board.status).toBe('partial');
  expect(board.open[0]!.updates.map(({ text }) => text)).toEqual([
    DEFAULT_POLICY.statusPage.words.nextUpdateSoon,
  ]);
  expect(lines.join('')).toContain('cannot be read');
  const over = { ...row!.data, pauses: 'DB-7 is slow', open: false };
  expect((await shown([{ ...row!, data: over }])).board.open).toEqual([]);
});

test('what is not even known to be over leaves the page as it was last known', async () => {
  const [row] = (await published()).rows;
  await expect(shown([{ ...row!, data: { ...row!.data, open: 'DB-7' } }])).rejects.toThrow();
});
