import type { TimelineEntry } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { openItems } from '../../support/action-items/items.ts';
import { capped } from '../../support/capped.ts';
import { itemStems, ownStems, stems } from '../../support/similar.ts';
import { quoted } from '../../support/words.ts';

/** An entry that reports a change already made. */
const DID =
  /\b(?:added|raised|increased|removed|disabled|enabled|deployed|released|merged|reverted|updated|upgraded|replaced|moved|migrated|fixed|patched|created|configured|restarted|rotated|revoked|renewed|restored|scaled|switched|blocked|documented|paused|stopped|started|promoted|re(?:deployed|booted|set|built|run|issued)|purged|cleared|(?:rolled|scaled|turned|switched) (?:back|out|up|down|on|off)|put back)\b(?!.*\b(?:will|should|could|idea|plan|maybe|tomorrow)\b)/i;
/** Words that an item and an entry must share; an item of two must say the same in the same words. */
const LEAST = 2;

export default defineRule({
  id: 'action-items/already-done',
  summary: 'No open action item is reported as done in the timeline',
  why: 'Otherwise the item is still assigned, its owner is still reminded, and it counts as late. Or it is not the same after all, and the document should say what is left.',
  instead:
    'Tick it (“- [x] …”), or say how it goes further: “keep the limit of 128, set by hand on the day, in the deployment”.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 74,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:05: partition limit of the broker raised to 128\n- 14:20: resolved\n\n## Action items\n\n- @amal raises the partition limit of the broker to 128\n- @bo adds an alert on queue depth\n',
      reports: ['raises the partition limit of the broker to 128'],
    },
  ],
  good: [
    {
      title: 'It goes further',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:05: partition limit of the broker raised to 128\n- 14:20: resolved\n\n## Action items\n\n- @amal writes the partition limit of the broker into its deployment and its runbook\n',
    },
  ],
  *check({ postmortem, options }) {
    const entries = postmortem.timeline
      .filter(({ text }) => DID.test(text))
      .flatMap((entry) => clauses(entry.text).map((clause) => ({ entry, clause, words: stems(clause) })));
    const found = openItems(postmortem).flatMap((item) => {
      const words = itemStems(item);
      if (words.size < LEAST) return [];
      const entry = entries.find(
        (each) =>
          holds(each.words, words) &&
          (words.size > LEAST || holds(ownStems(each.clause), ownStems(item.text))),
      )?.entry;
      return entry ? [{ item, entry }] : [];
    });
    yield* capped(
      found.map(({ item, entry }: { item: (typeof found)[number]['item']; entry: TimelineEntry }) => ({
        span: item.textSpan,
        message: `Is this done already? Line ${entry.line} says so: ${quoted(entry.text, 60)}. Tick it, or say what is left to do.`,
        related: { span: entry.textSpan, message: 'It says so here.' },
      })),
      options.atMost,
    );
  },
});

/** The whole entry, and each of its clauses that reports a change. */
const clauses = (text: string) => [
  ...new Set([text, ...text.split(/[,;.]\s|\s[-–—]\s|\band\b/).filter((clause) => DID.test(clause))]),
];

/** The entry contains every word of the item and little else. */
const holds = (entry: ReadonlySet<string>, item: ReadonlySet<string>) =>
  item.size >= entry.size / 2 && [...item].every((word) => entry.has(word));
