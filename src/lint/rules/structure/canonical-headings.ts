import type { Nodes } from 'mdast';
import type { Span } from '../../../markdown/document.ts';
import { type Aliases, headingKey, ownAliases, sectionName } from '../../../postmortem/aliases.ts';
import type { PostMortem, Section, SectionName } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { linkedAnchors } from '../../support/anchors.ts';
import { headingWords, isKnown, maySayTheSameAs } from '../../support/same-heading.ts';
import { quoted } from '../../support/words.ts';

/** The headings of our own templates. */
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
  why: 'In one document, “Follow-ups” is as good as “Action items”. But people search, link and quote a hundred documents by their headings, and then one name for one thing saves everybody a second search. Each team decides whether that is worth it: the rule is off until the policy turns it on.',
  instead:
    'Write the agreed heading. `debrief lint --fix` renames headings that mean exactly the same and keeps the rest of the line: level, number, emoji, text after a colon or in brackets. It leaves headings to people if they say more or less than the agreed one (“Customer impact”, “Rollback”), are inside a section, or are linked; or if the agreed heading is an unusual name (“Summary and impact”), which may say more than the section does.\n\n```yaml\nlint:\n  rules:\n    structure/canonical-headings: [warning, { headings: [Summary, Timeline, Action items] }]\n```',
  options: {
    headings: {
      type: 'list',
      default: HEADINGS,
      about:
        'The agreed headings. Each is the only name for its section, including names from `lint.sections`; a section without one may have any name.',
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
      title: 'Headings that say something else, or are within a section',
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

/** Normalized words of the agreed headings, by section. If a section has two, either will do. */
function bySection(headings: readonly string[], own: Aliases): Map<SectionName, string[]> {
  const found = new Map<SectionName, string[]>();
  for (const heading of headings) {
    const { words } = headingWords(heading);
    const name = sectionName(words, own);
    if (name && !MARK_UP.test(words)) found.set(name, [...(found.get(name) ?? []), words]);
  }
  return found;
}

/** Characters that a heading would render as markup. */
const MARK_UP = /[#*_`<>[\]\\|~\r\n]|&\w+;/;

interface Wanted {
  readonly name: SectionName;
  readonly heading: string;
  /** Whether only one section of the document qualifies. */
  readonly isOnly: boolean;
  /** Whether the meaning of the agreed heading is known. */
  readonly isKnown: boolean;
}

function* judge(section: Section, wanted: Wanted, postmortem: PostMortem, own: Aliases): Iterable<Finding> {
  const { name, heading } = wanted;
  const { words, start, end } = headingWords(section.heading);
  const span = plainSpan(section, start, end, postmortem);
  if (!span || postmortem.document.text.slice(span.start, span.end) !== words) return;
  const message = `The team calls this section ${quoted(heading)}: one heading makes it easy to find in every post-mortem.`;
  const renamed = section.heading.slice(0, start) + heading + section.heading.slice(end);
  if (!wanted.isOnly) {
    yield { span, message: `${message} Several sections could be it; give the heading to the one that is.` };
  } else if (!wanted.isKnown || sectionName(renamed, own) !== name) {
    yield { span, message: `${message} Rename it, if it holds all that this heading says.` };
  } else if (isLinked(words, postmortem)) {
    yield { span, message: `${message} The document links here, so rename it together with the links.` };
  } else {
    yield { span, message: `${message} Write ${quoted(heading)}.`, fix: [{ span, text: heading }] };
  }
}

/** Main sections: at the top level of the document, or directly below its title. */
function mainSections({ sections, title }: PostMortem): Section[] {
  const [first, ...others] = sections.filter(({ depth }) => depth <= 6);
  const isTitle = (each: Section) => each.span.start === title?.span.start;
  const isAlone = first && others.every(({ depth }) => depth > first.depth);
  const top = isAlone || (first && isTitle(first)) ? first : undefined;
  return sections.filter(
    (each) => each !== top && !isTitle(each) && (each.parent === null || each.parent === top),
  );
}

/** The source range of part of a heading; null unless the heading is plain text, or bold throughout. */
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

/**
 * Whether a link in the document points to a heading with these words, as far as Debrief can tell, including
 * `#4-follow-ups`.
 */
function isLinked(words: string, postmortem: PostMortem): boolean {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return [...linkedAnchors(postmortem)].some((anchor) => letters(anchor).includes(letters(words)));
}
