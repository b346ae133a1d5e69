import { type PostMortem, SECTION_NAMES, type Section, type SectionName } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';
import { labelsOfSections } from '../../phrases/section-labels.ts';
import { defineRule, type Finding, type Profile } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { describesImpact } from '../../support/impact/describes-impact.ts';
import { topOf } from '../../support/places.ts';
import { statesMilestone } from '../../support/timeline/states-milestone.ts';
import { listed } from '../../support/words.ts';

const WANTED: Readonly<Record<Profile, readonly SectionName[]>> = {
  light: ['summary'],
  standard: ['summary', 'impact'],
  strict: ['summary', 'impact', 'detection', 'response'],
};
/** Sections accepted in place of each. */
const OR: Readonly<Partial<Record<SectionName, readonly SectionName[]>>> = {
  response: ['resolution'],
  'went-well': ['lessons'],
  'went-wrong': ['lessons'],
  lucky: ['lessons'],
};
const LABEL = /^[A-Za-z][\w -]{2,30}:/;

/** Other rules ask for these, and say more. */
const ELSEWHERE: ReadonlySet<SectionName | null> = new Set([
  'timeline',
  'causes',
  'five-whys',
  'action-items',
  null,
] as const);

export default defineRule({
  id: 'structure/required-sections',
  summary: 'The sections that readers look for exist, under any name, and are not empty',
  why: 'Readers of many post-mortems look for the same few things: what happened, who was affected, how it was detected, what ended it. A missing section reads as if nobody had asked.',
  instead:
    'Add the heading and a few sentences. Headings count under their many names (“TL;DR” is a summary), and `lint.sections` in the policy adds your own. Timeline, causes and action items have their own rules.',
  options: {
    require: {
      type: 'list',
      of: SECTION_NAMES,
      default: null,
      about:
        'Sections to ask for; null: `summary` in profile `light`, and `impact` in `standard`, and `detection` and `response` (or `resolution`) in `strict`.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Empty sections to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  needsWords: true,
  worth: 55,
  bad: [
    {
      title: 'Missing: one finding',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Empty',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n\n## Impact\n\n## Detection\n\n<!-- How was it found? -->\n',
      reports: ['## Impact', '## Detection'],
    },
  ],
  good: [
    {
      title: 'By other names',
      markdown:
        '# The queue stood still\n\n## TL;DR\n\nThe queue stood still for 20 minutes.\n\n## Who was affected\n\nAll 40 shops.\n',
    },
    {
      title: 'The timeline tells how it was detected, and what ended it',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue stood still.\n\n## Impact\n\nAll 40 shops.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: first customer reports errors\n- 14:20: resolved\n',
    },
    {
      title: 'An opening paragraph is a summary',
      profile: 'light',
      markdown:
        '# The queue stood still\n\nOn 2 March 2026 the queue stood still for 20 minutes after release 412, and 40 shops took no orders.\n\n## Timeline\n\n- 2026-03-02 13:40: release 412 reaches production\n',
    },
  ],
  *check({ postmortem, options, profile }) {
    const there = new Set(postmortem.sections.map(({ name }) => name));
    const unnamed = (options.require ?? WANTED[profile]).filter(
      (name) => !there.has(name) && !OR[name]?.some((other) => there.has(other)),
    );
    const labels = unnamed.length > 0 ? labelsOf(postmortem) : '';
    const missing = unnamed.filter(
      (name) => !isLabelled(name, labels) && !isStatedElsewhere(name, postmortem),
    );
    if (missing.length > 0)
      yield {
        span: topOf(postmortem),
        // An older document tells it in its own words and order.
        is: 'convention',
        message: `${listed(missing.map((name) => LOOKED_FOR[name] ?? `no section for ${spoken(name)} was found`)).replace(/^./, (c) => c.toUpperCase())}. Readers look for ${missing.length === 1 ? 'it' : 'them'} first. Add ${missing.map((name) => `“## ${title(name)}”`).join(' and ')} with a few sentences, or say it in the opening.`,
      };
    yield* capped(emptySections(postmortem), options.atMost);
  },
});

/** Whether a combined heading ("Response, cause, prevention") or a labelled line ("- Impact: …") covers it. */
function isLabelled(name: SectionName, labels: string): boolean {
  const sign = labelsOfSections[name];
  return sign !== undefined && shows(sign, labels);
}

/** What was not found, and where it was searched for. */
const LOOKED_FOR: Readonly<Partial<Record<SectionName, string>>> = {
  summary: 'neither a heading like “Summary” nor a paragraph before the timeline sums up what happened',
  impact: 'neither a heading or label like “Impact” nor the text around it says what users could not do',
  detection: 'no heading, label or entry of the timeline says how it was detected',
  response: 'no heading, label or entry of the timeline says what was done about it',
};

/** Whether the document says it outside a section of that name. */
function isStatedElsewhere(name: SectionName, postmortem: PostMortem): boolean {
  if (name === 'summary') return hasOpening(postmortem) || isDescribedBeforeTimeline(postmortem);
  if (name === 'impact') return describesImpact(postmortem);
  const milestones = STATED_BY[name];
  return milestones !== undefined && statesMilestone(postmortem, ...milestones);
}

/** Milestones that, if stated in a sentence, stand in for the section. */
const STATED_BY: Readonly<Partial<Record<SectionName, readonly Milestone[]>>> = {
  detection: ['detected'],
  response: ['mitigated', 'resolved'],
};

const spoken = (name: SectionName) => name.replace('-', ' ');
const title = (name: SectionName) => spoken(name).replace(/^./, (c) => c.toUpperCase());

/** Headings, and text used like one: labels at the start of a block, and short cells. One per line. */
function labelsOf({ sections, blocks }: PostMortem): string {
  const labels = sections.map(({ heading }) => heading);
  for (const { kind, text } of blocks) {
    if (kind === 'heading') continue;
    const label = kind === 'cell' ? (text.length < 30 ? text : undefined) : LABEL.exec(text)?.[0];
    if (label !== undefined) labels.push(label);
  }
  return labels.join('\n');
}

/** A paragraph that describes what happened, before the first section. */
function hasOpening({ blocks, sections, title }: PostMortem): boolean {
  const first =
    sections.find(({ name, depth }) => name !== null && depth < 7)?.span.start ?? Number.MAX_SAFE_INTEGER;
  let words = 0;
  for (const { kind, span, text } of blocks) {
    if (span.start >= first) break;
    if (kind === 'paragraph' && span.start > (title?.span.start ?? -1)) words += text.split(/\s+/).length;
  }
  return words >= 15;
}

/** A longer paragraph under any heading, before the timeline's entries. */
function isDescribedBeforeTimeline({ blocks, timeline, title }: PostMortem): boolean {
  const first = timeline[0]?.span.start ?? Number.MAX_SAFE_INTEGER;
  return blocks.some(
    ({ kind, span, text }) =>
      kind === 'paragraph' &&
      span.start < first &&
      span.start > (title?.span.start ?? -1) &&
      text.split(/\s+/, 20).length >= 20,
  );
}

/** A heading that holds a label and its text. */
const SENTENCE = /^[^:]{2,40}: (?:\S+ ){3}/;

/** Only blanks and comments. Nearly every section begins with something else, and then no more of it is read. */
function isBlank(text: string): boolean {
  const first = /\S/.exec(text);
  if (first === null) return true;
  return first[0] === '<' && text.replace(/<!--[\s\S]*?(?:-->|$)/g, '').trim() === '';
}

function emptySections({ sections, document, title }: PostMortem): Finding[] {
  return sections.flatMap(({ name, depth, span, body }: Section, index): Finding[] => {
    // "# Duration: two hours" right below is its text, written as a heading.
    if (SENTENCE.test(sections[index + 1]?.heading ?? '')) return [];
    if (ELSEWHERE.has(name) || depth > 6 || span.start === title?.span.start) return [];
    if (!isBlank(document.text.slice(body.start, body.end))) return [];
    const line = document.text.slice(span.start, span.end).search(/[\r\n]|$/);
    return [
      {
        span: { start: span.start, end: span.start + line },
        message:
          'There is nothing under this heading, so readers cannot tell whether there was nothing or nobody asked. Write a sentence or two, even “none, because …”, or delete the heading.',
      },
    ];
  });
}
