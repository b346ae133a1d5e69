import type { ProseBlock } from '../../../markdown/document.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { impactProse, VAGUE_AMOUNT, VAGUE_IMPACT, VAGUE_TIME } from '../../support/impact-words.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'impact/vague-quantities',
  summary: 'Summary and impact say “120 users” and “43 minutes”, not “some users” and “a while”',
  why: '“Some users” can be three or three thousand, and each reader takes the number that fits. Priorities, credits and error budgets are decided by it. A rough figure with its source beats a careful word.',
  instead:
    'The figure, or the best estimate and how you came by it: “about 120 of 4,000 users (5xx answers in the access log)”, “43 minutes”, “at least 3 hours; the exact start is not known”. If it cannot be known, say what would have recorded it: that is an action item.',
  options: {
    atMost: { type: 'integer', least: 1, default: 4, about: 'Words to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 50,
  bad: [
    {
      title: 'How many, how long?',
      markdown:
        '# Uploads failed\n\n## Impact\n\nSome users could not upload pictures for a while. A small percentage of the uploads was lost.\n',
      reports: ['Some users', 'a while', 'A small percentage of the uploads'],
    },
    {
      title: 'In the summary too',
      markdown: '# Uploads failed\n\n## Summary\n\nMany of our customers saw errors for several minutes.\n',
      reports: ['Many of our customers', 'several minutes'],
    },
  ],
  good: [
    {
      title: 'Figures, estimates, and words with a figure beside them',
      markdown:
        '# Uploads failed\n\n## Impact\n\nAbout 120 of 4,000 users could not upload for 43 minutes. Some customers (14 by the support queue) called. All users of the old client were logged out.\n',
    },
    {
      title: 'Named one by one',
      markdown:
        '# Uploads failed\n\n## Impact\n\nSeveral services were down: uploads, thumbnails and search.\n',
    },
    {
      title: 'Those who were not hurt need no count',
      markdown: '# Uploads failed\n\n## Impact\n\nMost services stayed up. Several hubs were unaffected.\n',
    },
    {
      title: 'Elsewhere words may be loose',
      markdown: '# Uploads failed\n\n## Background\n\nSome users prefer the old client.\n',
    },
  ],
  check({ postmortem, options }) {
    const findings: Finding[] = [];
    for (const block of impactProse(postmortem)) {
      const isImpact = postmortem.sectionNameOf(block.span) === 'impact';
      for (const match of block.text.matchAll(isImpact ? VAGUE_IMPACT : VAGUE_AMOUNT)) {
        if (isVague(block, match)) findings.push(finding(block, match, AMOUNT_SAYS));
      }
      for (const match of block.text.matchAll(VAGUE_TIME)) {
        if (isVague(block, match)) findings.push(finding(block, match, TIME_SAYS));
      }
    }
    findings.sort((a, b) => a.span.start - b.span.start);
    return few(findings, options.atMost);
  },
});

const AMOUNT_SAYS =
  'can be three or three thousand, and each reader takes the number that fits. Write the figure, or the best estimate and its source, like “about 120 of 4,000 users (access log)”.';
const TIME_SAYS =
  'can be a minute or a day, and error budgets are counted in minutes. Write the figure, or the best estimate, like “43 minutes” or “at least 3 hours”.';

const FIGURE_FOLLOWS = /^[^.;]{0,60}?[(,:=~≈–-]\s?(?:[a-z]+ ){0,2}[~≈<>]?\s?\d/i;
const NAMED_AFTER = /^[^.;]{0,80}?(?::|\(|\bincluding\b|\bsuch as\b|\bnamely\b|\be\.g\.|\bi\.e\.)/i;

/** "Most services stayed up": who was not hurt needs no count. */
const UNHURT =
  /^[^.;,]{0,30}?\b(?:(?:stayed|remained|kept|continued) (?:up|online|available|running|working|healthy|stable|to (?:work|run|serve|operate)|unaffected)|(?:(?:was|were) )?(?:not (?:affected|impacted)|un(?:affected|harmed|touched)))\b/i;

/** Words are not vague when a figure or a list of names follows, nor are they the author's in a quotation or code. */
function isVague(block: ProseBlock, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const after = block.text.slice(end, end + 100);
  // "How many customers were affected?" is the template's question.
  if (/\bhow\W{1,3}$/i.test(block.text.slice(0, match.index)) || /^[^.!?]*\?/.test(after)) return false;
  if (FIGURE_FOLLOWS.test(after) || NAMED_AFTER.test(after) || UNHURT.test(after)) return false;
  return !block.masks.some(
    ({ kind, start, end: stop }) => kind !== 'link' && start < end && match.index < stop,
  );
}

function finding(block: ProseBlock, match: RegExpExecArray, says: string): Finding {
  return {
    span: block.source(match.index, match.index + match[0].length),
    message: `${quoted(match[0])} ${says}`,
  };
}
