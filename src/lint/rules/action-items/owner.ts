import type { Span } from '../../../markdown/document.ts';
import type { ActionItem } from '../../../postmortem/model.ts';
import { sampleDay } from '../../due/limit.ts';
import { saysWhen } from '../../due/says-when.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { doubtfulItems, itemsToAssign } from '../../support/action-items/items.ts';
import { lacking } from '../../support/action-items/lacking.ts';
import { unownedAmong } from '../../support/action-items/unowned.ts';
import { capped } from '../../support/capped.ts';
import { mayBeOfOne, owesNobody } from '../../support/owed.ts';
import { listed, quoted } from '../../support/words.ts';

const EVERYBODY = /^(?:everyone|everybody|anyone|all|us|we|team|the team|both|several|various|multiple)$/i;
const TEAM =
  /\/|\bteams?$|\bsquad$|\bguild$|\bchapter$|\bgroup$|\bdepartment$|^(?:engineering|devs?|developers|management|qa|qc|ops|devops|sre|it|operations|transport|support)$/i;

export default defineRule({
  id: 'action-items/owner',
  summary: 'Each open action item has exactly one owner, who can be assigned',
  why: 'What everybody owns, nobody does: items without an owner come back as the next incident. The owner makes sure that it happens, and may delegate the work. An issue cannot be assigned to a team, and two owners each wait for the other.',
  instead:
    'One handle for each item: `@amal adds …`, `(@amal)` at the end, or a column `Owner`. Name helpers in the issue. If your teams share their work in a queue, allow them with `teams: true`. Where the same items name no due date either, one finding says both; suppressing one of the two rules leaves the other’s half.',
  options: {
    teams: { type: 'boolean', default: false, about: 'Whether a team may own an item.' },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  needsWords: true,
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
      title: 'One team for several items: one finding',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth (Platform team)\n- Raise the partition limit (Platform team)\n',
      reports: ['Platform team'],
    },
    {
      title: 'Two teams for several items: one finding',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth (Platform team)\n- Raise the partition limit (Data team)\n',
      reports: ['Platform team'],
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
      title: 'A completed action needs no owner',
      markdown:
        '# The queue stood still\n\n## Prevention\n\n- **Monitoring**: Added an alert on queue depth\n- **Limits**: Review of all limits completed\n',
    },
    {
      title: 'Nor does a ticked one',
      markdown: '# The queue stood still\n\n## Action items\n\n- [x] Add an alert on queue depth\n',
    },
    {
      title: 'A team, where that is the custom',
      options: { teams: true },
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth (Platform team)\n',
    },
  ],
  *check(context) {
    const { postmortem, options } = context;
    const items = itemsToAssign(postmortem);
    const nobody = unownedAmong(items, postmortem);
    const sample = `“@amal adds … by ${sampleDay(context)}”`;
    const apart = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items` : `${count} of these ${items.length} open items have no owner: none of them`} says who sees to it. What nobody owns is rarely done. Give each one owner by handle: “@amal adds …”, or a column “Owner”.`,
      one: () =>
        'No owner is named for this item. What nobody owns is rarely done. Put one handle before it (“@amal adds …”) or after it (“(@amal)”).',
    };
    const together = {
      rule: 'action-items/due-date',
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items names an owner or a date` : `${count} of these ${items.length} open items name neither an owner nor a date`}, so nobody can be reminded. Give each one both: ${sample}, or columns “Owner” and “Due”.`,
      one: () =>
        `This item names neither an owner nor a date, so nobody can be reminded. Add both: ${sample}.`,
    };
    const unowned = lacking(postmortem, items, nobody, { ...apart, together }, options.atMost);
    if (unowned.length > 0) {
      // Where some of the work has its day, and nothing shows a second person, whose it is goes without saying.
      const isDated = nobody.some((item) => item.due !== null || saysWhen(item, postmortem));
      const isHint = owesNobody(postmortem) || (isDated && mayBeOfOne(postmortem));
      yield* isHint ? unowned.map((finding) => ({ ...finding, level: 'hint' as const })) : unowned;
    }
    yield* unsure(doubtfulItems(postmortem), sample);
    const { text } = postmortem.document;
    // Only Debrief assigns issues to owners, and asks for one person where it does.
    const level = postmortem.standing === 'own' ? {} : { level: 'hint' as const };
    const unclear = capped(onceEach(items.flatMap((item) => unclearOwner(item, text))), options.atMost);
    yield* unclear.map((finding) => ({ ...finding, ...level }));
    if (options.teams) return;
    yield* ownedByTeams(items, text).map((finding) => ({ ...finding, ...level }));
  },
});

/** Lines of which Debrief cannot tell whether they are still to be done: a question. */
function unsure(items: ReadonlySet<ActionItem>, sample: string): Finding[] {
  const [first, ...others] = [...items].filter(({ owners, issue }) => owners.length === 0 && issue === null);
  if (!first) return [];
  const [are, each] =
    others.length > 0 ? [`Are these ${others.length + 1} lines`, 'each'] : ['Is this', 'it'];
  return [
    {
      span: first.textSpan,
      level: 'hint',
      message: `${are} still to be done? If so, give ${each} an owner and a date: ${sample}. If not, say so in the heading, like “Already in place”.`,
      others: others.map(({ textSpan }) => textSpan),
    },
  ];
}

/** Team ownership is one habit of a document: one finding, however many items teams own. */
function ownedByTeams(items: readonly ActionItem[], text: string): Finding[] {
  const owned = items.filter(({ owners }) => owners.length === 1 && isTeam(owners[0]!));
  const [first, ...others] = owned.flatMap((item) => ownerSpan(item, text) ?? []);
  if (!first) return [];
  const teams = [...new Set(owned.map(({ owners }) => owners[0]!))];
  const shown = teams.slice(0, 3).map((team) => quoted(team, 30));
  const who = listed(teams.length > 3 ? [...shown, 'others'] : shown);
  return [
    {
      span: first,
      message: `${who} ${teams.length === 1 ? 'is a team' : 'are teams'}, and an issue can be assigned to a person only. Name the person in it who will see to this, by handle.`,
      ...(others.length > 0 ? { others } : {}),
    },
  ];
}

const isTeam = (owner: string) => !EVERYBODY.test(owner) && TEAM.test(owner);

function ownerSpan({ ownerSpans }: ActionItem, text: string): Span | null {
  const [begin, end] = [ownerSpans[0]?.start, ownerSpans.at(-1)?.end];
  if (begin === undefined || end === undefined) return null;
  return { start: text[begin - 1] === '@' ? begin - 1 : begin, end };
}

/** Findings with the same message, about the same owners, as one. */
function onceEach(findings: readonly Finding[]): Finding[] {
  return [...Map.groupBy(findings, ({ message }) => message).values()].map(([first, ...others]) => ({
    ...first!,
    ...(others.length > 0 ? { others: others.map(({ span }) => span) } : {}),
  }));
}

function unclearOwner(item: ActionItem, text: string): Finding[] {
  const { owners } = item;
  const [first] = owners;
  const span = ownerSpan(item, text);
  if (first === undefined || !span) return [];
  if (owners.length > 1) {
    const names = listed(owners.map((owner) => quoted(owner, 30)));
    return [
      {
        span,
        message: `${names} own an item together, so each may wait for the other. Name the one responsible; the others can help in its issue.`,
      },
    ];
  }
  if (EVERYBODY.test(first))
    return [
      {
        span,
        message: `${quoted(first, 30)} is everybody, and an issue needs somebody. Name the one person responsible, by handle.`,
      },
    ];
  return [];
}
