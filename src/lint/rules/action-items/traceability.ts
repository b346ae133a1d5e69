import { defineRule, type Finding } from '../../rule.ts';
import { writtenItems } from '../../support/action-items/items.ts';
import { traceability } from '../../support/action-items/traceability.ts';
import { capped } from '../../support/capped.ts';
import { headingOf } from '../../support/places.ts';
import { itemStems } from '../../support/similar.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

const BARE = /^\W*(?:https?:\/\/\S+|(?:[\w.-]+\/[\w.-]+)?#\d+)\W*$/;

export default defineRule({
  id: 'action-items/traceability',
  summary:
    'Every contributing factor and everything that went wrong is addressed by an action item or by a stated decision',
  why: 'A factor that nobody acts on is still there when the next incident begins. Side by side, causes and actions show the gaps in a plan, and the work that addresses no cause.',
  instead:
    'Give factors an id and name it in the item: “F2: nothing watched the queue” … “Alert on queue depth > 500 (F2)”. Common words are enough too. If a factor is not worth any work, say so under `## Decisions`: “F3: accepted; the vendor retires this API in May”. The report prints the whole matrix.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Gaps to report one by one.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 50,
  bad: [
    {
      title: 'A factor that nothing answers',
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- F1: The broker refuses a 65th partition silently\n- F2: Restarts lose the consumer offsets\n\n## Action items\n\n- @amal raises the partition limit (F1)\n',
      reports: ['F2: Restarts lose the consumer offsets'],
    },
    {
      title: 'Something that went badly, and is left as it is',
      markdown:
        '# The queue stood still\n\n## What went badly\n\n- Nobody could reach the vendor at night\n\n## Action items\n\n- @amal raises the partition limit\n',
      reports: ['Nobody could reach the vendor at night'],
    },
  ],
  good: [
    {
      title: 'By id, by words, by decision',
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- F1: The broker refuses a 65th partition silently\n- F2: Restarts lose the consumer offsets\n- Nobody could reach the vendor at night\n\n## Action items\n\n- @amal raises the partition limit (F1)\n- @bo stores consumer offsets before a restart\n\n## Decisions\n\n- We accept that the vendor answers in office hours only; a night contract costs more than an outage.\n',
    },
  ],
  *check({ postmortem, options, profile }) {
    // Without items, `action-items/present` is enough.
    if (postmortem.actionItems.length === 0 || isSectionUnfilled(postmortem, 'action-items', 'decisions'))
      return;
    // A bare link does not say what will be done.
    const said = writtenItems(postmortem).filter((item) => !BARE.test(item.text) && itemStems(item).size > 1);
    if (said.length < postmortem.actionItems.length / 2) return;
    const { rows, holes } = traceability(postmortem);
    // That no word is shared proves little, unless the authors number what they mean to answer.
    const is = rows.every(({ id }) => id === null) ? ('convention' as const) : undefined;
    if (
      holes.length > options.atMost &&
      holes.length === rows.length &&
      holes.every(({ perhaps }) => perhaps.length === 0)
    ) {
      yield {
        ...(is ? { is } : {}),
        span: headingOf(postmortem, 'action-items'),
        message: `None of the ${rows.length} contributing factors and things that went wrong seems to be addressed by an item here. Whatever stays as it is will be there next time. Give each factor an id (F1, F2 …) and name it in the item that answers it.`,
      };
      return;
    }
    const findings = holes.map(({ span, kind, id, perhaps }): Finding => {
      const [maybe] = perhaps;
      if (maybe)
        return {
          ...(is ? { is } : {}),
          span,
          level: 'hint',
          message: `Is the ${maybe.kind} on line ${maybe.line} meant to address this ${kind === 'factor' ? 'factor' : 'entry'}? Only one word says so. Give it an id (“F1: …”) and name that in the ${maybe.kind}, or add an item that does.`,
          related: { span: maybe.span, message: 'Perhaps this one.' },
        };
      return {
        ...(is ? { is } : {}),
        span,
        message: `No action item or decision seems to address this ${kind === 'factor' ? 'factor' : 'entry'}, so it will still be there next time. Add an item that names it${id ? ` (“${id}”)` : ''}, or say under “Decisions” why none is worth it.`,
      };
    });
    const unsure = findings.filter(({ level }) => level === 'hint');
    const sure = findings.filter(({ level }) => level !== 'hint');
    yield* capped(sure, options.atMost);
    // The matrix in the report shows these too; findings in the text would cost more time than they are worth.
    if (profile === 'strict') yield* capped(unsure, 1);
  },
});
