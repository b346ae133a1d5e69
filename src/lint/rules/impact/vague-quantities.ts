import type { ProseBlock, Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { able, asksOrExplains, notHit, wasHit } from '../../phrases/amounts.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { hasLength } from '../../support/impact/has-length.ts';
import { type Amount, impactProse, vagueAmounts, vagueTimes } from '../../support/impact/vague-words.ts';
import { isForOthers } from '../../support/readers.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'impact/vague-quantities',
  summary: 'Summary and impact say “120 users” and “43 minutes”, not “some users” and “a while”',
  why: '“Some users” can be three or three thousand, and each reader picks the number that fits. Priorities, credits and error budgets depend on it. A rough figure with its source beats a careful word.',
  instead:
    'The figure, or your best estimate and where it comes from: “about 120 of 4,000 users (5xx answers in the access log)”, “43 minutes”, “at least 3 hours; the exact start is not known”. If nobody can know, say what would have recorded it: that is an action item.',
  options: {
    atMost: { type: 'integer', least: 1, default: 1, about: 'Words to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 50,
  bad: [
    {
      title: 'How many, how long? One finding for all of them',
      markdown:
        '# Uploads failed\n\n## Impact\n\nSome users could not upload pictures for a while. A small percentage of the uploads was lost.\n',
      reports: ['Some users'],
    },
    {
      title: 'In the summary too',
      markdown: '# Uploads failed\n\n## Summary\n\nMany of our customers saw errors for several minutes.\n',
      reports: ['Many of our customers'],
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
      title: 'Those who know how to help are not those affected',
      markdown:
        '# Uploads failed\n\n## Summary\n\nOnly a few people have access to the old console, so the rollback took until 14:20.\n',
    },
    {
      title: 'The impact gives the figure',
      markdown:
        '# Uploads failed\n\n## Summary\n\nSome customers saw errors.\n\n## Impact\n\n- 38 customers saw errors.\n',
    },
    {
      title: 'The figure comes a sentence later',
      markdown:
        '# Uploads failed\n\n## Summary\n\nNumerous complaints from customers reached us. Around 127 customers wrote in five minutes.\n',
    },
    {
      title: 'The same things are counted beside it',
      markdown:
        '# Uploads failed\n\n## Impact\n\n- Up to 47 idle printers at 13:40 UTC.\n- Several printers printed nothing.\n',
    },
    {
      title: 'The summary gives the share',
      markdown:
        '# Uploads failed\n\n## Summary\n\nAbout 15-25% of uploads timed out.\n\n## Impact\n\nSome uploads failed.\n',
    },
    {
      title: 'Elsewhere words may be loose',
      markdown: '# Uploads failed\n\n## Background\n\nSome users prefer the old client.\n',
    },
  ],
  check({ postmortem, options }) {
    const isOwn = postmortem.standing === 'own';
    const isOlder = postmortem.standing === 'older';
    const findings: Finding[] = [];
    const isOwed = !isOlder || isForOthers(postmortem);
    const blocks = impactProse(postmortem);
    const isOfImpact = (block: ProseBlock) => postmortem.sectionNameOf(block.span) === 'impact';
    // "A share of customers" in the summary is fine if the impact section gives the figure.
    const isCounted = blocks.some((block) => isOfImpact(block) && COUNTED.test(block.text));
    // "Several hours", above a timeline that gives them to the minute.
    const isTimed = !isOwn && hasLength(postmortem);
    for (const block of blocks) {
      const isImpact = isOfImpact(block);
      for (const match of vagueAmounts(block.text, isImpact)) {
        const isGiven = (isCounted && !isImpact) || isCountedBeside(blocks, block, match, postmortem);
        const isLoose = isOlder && !isImpact && !wasHit.pattern.test(sentenceOf(block, match));
        if (!isGiven && !isLoose && (isOwn || !UNCOUNTED.test(match[0])) && isVague(block, match))
          findings.push(finding(block, match, AMOUNT_SAYS));
      }
      for (const match of isTimed ? [] : vagueTimes(block.text)) {
        if (isVague(block, match)) findings.push(finding(block, match, TIME_SAYS));
      }
    }
    findings.sort((a, b) => a.span.start - b.span.start);
    const asked = capped(findings, options.atMost);
    return isOwed ? asked : asked.map((each) => ({ ...each, level: 'hint' as const }));
  },
});

const AMOUNT_SAYS =
  'can be three or three thousand, and each reader takes the number that fits. Write the figure, or the best estimate and its source, like “about 120 of 4,000 users (access log)”.';
const TIME_SAYS =
  'can be short or long, and error budgets are counted in minutes. Write the figure, or the best estimate, like “43 minutes” or “at least 3 hours”.';

/** "Up to 47 missing validators", in the same section as "multiple validators". Persons are counted by `COUNTED`. */
function isCountedBeside(
  blocks: readonly ProseBlock[],
  block: ProseBlock,
  { 0: amount }: Amount,
  postmortem: PostMortem,
): boolean {
  const [noun] = /\p{L}+$/u.exec(amount) ?? [];
  if (!noun) return false;
  const counted = new RegExp(String.raw`\b\d[\d,.]* (?:\p{L}+ )?${noun}\b`, 'iu');
  const share = new RegExp(String.raw`\d ?% of (?:all |the |our )?(?:\p{L}+ )?${noun}\b`, 'iu');
  const section = postmortem.sectionOf(block.span);
  const isHere = (span: Span) => postmortem.sectionOf(span) === section;
  const isOther = !COUNTED.test(`1 ${noun}`);
  return blocks.some(({ text, span }) => share.test(text) || (isOther && counted.test(text) && isHere(span)));
}

/** "Several outages", "some data loss": counted by the analysis, if at all. */
const UNCOUNTED = /\b(?:outages|data|records)$/i;
const FIGURE_FOLLOWS = /^[^.;]{0,60}?[(,:=~≈–-]\s?(?:[a-z]+ ){0,2}[~≈<>]?\s?\d/i;
const NAMED_AFTER = /^[^.;]{0,80}?(?::|\(|\bincluding\b|\bsuch as\b|\bnamely\b|\be\.g\.|\bi\.e\.)/i;

/** "Only a few people have experience with it": those who know or can do something, unless the sentence says what hit them. */
const PERSONS = /\bpeople$/i;

/** "… complaints from users. Around 127 users called": the figure comes a sentence later. */
const COUNTED =
  /\b\d[\d,.]*(?: of (?:the |our )?[\d,.]+)? (?:\w+ )?(?:users|customers|clients|people|requests|orders|accounts|tenants|members|students|jobs|builds|payments|transactions|messages)\b/i;
/** "P1 (customer-impacting, multiple accounts)" explains a severity level rather than counting anyone. */
const IS_SEVERITY = /^\W*(?:severity\W+)?(?:SEV|S|P)-?[0-5]\b/i;

/** What the summary tells of an amount may be anything; its sentence says whether it was hit. */
function sentenceOf({ text }: ProseBlock, { 0: amount, index }: Amount): string {
  const from = Math.max(0, ...[...text.slice(0, index).matchAll(/[.!?]\s/g)].map((end) => end.index));
  const to = text.slice(index + amount.length).search(/[.!?](?:\s|$)/);
  return text.slice(from, to < 0 ? undefined : index + amount.length + to);
}

/** A quantity is not vague if a figure or a list of names follows, or if it is in a quotation or code. */
function isVague(block: ProseBlock, match: Amount): boolean {
  const end = match.index + match[0].length;
  const after = block.text.slice(end, end + 100);
  const before = block.text.slice(Math.max(0, match.index - 40), match.index);
  if (shows(asksOrExplains, before) || /^[^.!?]*\?/.test(after)) return false;
  if (COUNTED.test(block.text.slice(end, end + 1200)) || IS_SEVERITY.test(block.text)) return false;
  const sentence = /^[^.!?]*/.exec(after)![0];
  if (PERSONS.test(match[0]) && able.pattern.test(after) && !wasHit.pattern.test(sentence)) return false;
  if (FIGURE_FOLLOWS.test(after) || NAMED_AFTER.test(after) || shows(notHit, after)) return false;
  return !block.masks.some(
    ({ kind, start, end: stop }) => kind !== 'link' && start < end && match.index < stop,
  );
}

function finding(block: ProseBlock, match: Amount, says: string): Finding {
  return {
    span: block.source(match.index, match.index + match[0].length),
    message: `${quoted(match[0])} ${says}`,
  };
}
