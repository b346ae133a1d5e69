import { isSettled } from '../../../postmortem/items/state/state.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { askedOrDone } from '../../support/action-items/asked-or-done.ts';
import { decisionIn } from '../../support/action-items/decisions.ts';
import { isIndented } from '../../support/indented-prose.ts';
import { headingOf, sectionNamed, textOf } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'action-items/present',
  summary: 'There is an action item, or the stated decision that none is worth it',
  why: 'An incident that changes nothing will come again. Sometimes doing nothing is right, because the remedy costs more than the risk; then the next reader needs the decision and its reason. If items are missing, the other `action-items/` rules are silent.',
  instead:
    'A section `## Action items` with one item on each line, or the decision:\n\n```markdown\n## Action items\n\n- [ ] @amal adds an alert on queue depth > 500, by 2026-03-20\n```\n\n```markdown\n## Action items\n\nNo action: the vendor has retired this API, and nothing else calls it.\n```',
  options: {},
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  needsWords: true,
  worth: 85,
  bad: [
    {
      title: 'No section for it',
      markdown: '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Nothing in it',
      markdown: '# The queue stood still\n\n## Action items\n\n## Roles\n\nIncident commander: @amal\n',
      reports: ['## Action items'],
    },
    {
      title: 'A decision without its reason',
      markdown: '# The queue stood still\n\n## Action items\n\nNone.\n',
      reports: ['## Action items'],
    },
  ],
  good: [
    {
      title: 'An item',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth by 2026-03-20\n',
    },
    {
      title: 'A decision and its reason',
      markdown:
        '# The queue stood still\n\n## Action items\n\nNo action: the vendor has retired this API, and nothing else calls it.\n',
    },
  ],
  *check({ postmortem }) {
    const { standing } = postmortem;
    if (postmortem.actionItems.length > 0 || isSectionUnfilled(postmortem, 'action-items', 'decisions'))
      return;
    if (decisionIn(postmortem) !== null) return;
    if (standing !== 'own' && isLabelled(postmortem)) return;
    const promise = postmortem.promised.find((item) => !isSettled(item)) ?? postmortem.promised[0];
    if (promise) {
      yield {
        span: promise.textSpan,
        ...(standing === 'older' ? { level: 'warning' as const } : {}),
        message: `Is ${quoted(promise.text)} something that is still to be done? As a sentence it has no owner and no date, and nobody is reminded. Give it a line of its own below “## Action items”, like “@amal adds an alert on queue depth > 500 by 2026-03-20”; if it is done, say so there.`,
      };
      return;
    }
    const inItsOwnWay = standing === 'own' ? null : askedOrDone(postmortem);
    if (inItsOwnWay) {
      yield inItsOwnWay;
      return;
    }
    const what = found(postmortem);
    // An older document without a list often tells in prose, in words that nobody foresaw, what was changed.
    const isUnsure = standing === 'older' && what === NOTHING;
    yield {
      span: headingOf(postmortem, 'action-items'),
      ...(isUnsure || (standing !== 'own' && isIndented(postmortem)) ? { level: 'hint' as const } : {}),
      message: `${what} Without one, the same incident can come again. Write one item on each line (“@amal adds an alert on queue depth > 500 by 2026-03-20”), or say that nothing is worth doing, and why.`,
    };
  },
});

/** "Prävention: …" in a line of another section: in other languages Debrief cannot tell what such a line says. */
function isLabelled({ blocks, language }: PostMortem): boolean {
  const words = language?.headings['action-items']?.split(/,\s*/) ?? [];
  return blocks.some(({ text }) => {
    const label = /^[^\p{L}]*([\p{L}\s'’-]{2,40})[:：]/u.exec(text)?.[1]?.trim().toLowerCase();
    return label !== undefined && words.includes(label);
  });
}

const NOTHING = 'Debrief finds no action item here.';

function found(postmortem: PostMortem): string {
  const section = sectionNamed(postmortem, 'action-items');
  // "Remediation steps taken" tells what was done.
  if (!section || /\b(?:taken|applied|performed|completed|done)\b/i.test(section.heading)) return NOTHING;
  const text = textOf(postmortem, section.body);
  if (text === '') return 'This section lists no action item.';
  return text.length < 40
    ? 'This section lists no action item and gives no reason.'
    : 'No action item could be told apart in this section.';
}
