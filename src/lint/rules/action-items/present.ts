import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { decisionIn } from '../../support/decisions.ts';
import { isOldAndIndented } from '../../support/indented-prose.ts';
import { headingLine, headingOf, sectionNamed } from '../../support/places.ts';
import { predatesDebrief } from '../../support/predates.ts';
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
    if (postmortem.actionItems.length > 0 || isSectionUnfilled(postmortem, 'action-items', 'decisions'))
      return;
    if (decisionIn(postmortem) !== null) return;
    if (predatesDebrief(postmortem) && isLabelled(postmortem)) return;
    const promise = promiseInProse(postmortem);
    if (promise) {
      yield {
        span: promise.span,
        level: 'warning',
        message: `Is ${quoted(promise.text)} something that is still to be done? As a sentence it has no owner and no date, and nobody is reminded. Give it a line of its own below “## Action items”, like “@amal adds an alert on queue depth > 500 by 2026-03-20”; if it is done, say so there.`,
      };
      return;
    }
    const section = sectionNamed(postmortem, 'action-items');
    if (!section && predatesDebrief(postmortem) && describesFix(postmortem)) {
      yield {
        span: headingOf(postmortem, 'action-items'),
        level: 'hint',
        message:
          'This says what was fixed, but lists nothing that is still to be done. What would have found it sooner, or kept it small? Write that as an action item, or say that nothing is left to do.',
      };
      return;
    }
    const plan = section ? undefined : planIn(postmortem);
    if (plan && predatesDebrief(postmortem)) {
      yield {
        span: plan.span,
        // Among lines that report what was done, one that is still to do is easily missed.
        level: plan.isReport ? 'hint' : 'warning',
        message: `${quoted(plan.heading, 40)} seems to say what is still to be done, but Debrief finds no action item there. Write one item on each line: “@amal adds an alert on queue depth > 500 by 2026-03-20”.`,
      };
      return;
    }
    yield {
      span: headingOf(postmortem, 'action-items'),
      ...(isOldAndIndented(postmortem) ? { level: 'hint' as const } : {}),
      message: `${found(postmortem)} Without one, the same incident can come again. Write one item on each line (“@amal adds an alert on queue depth > 500 by 2026-03-20”), or say that nothing is worth doing, and why.`,
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

/** A section with text whose heading speaks of work to come: "Still recommended (manual steps)". */
function planIn(postmortem: PostMortem) {
  const { sections, document } = postmortem;
  const section = sections.find(
    ({ heading, body, depth }) =>
      depth < 7 && TO_COME.test(heading) && /\S/.test(document.text.slice(body.start, body.end)),
  );
  if (!section) return undefined;
  const body = document.text.slice(section.body.start, section.body.end);
  const isReport = /^\W*(?:[\w ]{3,40}[:.] )?(?:\w+ ){0,3}\w+ed\b/m.test(body);
  return { heading: section.heading, span: headingLine(postmortem, section), isReport };
}

const TO_COME =
  /\b(?:recommend\w*|remaining|outstanding|next steps?|follow[- ]?ups?|todos?|to-do|what(?:'s| is| comes)? next|prevent\w*|future)\b/i;

/** "We will add …", "In future we are going to …": future work described in a sentence. */
const WILL_DO =
  /^(?:(?:first|second|third|final|last|additional|further)ly,? |(?:also|then|in (?:the )?future|going forward|as a (?:follow-up|next step|result)|to (?:prevent|avoid) (?:this|that|it|such|similar)[^,]{0,40}),? )?(?:we|i|the team)(?: are|['\u2019]re| am|['\u2019]m| have|['\u2019]ve)? ?(?:will|['\u2019]ll|going to|plan(?:ning|ned)? to|intend to|aim to|want to|need to|have to)(?: \w+ly)? (?:also |be )?(?:add|build|creat|chang|fix|improv|replac|mov|migrat|updat|upgrad|automat|monitor|alert|test|document|writ|remov|increas|reduc|limit|review|investigat|audit|evaluat|rotat|adopt|extend|enforc|switch|implement|introduc|set|enabl|configur|rais|check|ensur|work)\w*\b/i;

/** Not sure, or not about what prevents it: "if we have to", "we will upgrade tomorrow at 9:00". */
const OTHERWISE =
  /\b(?:if|unless|might|may|could|would|should have|tomorrow|tonight|maintenance window|sorry|apologi\w+|monitor(?:ing)? (?:the|this|our) (?:situation|issue|incident|status|recovery))\b|\b\d{1,2} ?(?:am|pm|:\d\d)\b/i;

function promiseInProse({ blocks, sectionNameOf }: PostMortem) {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'quote' || sectionNameOf(block.span) === 'timeline')
      continue;
    const sentences = block.text.slice(0, 3000).split(/(?<=[.!?])\s+/);
    const text = sentences.find((sentence) => WILL_DO.test(sentence) && !OTHERWISE.test(sentence));
    if (text === undefined) continue;
    const at = block.text.indexOf(text);
    return { text, span: block.source(at, at + text.length) };
  }
  return null;
}

/** "We have since added a limit", "a fix was released", "now rejects": the remedy is already in place. */
const FIXED =
  /\b(?:we|i|the team)(?: have|['\u2019]ve| had)? (?:since |now |also |already |then )?(?:added|patched|fixed|replaced|removed|introduced|implemented|upgraded|rewrote|rewritten|hardened|changed|released|shipped|deployed)\b|\b(?:fix|patch|hotfix|correction) (?:has been|was|is|were) (?:\w+ )?(?:released|deployed|merged|shipped|live|published|applied|included)\b|\b(?:was|were|has been|have been) (?:since )?(?:patched|fixed|hardened|rewritten|upgraded|added to)\b|\bnow (?:rejects?|checks?|validates?|limits?|enforces?|requires?|refuses?)\b/i;

/** A heading over what is in place: "Guardrails". */
const SAFEGUARDS =
  /^\W*(?:(?:new|added|existing) )?(?:guard ?rails?|safeguards?|protections?)(?: (?:added|in place))?\W*$/i;

function describesFix({ blocks, sections, sectionNameOf, timeline }: PostMortem): boolean {
  if (sections.some(({ heading }) => SAFEGUARDS.test(heading))) return true;
  const entries = new Set(timeline.map(({ span }) => span.start));
  return blocks.some(
    ({ kind, text, span }) =>
      kind !== 'heading' &&
      !entries.has(span.start) &&
      sectionNameOf(span) !== 'timeline' &&
      FIXED.test(text.slice(0, 3000)),
  );
}

function found(postmortem: PostMortem): string {
  const section = sectionNamed(postmortem, 'action-items');
  // "Remediation steps taken" tells what was done.
  if (!section || /\b(?:taken|applied|performed|completed|done)\b/i.test(section.heading))
    return 'Debrief finds no action item here.';
  const { start, end } = section.body;
  const text = postmortem.document.text.slice(start, end).trim();
  if (text === '') return 'This section lists no action item.';
  return text.length < 40
    ? 'This section lists no action item and gives no reason.'
    : 'No action item could be told apart in this section.';
}
