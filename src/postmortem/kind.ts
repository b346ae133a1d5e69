import type { MarkdownDocument } from '../markdown/document.ts';
import type { Outline } from '../markdown/units.ts';
import { fileName } from './day.ts';
import type { PostMortem, SectionName, TimelineEntry } from './model.ts';
import type { Sections } from './sections.ts';
import { severityLevel } from './severity.ts';
import { dayIn } from './timeline/resolve.ts';

export interface KindEvidence {
  readonly document: MarkdownDocument;
  readonly title: string | null;
  readonly outline: Outline;
  readonly sections: Sections;
  readonly timeline: readonly TimelineEntry[];
  readonly date: string | null;
  readonly placeholders: number;
}

type Kind = Pick<PostMortem, 'kind' | 'kindReason'>;

const NAMED =
  /\bpost-?\s?mort[eu]ms?\b|\bportmortem\b|\bincident\b|\boutages?\b|\bdowntime\b|\brca\b|\broot cause\b|\bafter[- ]action\b|\bdisclosure\b|\bservice (?:disruption|interruption|degradation)\b|\bbreach\b|\bcoe\b|\bcorrection of errors?\b/i;
const OTHER_TITLE: readonly (readonly [RegExp, string])[] = [
  [
    /\brelease(?:s| notes)?\b(?!.*\b(?:incident|post-?mortem|outage))|^announcing\b|\bchangelog\b|\bwhat's new\b/i,
    'release notes',
  ],
  [/\bsecurity (?:advisor(?:y|ies)|bulletin)\b/i, 'a security advisory'],
  [
    /\b(?:runbook|playbook|how[- ]to|handbook|cheat ?sheet)\b|\bguide(?:lines)?\b|\b(?:incident|post-?mortem) (?:process|policy|response process|culture|guide)\b|\bwriting (?:a )?(?:good )?post-?mortems?\b/i,
    'a guide',
  ],
  [
    /\b(?:sprint|weekly|monthly|quarterly) (?:report|review|update)\b|\b(?:meeting|standup) (?:notes|minutes|logs?)\b|\blogs for the\b/i,
    'notes of a meeting or a sprint',
  ],
  [/\badr\b|\barchitecture decision\b|\brfc\b|\bproposal\b|\bdesign doc/i, 'a decision record'],
];
/** Pages that stand beside post-mortems in their folders. */
const OTHER_FILE =
  /(?:^|[^a-z])(?:readme|contributing|changelog|code_of_conduct|governance|roadmap)[-_.\d]*\.\w+$|^(?:security|index)\.\w+$/i;
const STRONG: ReadonlySet<SectionName> = new Set<SectionName>([
  'timeline',
  'causes',
  'impact',
  'action-items',
  'went-well',
  'went-wrong',
  'lucky',
  'five-whys',
  'fishbone',
  'detection',
  'resolution',
  'lessons',
  'trigger',
  'summary',
]);
const FAILED =
  /\b(?:went|was|were|became|been|brought) (?:\w+ )?(?:down|unavailable|unreachable|unresponsive|offline|degraded|broken|drained|impacted|affected|interrupted)\b|\b(?:outage|downtime|disruption|severe problem)\b|\b(?:started|began|kept|were|was) (?:failing|crashing|timing out|returning|dropping)\b|\b(?:failed|crashed|timed out|regression|bug (?:was|that|caused|in))\b/gi;
/** A severity on a line of its own, or with its label and little else. */
const RATED =
  /^\W*(?:SEV[\s-]?[0-5]\b|(?:incident )?(?:severity|sev|schweregrad)(?: level)?\s*[:=–—-]\s*\W*(?:(?:SEV|S|P)[\s-]?)?(?:[0-5]|critical|major|minor|high|medium|low)\b).{0,50}$/i;
const ABOUT_WRITING =
  /\bpost-?\s?mortems?\b|\btemplates?\b|\bblameless(?:ness)?\b|\bretrospectives?\b|\bincident (?:response|management|commander|call)s?\b/gi;

/** Tells a post-mortem from an empty template, and both from everything else, with a sentence that says why. */
export function readKind(evidence: KindEvidence): Kind {
  const { document, outline, sections, timeline } = evidence;
  // Some six characters a word: enough to tell an empty file and a thin template.
  const words = outline.blocks.reduce((sum, block) => sum + block.text.length, 0) / 6;
  if (words < 3)
    return { kind: 'other', kindReason: document.unread?.reason ?? 'It holds no text to speak of.' };
  const title = evidence.title ?? '';
  const file = fileName(document.path);
  const names = new Set(
    sections.all.map((section) => section.name).filter((name) => name !== null && STRONG.has(name)),
  );
  const dated = timeline.filter((entry) => entry.time?.iso).length;
  const timed = timeline.filter((entry) => entry.time !== null && entry.time.precision !== 'date').length;

  if (isTemplate(evidence, words, names.size, dated, title, file)) {
    return {
      kind: 'template',
      kindReason: 'It is a template: it asks for what happened and does not tell it.',
    };
  }
  const other = otherKind(evidence, title, file);
  if (other) return { kind: 'other', kindReason: `It is ${other}, not an account of one incident.` };

  const isNamed = NAMED.test(title) || NAMED.test(document.path.replace(/[-_]+/g, ' '));
  // Sections and dates enough: the words need not be weighed.
  if (names.size >= 3 && dated >= 2)
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed) };
  const prose = outline.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, 20_000);
  const share = (pattern: RegExp) => (prose.match(pattern)?.length ?? 0) / Math.min(words, 3300);
  const isStated = statesItself(evidence, title);
  const isAboutWriting = !isStated && dated < 3 && words > 60 && share(ABOUT_WRITING) > 0.008;
  const isGuide = !isStated && dated < 3 && words > 100 && share(/\byou(?:r|rs|'re)?\b/gi) > 0.017;
  const score =
    (isStated ? 3 : 0) +
    (isNamed ? 2 : 0) +
    (NAMED.test(title) ? 1 : 0) +
    Math.min(5, names.size) +
    (dated >= 2 || timed >= 2 ? 2 : 0) +
    (evidence.date !== null ? 1 : 0) -
    (isAboutWriting ? 5 : 0) -
    (isGuide ? 4 : 0);
  // Words that tell of failures are counted only where they can decide.
  const failures = () => Math.min(2, prose.match(FAILED)?.length ?? 0);
  if (score >= 4 || (score >= 2 && score + failures() >= 4))
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed) };
  if (isAboutWriting || isGuide) {
    return {
      kind: 'other',
      kindReason: 'It tells how to write or to handle, not what happened in one incident.',
    };
  }
  return {
    kind: 'other',
    kindReason: 'It has too few of the sections and dates of an account of an incident.',
  };
}

/**
 * True for a document that says itself which incident it tells: a title with the day of an outage, or severity and
 * date. However often it says “post-mortem” or “you”, it is no guide.
 */
function statesItself({ document, outline, date }: KindEvidence, title: string): boolean {
  if (date === null) return false;
  if (NAMED.test(title) && dayIn(title) !== null) return true;
  const data = document.frontMatter?.data;
  if (data?.['date'] && severityLevel(String(data['severity'] ?? '')) !== null) return true;
  // A page about severities has a line for each.
  const rated = outline.blocks
    .slice(0, 40)
    .filter(({ kind, text }) => kind !== 'heading' && RATED.test(text));
  return rated.length === 1 && outline.blocks.indexOf(rated[0]!) < 12;
}

function reasonFor(names: ReadonlySet<SectionName | null>, dated: number, isNamed: boolean): string {
  const parts = [
    names.size > 0 ? `${names.size} of a post-mortem's sections` : '',
    dated > 0 ? `${dated} dated timeline ${dated === 1 ? 'entry' : 'entries'}` : '',
    isNamed ? 'a title that names an incident' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `It has ${parts.join(', ')}.` : 'It tells of a failure.';
}

function isTemplate(
  { placeholders, timeline, document }: KindEvidence,
  words: number,
  sections: number,
  dated: number,
  title: string,
  file: string,
): boolean {
  const isCalled =
    /\btemplate\b/i.test(`${title} ${file.replace(/[-_.]+/g, ' ')}`) ||
    /(?:^|\/)templates?\//i.test(document.path);
  if (dated >= 3) return false;
  if (isCalled && (placeholders > 0 || timeline.length < 3)) return true;
  return placeholders >= 3 && sections >= 3 && words / placeholders < 60;
}

function otherKind({ sections, document }: KindEvidence, title: string, file: string): string | null {
  if (OTHER_FILE.test(file)) return 'the page of a folder or a project';
  const named = OTHER_TITLE.find(([pattern]) => pattern.test(title));
  if (named && !/\bpost-?mortem|\boutage|\bincident report/i.test(title)) return named[1];
  const headings = sections.all.map((section) => section.heading.toLowerCase());
  if (headings.filter((heading) => /^\[?v?\d+\.\d+(?:\.\d+)?\b/.test(heading)).length >= 3)
    return 'a change log';
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  if (
    has(/^(?:\d+\. )?decision(?: outcome)?$/) &&
    has(/^(?:\d+\. )?(?:context|consequences|options|considered options|options considered)/)
  )
    return 'a decision record';
  const data = document.frontMatter?.data;
  const tags = String(data?.['tags'] ?? '');
  if ((data && 'cvss' in data) || /security (?:bulletin|advisory)/i.test(tags)) return 'a security advisory';
  return null;
}
