import type { Nodes } from 'mdast';
import type { Span } from '../../../markdown/document.ts';
import { type Aliases, headingKey, ownAliases, sectionName } from '../../../postmortem/aliases.ts';
import type { PostMortem, Section, SectionName } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { linkedAnchors } from '../../support/anchors.ts';
import { headingWords, isKnown, maySayTheSameAs } from '../../support/same-heading.ts';
import { quoted } from '../../support/words.ts';

/** Those of our templates. */
const HEADINGS = [
  'Summary',
  'Impact',
  'Timeline',
  'Detection',
  'Response',
  'Trigger',
  'Contributing factors',
  'Five whys',
  'What went well',
  'What went badly',
  'Where we got lucky',
  'Lessons learned',
  'Action items',
  'Roles',
  'Fishbone',
  'Evidence',
] as const;

export default defineRule({
  id: 'structure/canonical-headings',
  summary: 'Sections have the headings that the team agreed on',
  why: 'One document is read just as well under “Follow-ups” as under “Action items”. A hundred are searched, linked to and quoted by their headings, and then one name for one thing saves everybody a second search. Whether that is worth it, a team decides: the rule is off until the policy turns it on.',
  instead:
    'Write the agreed heading. `debrief lint --fix` renames those that say exactly the same and leaves the rest of the line as it is: level, number, emoji, what follows a colon or stands in brackets. Headings that say more or less than the agreed one (“Customer impact”, “Rollback”), that stand within a section, or that links lead to, are left to people; so is all renaming to an agreed heading that is nobody’s usual name (“Summary and impact”): it may say more than the section does.\n\n```yaml\nlint:\n  rules:\n    structure/canonical-headings: [warning, { headings: [Summary, Timeline, Action items] }]\n```',
  options: {
    headings: {
      type: 'list',
      default: HEADINGS,
      about:
        'The agreed headings. Each stands for the section that goes by it, also by way of `lint.sections`; a section for which none is listed is free.',
    },
  },
  levels: { light: 'off', standard: 'off', strict: 'off' },
  worth: 10,
  fixable: true,
  bad: [
    {
      title: 'Other names for the same',
      markdown:
        '# The queue stood still\n\n## TL;DR\n\nThe queue stood still for 20 minutes.\n\n## 4. Follow-ups (all teams)\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
      reports: ['TL;DR', 'Follow-ups'],
    },
    {
      title: 'Headings of the team',
      options: { headings: ['What happened', 'Next steps'] },
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n\n## Next steps\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
      reports: ['Summary'],
    },
  ],
  good: [
    {
      title: 'With a number, capitals or a remark',
      markdown:
        '# The queue stood still\n\n## 1. Summary\n\nThe queue stood still for 20 minutes.\n\n## Timeline (all times UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n\n## Action Items:\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
    },
    {
      title: 'Headings that say something else, or stand within a section',
      markdown:
        '# The queue stood still\n\n## Customer impact\n\n40 shops took no orders.\n\n## Action items\n\n### Follow-ups\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
    },
  ],
  *check({ postmortem, options, policy }) {
    const own = ownAliases(policy.lint.sections as Partial<Record<SectionName, string[]>>);
    const main = mainSections(postmortem);
    const there = new Set(postmortem.sections.map(({ heading }) => headingKey(headingWords(heading).words)));
    for (const [name, headings] of bySection(options.headings, own)) {
      if (headings.some((heading) => there.has(headingKey(heading)))) continue;
      const heading = headings[0]!;
      const wanted = headingWords(heading).key;
      const same = main.filter(
        (section) =>
          section.name === name && maySayTheSameAs(headingWords(section.heading).key, wanted, name, own),
      );
      const [first] = same;
      const wantedHere = { name, heading, isOnly: same.length === 1, isKnown: isKnown(wanted, name, own) };
      if (first) yield* judge(first, wantedHere, postmortem, own);
    }
  },
});

/** The words of the agreed headings, as those of documents are compared. Where two are agreed on for one section, each will do. */
function bySection(headings: readonly string[], own: Aliases): Map<SectionName, string[]> {
  const found = new Map<SectionName, string[]>();
  for (const heading of headings) {
    const { words } = headingWords(heading);
    const name = sectionName(words, own);
    if (name && !MARK_UP.test(words)) found.set(name, [...(found.get(name) ?? []), words]);
  }
  return found;
}

/** Would be something else in a heading than itself. */
const MARK_UP = /[#*_`<>[\]\\|~\r\n]|&\w+;/;

interface Wanted {
  readonly name: SectionName;
  readonly heading: string;
  /** Whether one section alone could go by it. */
  readonly isOnly: boolean;
  /** Whether it is known what the agreed heading says. */
  readonly isKnown: boolean;
}

function* judge(section: Section, wanted: Wanted, postmortem: PostMortem, own: Aliases): Iterable<Finding> {
  const { name, heading } = wanted;
  const { words, start, end } = headingWords(section.heading);
  const span = plainSpan(section, start, end, postmortem);
  if (!span || postmortem.document.text.slice(span.start, span.end) !== words) return;
  const message = `The team calls this section ${quoted(heading)}: under one heading it is found in each post-mortem.`;
  const renamed = section.heading.slice(0, start) + heading + section.heading.slice(end);
  if (!wanted.isOnly) {
    yield { span, message: `${message} Several sections could be it; give the heading to the one that is.` };
  } else if (!wanted.isKnown || sectionName(renamed, own) !== name) {
    yield { span, message: `${message} Rename it, if it holds all that this heading says.` };
  } else if (isLinked(words, postmortem)) {
    yield { span, message: `${message} Links lead here, so rename it together with them.` };
  } else {
    yield { span, message: `${message} Write ${quoted(heading)}.`, fix: [{ span, text: heading }] };
  }
}

/** Sections that stand for themselves: directly in the document, or below its title. */
function mainSections({ sections, title }: PostMortem): Section[] {
  const [first, ...others] = sections.filter(({ depth }) => depth <= 6);
  const isTitle = (each: Section) => each.span.start === title?.span.start;
  const isAlone = first && others.every(({ depth }) => depth > first.depth);
  const top = isAlone || (first && isTitle(first)) ? first : undefined;
  return sections.filter(
    (each) => each !== top && !isTitle(each) && (each.parent === null || each.parent === top),
  );
}

/** Where a part of a heading stands; null unless the heading is plain text, or bold as a whole. */
function plainSpan(section: Section, start: number, end: number, postmortem: PostMortem): Span | null {
  const { tree } = postmortem.document;
  const node = tree.children.find((each) => each.position?.start.offset === section.span.start);
  const block = postmortem.blocks.find((each) => each.span.start === section.span.start);
  if (!node || !block?.text.startsWith(section.heading)) return null;
  const isPlain =
    node.type === 'heading'
      ? node.children.every(isText)
      : node.type === 'paragraph' && node.children[0]?.type === 'strong' && isText(node.children[0]);
  return isPlain ? block.source(start, end) : null;
}

const isText = (node: Nodes): boolean =>
  node.type === 'text' ||
  ((node.type === 'strong' || node.type === 'emphasis') && node.children.every(isText));

/** Whether a link of the document goes to a heading with these words, as far as that is visible: `#4-follow-ups`, too. */
function isLinked(words: string, postmortem: PostMortem): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return [...linkedAnchors(postmortem)].some((anchor) => letters(anchor).includes(letters(words)));
}
