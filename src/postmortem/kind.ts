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

type Kind = Pick<PostMortem, 'kind' | 'kindReason' | 'isUndecided'>;

const NAMED =
  /\bpost-?\s?mort[eu]ms?\b|\bportmortem\b|\bincidents?\b|\boutages?\b|\bdowntime\b|\brca\b|\broot cause\b|\bafter[- ]action\b|\bdisclosure\b|\bservice (?:disruption|interruption|degradation)\b|\bbreach\b|\bcoe\b|\bcorrection of errors?\b/i;
const OTHER_TITLE: readonly (readonly [RegExp, string])[] = [
  [
    /\brelease(?:s| notes)?\b(?!.*\b(?:incident|post-?mortem|outage))|^announcing\b|\bchangelog\b|\bwhat's new\b/i,
    'release notes',
  ],
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
/** Folders that hold what to do, or what was decided. */
const OTHER_FOLDER =
  /(?:^|[\\/])(?:run-?books?|play-?books?|adrs?|rfcs?|decisions|tutorials?|how-?tos?)[\\/]/i;
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
  /\b(?:went|was|were|became|been|brought) (?:\w+ )?(?:down|unavailable|unreachable|unresponsive|offline|degraded|broken|drained|impacted|affected|interrupted)\b|\b(?:outage|downtime|disruption|severe problem)\b|\b(?:started|began|kept|were|was) (?:failing|crashing|timing out|returning|dropping)\b|\b(?:failed|crashed|timed out|timing out|intermittent(?:ly)?|unable to|unavailable|unreachable|50\d(?:s|x)?|regression|bug (?:was|that|caused|in))\b/gi;
/** A severity on a line of its own, or with its label and little else. */
const RATED =
  /^\W*(?:SEV[\s-]?[0-5]\b|(?:incident )?(?:severity|sev|schweregrad)(?: level)?\s*[:=–—-]\s*\W*(?:(?:SEV|S|P)[\s-]?)?(?:[0-5]|critical|major|minor|high|medium|low)\b).{0,50}$/i;
/** "## [1.4.2] - 2024-03-04", and not "1.1 Summary". */
const VERSION =
  /^\[?v?(\d+)\.(\d+)(?:\.(\d+))?[-+\w.]*\]?(?:\([^)]*\))?[\s:(–—-]*(?:\d{4}-\d\d-\d\d|\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4}|unreleased|latest)?[\s)]*$/;
/** Titles that tell of a failure in other words. */
const TELLS_FAILURE =
  /\b(?:down|offline|fail(?:s|ed|ures?|ing)?|broken?|breaks?|deleted|lost|lose|stuck|stopped|crash(?:es|ed)?|leak(?:s|ed)?|hacked|stolen|drained|exploit(?:ed)?|corrupt(?:ed|ion)?|unavailab\w+|unreachable|degrad\w+|slow|errors?|empty|wrong|interrupt\w+|timeouts?|not|what happened|how (?:i|we) \w+ed)\b/i;
const REPAIRED =
  /\b(?:fix(?:ed|es)|resolved|restored?|rolled back|reverted|mitigated|renewed|restarted|recovered|root cause|(?:was|were) caused by|the cause)\b/i;
/** Keys of front matter that only an incident has, as status pages write them. */
const INCIDENT_KEYS = [
  'severity',
  'affected',
  'resolved',
  'resolvedWhen',
  'resolved_at',
  'detected',
  'started',
  'impact',
];
const ABOUT_WRITING =
  /\bpost-?\s?mortems?\b|\btemplates?\b|\bblameless(?:ness)?\b|\bretrospectives?\b|\bincident (?:response|management|commander|call)s?\b/gi;

/** Something that speaks for or against a post-mortem: how much, and what it is, for the reason that is given. */
interface Clue {
  readonly weight: number;
  readonly says: string;
}

/** Clues must add up to this. */
const ENOUGH = 4;
/** A clue against of this weight asks more of the sections: advisories and decisions have timelines and impacts, too. */
const DECISIVE = 5;

/** Tells a post-mortem from an empty template, and both from everything else, with a sentence that says why. */
export function readKind(evidence: KindEvidence): Kind {
  const { document, outline, sections, timeline } = evidence;
  // Some six characters a word: enough to tell an empty file and a thin template.
  const file = fileName(document.path);
  const words = outline.blocks.reduce((sum, block) => sum + block.text.length, 0) / 6;
  if (words < 3)
    return {
      kind: 'other',
      kindReason: document.unread?.reason ?? 'It holds no text to speak of.',
      isUndecided: !OTHER_FILE.test(file),
    };
  const title = evidence.title ?? '';
  const names = new Set(
    sections.all.map((section) => section.name).filter((name) => name !== null && STRONG.has(name)),
  );
  const dated = timeline.filter((entry) => entry.time?.iso).length;

  if (isTemplate(evidence, words, names.size, dated, title)) {
    return {
      kind: 'template',
      kindReason: 'It is a template: it asks for what happened and does not tell it.',
      isUndecided: !isTemplatePath(document.path),
    };
  }
  const isNamed = NAMED.test(title) || NAMED.test(document.path.replace(/[-_]+/g, ' '));
  const against = otherKinds(evidence, title, file, names.size);
  const isOther = against.some(({ weight }) => weight >= DECISIVE);
  // Sections and dates enough: neither its name nor its words need be weighed.
  if (dated >= 2 && names.size >= (isOther ? 5 : 3))
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed), isUndecided: false };
  return weighed(evidence, { words, title, names, dated, isNamed, against });
}

interface Weighed {
  readonly words: number;
  readonly title: string;
  readonly names: ReadonlySet<SectionName | null>;
  readonly dated: number;
  readonly isNamed: boolean;
  readonly against: readonly Clue[];
}

function weighed(evidence: KindEvidence, given: Weighed): Kind {
  const { names, dated, isNamed, title, words } = given;
  const prose = evidence.outline.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, 20_000);
  const share = (pattern: RegExp) => (prose.match(pattern)?.length ?? 0) / Math.min(words, 3300);
  const isStated = statesItself(evidence, title);
  const timed = evidence.timeline.filter(({ time }) => time !== null && time.precision !== 'date').length;
  const against = [...given.against];
  if (!isStated && dated < 3) {
    if (words > 120 && share(ABOUT_WRITING) > 0.008)
      against.push({ weight: 5, says: 'it speaks of post-mortems and incidents in general' });
    if (words > 100 && share(/\byou(?:r|rs|'re)?\b/gi) > 0.017)
      against.push({ weight: 4, says: 'it tells its readers what to do' });
  }
  const score =
    (isStated ? 3 : 0) +
    (isNamed ? 2 : 0) +
    (NAMED.test(title) ? 1 : TELLS_FAILURE.test(title) ? 2 : 0) +
    Math.min(5, names.size) +
    (dated >= 2 || timed >= 2 ? 2 : 0) +
    (evidence.date !== null ? 1 : 0) -
    against.reduce((sum, { weight }) => sum + weight, 0);
  // What the sentences tell is weighed only where it can decide.
  if (score >= ENOUGH || (score >= ENOUGH - 2 && score + tellsIn(prose) >= ENOUGH))
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed), isUndecided: false };
  return {
    kind: 'other',
    kindReason: reasonAgainst(names, dated, against),
    isUndecided: against.length === 0,
  };
}

/** How much the sentences tell of a failure: that it happened, when, and how it ended. */
function tellsIn(prose: string): number {
  const failures = Math.min(2, prose.match(FAILED)?.length ?? 0);
  return failures + (failures > 0 && REPAIRED.test(prose) ? 1 : 0) + (/\b\d{1,2}:\d\d\b/.test(prose) ? 1 : 0);
}

function reasonAgainst(
  names: ReadonlySet<SectionName | null>,
  dated: number,
  against: readonly Clue[],
): string {
  const has =
    names.size + dated === 0
      ? 'none of the sections of a post-mortem and no dated timeline'
      : `only ${names.size} of a post-mortem's sections and ${dated} dated timeline ${dated === 1 ? 'entry' : 'entries'}`;
  return against.length === 0
    ? `It has ${has}.`
    : `It has ${has}, and ${against.map(({ says }) => says).join(', and ')}.`;
}

/**
 * True for a document that says itself which incident it tells: a title with the day of an outage, or severity and
 * date. However often it says “post-mortem” or “you”, it is no guide.
 */
function statesItself({ document, outline, date }: KindEvidence, title: string): boolean {
  if (date === null) return false;
  if (NAMED.test(title) && dayIn(title) !== null) return true;
  const data = document.frontMatter?.data;
  if (data?.date && severityLevel(String(data.severity ?? '')) !== null) return true;
  if (data && INCIDENT_KEYS.filter((key) => key in data).length >= 2) return true;
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

function isTemplatePath(path: string): boolean {
  return /\btemplate\b/i.test(fileName(path).replace(/[-_.]+/g, ' ')) || /(?:^|\/)templates?\//i.test(path);
}

function isTemplate(
  { placeholders, timeline, document }: KindEvidence,
  words: number,
  sections: number,
  dated: number,
  title: string,
): boolean {
  const isCalled = /\btemplate\b/i.test(title) || isTemplatePath(document.path);
  if (dated >= 3) return false;
  if (isCalled && (placeholders > 0 || timeline.length < 3)) return true;
  return placeholders >= 3 && sections >= 3 && words / placeholders < 60;
}

/** What tells of another kind of document. */
function otherKinds(
  { sections, document }: KindEvidence,
  title: string,
  file: string,
  known: number,
): Clue[] {
  const clues: Clue[] = [];
  if (OTHER_FILE.test(file))
    clues.push({
      weight: known === 0 ? 6 : 3,
      says: `\`${file}\` is the name of a folder's or a project's page`,
    });
  if (OTHER_FOLDER.test(document.path))
    clues.push({ weight: 3, says: 'its folder holds another kind of page' });
  const named = OTHER_TITLE.find(([pattern]) => pattern.test(title));
  if (named && !/\bpost-?mortem|\boutage|\bincident report/i.test(title))
    clues.push({ weight: 4, says: `its title is that of ${named[1]}` });
  const headings = sections.all.map((section) => section.heading.toLowerCase());
  if (areVersions(headings)) clues.push({ weight: 5, says: 'its headings are versions, as in a change log' });
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  if (
    has(/^(?:\d+\. )?decision(?: outcome)?$/) &&
    has(/^(?:\d+\. )?(?:context|consequences|options|considered options|options considered)/)
  )
    clues.push({ weight: 5, says: 'its headings are those of a decision record' });
  const data = document.frontMatter?.data;
  const tags = String(data?.tags ?? '');
  if ((data && 'cvss' in data) || /security (?:bulletin|advisor(?:y|ies))/i.test(`${tags} ${title}`))
    clues.push({ weight: 6, says: 'it is a security advisory' });
  return clues;
}

/** Versions are listed newest first; section numbers go up. */
function areVersions(headings: readonly string[]): boolean {
  const versions = headings.flatMap((heading) => {
    const match = VERSION.exec(heading);
    return match ? [match.slice(1, 4).map(Number)] : [];
  });
  if (versions.length < 3) return false;
  const [first, last] = [versions[0]!, versions.at(-1)!];
  const differs = first.findIndex((part, index) => part !== last[index]);
  return differs === -1 || first[differs]! > last[differs]!;
}
