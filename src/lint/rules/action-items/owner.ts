import type { ActionItem } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { lacking, openItems } from '../../support/items.ts';
import { listed, quoted } from '../../support/words.ts';

const EVERYBODY =
  /^(?:everyone|everybody|anyone|all|us|we|team|the team|both|several|various|multiple|engineering|devs?|developers|management)$/i;
const TEAM = /\/|\bteams?$|\bsquad$|\bguild$|\bchapter$|\bgroup$|\bdepartment$/i;

export default defineRule({
  id: 'action-items/owner',
  summary: 'Each open action item has exactly one owner, who can be assigned',
  why: 'What everybody owns is done by nobody: items without an owner are the ones that come back as the next incident. The owner sees that it happens and may hand on the work. A team cannot be assigned an issue, and two owners each wait for the other.',
  instead:
    'One handle for each item: `@amal adds …`, `(@amal)` at the end, or a column `Owner`. Name helpers in the issue. A team that shares its work in a queue may be allowed by `teams: true`.',
  options: {
    teams: { type: 'boolean', default: false, about: 'Whether a team may own an item.' },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  worth: 86,
  bad: [
    {
      title: 'Nobody',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] Add an alert on queue depth by 2026-03-20\n- [ ] @bo raises the partition limit by 2026-03-20\n',
      reports: ['Add an alert on queue depth'],
    },
    {
      title: 'A team, and two people',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Action item | Owner |\n| --- | --- |\n| Add an alert on queue depth | Platform team |\n| Raise the partition limit | @amal, @bo |\n',
      reports: ['Platform team', '@amal, @bo'],
    },
    {
      title: 'Nobody anywhere: one finding',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth\n- Raise the partition limit\n- Document the restart\n- Delete the old consumer\n',
      reports: ['## Action items'],
    },
  ],
  good: [
    {
      title: 'One each',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth\n- [ ] Raise the partition limit (@bo)\n',
    },
    {
      title: 'What is done needs none',
      markdown: '# The queue stood still\n\n## Action items\n\n- [x] Add an alert on queue depth\n',
    },
    {
      title: 'A team, where that is the custom',
      options: { teams: true },
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth (Platform team)\n',
    },
  ],
  *check({ postmortem, options }) {
    const items = openItems(postmortem);
    const nobody = items.filter(({ owners }) => owners.length === 0);
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items` : `${count} of these ${items.length} open items have no owner: none of them`} says who sees to it. What nobody owns is rarely done. Give each one owner by handle: “@amal adds …”, or a column “Owner”.`,
      one: () =>
        'No owner is named for this item. What nobody owns is rarely done. Put one handle in front (“@amal adds …”) or behind it (“(@amal)”).',
    };
    yield* lacking(postmortem, items, nobody, say, options.atMost);
    const unclear = items.flatMap((item) => unclearOwner(item, options.teams, postmortem.document.text));
    yield* few(unclear, options.atMost);
  },
});

function unclearOwner({ owners, ownerSpans }: ActionItem, teams: boolean, text: string): Finding[] {
  const [first] = owners;
  const [begin, end] = [ownerSpans[0]?.start, ownerSpans.at(-1)?.end];
  if (first === undefined || begin === undefined || end === undefined) return [];
  const span = { start: text[begin - 1] === '@' ? begin - 1 : begin, end };
  if (owners.length > 1) {
    const names = listed(owners.map((owner) => quoted(owner, 30)));
    return [
      {
        span,
        message: `${names} own this item together, so each may wait for the other. Name the one who sees to it; the others can help in its issue.`,
      },
    ];
  }
  if (EVERYBODY.test(first))
    return [
      {
        span,
        message: `${quoted(first, 30)} is everybody, and an issue needs somebody. Name the one person who sees to it, by handle.`,
      },
    ];
  if (!teams && TEAM.test(first))
    return [
      {
        span,
        message: `${quoted(first, 30)} is a team, and an issue can be assigned to a person only. Name the one in it who sees to this, by handle.`,
      },
    ];
  return [];
}
