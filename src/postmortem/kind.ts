import { plural } from '../vocabulary/plural.ts';
import { fileName } from './day.ts';
import type { KindEvidence } from './kinds/evidence.ts';
import {
  failuresIn,
  MAX_NARRATIVE_SCORE,
  narrativeScore,
  STATED_DURATION,
  tellsByTheClock,
} from './kinds/narrative.ts';
import { type Clue, OTHER_FILE, otherKinds } from './kinds/other.ts';
import type { PostMortem, SectionName } from './model.ts';
import { describesFailure, namedPostMortem } from './phrases/titles.ts';
import { severityLevel } from './severity.ts';
import { dayIn } from './timeline/day-in.ts';

type Kind = Pick<PostMortem, 'kind' | 'kindReason' | 'isUndecided'>;

const POSTMORTEM_SECTIONS: ReadonlySet<SectionName> = new Set<SectionName>([
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
/** Wording of a project retrospective: games and products have post-mortems too. */
const PROJECT_WORDS =
  /\b(?:prototypes?|playtest\w*|game (?:design|jam|play|loop)\w*|gameplay|hackathon|capstone|milestone build|vertical slice|side project|our (?:first|final) (?:game|project)|this project)\b/gi;
const WHOSE = /^(?:customer|user|business|root|incident) /;
/** Keys of an incident's facts: “Start: 2025-03-03 09:00 UTC”. */
const FACT_KEY =
  /^(start|began|begin|end|impact|affect|cause|fix|resolution|resolve|mitigate|detection|detect|duration|length|lasted|noticed|who noticed|trigger|follow ?ups?|still open)(?:e?d|s)?(?: (?:at|by|when))?$/;

const ENGLISH = /\b(?:the|and|was|were|of|to|for|is|in|it)\b/gi;
/** A severity alone on its line, or with little more than its label. */
const SEVERITY_LINE =
  /^\W*(?:SEV[\s-]?[0-5]\b|(?:incident )?(?:severity|sev|schweregrad)(?: level)?\s*[:=–—-]\s*\W*(?:(?:SEV|S|P)[\s-]?)?(?:[0-5]|critical|major|minor|high|medium|low)\b).{0,50}$/i;
/** Front matter keys that only incidents have, as status pages write them. */
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
const YOU = /\byou(?:r|rs|'re)?\b/gi;
const ABOUT_WRITING =
  /\bpost-?\s?mortems?\b|\btemplates?\b|\bblameless(?:ness)?\b|\bretrospectives?\b|\bincident (?:response|management|commander|call)s?\b/gi;

/** The total weight that makes a document a post-mortem. */
const ENOUGH = 4;
/** A counter-clue of this weight requires more sections: advisories and decisions have timelines and impacts too. */
const DECISIVE = 5;
/** How much of the prose is read. */
const PROSE = 20_000;

/** Classifies a document as a post-mortem, an empty template or something else, with a sentence that says why. */
export function readKind(evidence: KindEvidence): Kind {
  const { path, unread } = evidence.document;
  const shape = shapeOf(evidence);
  if (shape.words < 3)
    return {
      kind: 'other',
      kindReason: unread?.reason ?? 'It holds no text to speak of.',
      isUndecided: !OTHER_FILE.test(fileName(path)),
    };
  if (isTemplate(evidence, shape))
    return {
      kind: 'template',
      kindReason: 'It is a template: it asks what happened and does not answer.',
      isUndecided: !isTemplatePath(path),
    };
  const findings = { ...shape, ...contentOf(evidence, shape) };
  const { names, dated, facts } = findings;
  const against = cluesAgainst(evidence, findings);
  // Enough sections and dates: its name and wording need not be weighed.
  if ((dated >= 2 && names.size >= (against.isDecided ? 5 : 3)) || (facts >= 4 && evidence.date !== null))
    return isPostMortem(findings);
  return weigh(evidence, findings, against.clues);
}

/** What a document consists of. */
interface Shape {
  readonly title: string;
  readonly words: number;
  readonly names: ReadonlySet<SectionName | null>;
  /** The number of timeline entries with a known date. */
  readonly dated: number;
}

function shapeOf({ title, outline, sections, timeline }: KindEvidence): Shape {
  const names = sections.all.map(({ name }) => name);
  return {
    title: title ?? '',
    // About six characters a word: accurate enough to detect an empty file or a thin template.
    words: outline.blocks.reduce((sum, block) => sum + block.text.length, 0) / 6,
    names: new Set(names.filter((name) => name !== null && POSTMORTEM_SECTIONS.has(name))),
    dated: timeline.filter((entry) => entry.time?.iso).length,
  };
}

/** What it says. */
interface Findings extends Shape {
  readonly prose: string;
  /** The number of distinct incident facts. */
  readonly facts: number;
  /** The number of timeline entries with a time of day. */
  readonly timed: number;
  readonly isNamed: boolean;
}

function contentOf(evidence: KindEvidence, { title }: Shape): Omit<Findings, keyof Shape> {
  const { document, outline, timeline } = evidence;
  const { tags, categories } = document.frontMatter?.data ?? {};
  const isTagged = /\b(?:post-?\s?mortems?|outages?|incident-reports?)\b/i.test(
    `${tags ?? ''} ${categories ?? ''}`,
  );
  const names = [title, document.path.replace(/[-_]+/g, ' ')];
  return {
    isNamed: isTagged || names.some((name) => namedPostMortem.pattern.test(name)),
    prose: outline.blocks
      .map((block) => block.text)
      .join('\n')
      .slice(0, PROSE),
    facts: new Set(evidence.facts.flatMap(({ key }) => FACT_KEY.exec(key.replace(WHOSE, ''))?.[1] ?? []))
      .size,
    timed: timeline.filter(({ time }) => time !== null && time.precision !== 'date').length,
  };
}

/** The clues that it is of another kind, and whether they decide it unless it has many sections. */
function cluesAgainst(evidence: KindEvidence, findings: Findings): { clues: Clue[]; isDecided: boolean } {
  const { names, facts, timed, prose, title } = findings;
  const describesIncident = names.size > 0 || facts >= 3 || timed >= 3 || tellsByTheClock(prose);
  const clues = otherKinds(evidence, title, fileName(evidence.document.path), describesIncident);
  const isProject = (prose.match(PROJECT_WORDS)?.length ?? 0) >= 2;
  const lacksFailure =
    (isProject || clues.length > 0) &&
    !describesFailure.pattern.test(title) &&
    !STATED_DURATION.test(prose) &&
    failuresIn(prose, 2) < 2;
  if (lacksFailure && isProject)
    clues.push({ weight: 8, says: 'it looks back on a project, not an incident' });
  return { clues, isDecided: clues.some(({ weight }) => weight >= (lacksFailure ? 4 : DECISIVE)) };
}

const isPostMortem = (findings: Findings): Kind => ({
  kind: 'post-mortem',
  kindReason: reasonFor(findings),
  isUndecided: false,
});

/** Weighs what speaks for a post-mortem against the clues. */
function weigh(evidence: KindEvidence, findings: Findings, clues: readonly Clue[]): Kind {
  const { names, facts, dated, timed, isNamed, title, prose } = findings;
  const isStated = identifiesIncident(evidence, title);
  const against = [...clues, ...cluesInProse(findings, isStated)];
  const score =
    (isStated ? 3 : 0) +
    (isNamed ? 2 : 0) +
    (namedPostMortem.pattern.test(title) ? 1 : describesFailure.pattern.test(title) ? 2 : 0) +
    Math.min(5, names.size) +
    (facts >= 3 ? 3 : 0) +
    (dated >= 3 && isForeign(findings) ? 4 : dated >= 2 || timed >= 2 ? 2 : 0) +
    (evidence.date !== null ? 1 : 0) -
    against.reduce((sum, { weight }) => sum + weight, 0);
  // The prose is scored only if that could change the result.
  const mayTell = evidence.date !== null || tellsByTheClock(prose);
  const least = mayTell ? ENOUGH - MAX_NARRATIVE_SCORE : ENOUGH - 2;
  if (score >= ENOUGH || (score >= least && score + narrativeScore(prose) >= ENOUGH))
    return isPostMortem(findings);
  return { kind: 'other', kindReason: reasonAgainst(findings, against), isUndecided: against.length === 0 };
}

/** How much of a document is such words. */
const share = ({ prose, words }: Findings, pattern: RegExp) =>
  (prose.match(pattern)?.length ?? 0) / Math.min(words, 3300);

/** In a language without a word list, only the times can be read. */
const isForeign = (findings: Findings) => findings.words > 20 && share(findings, ENGLISH) < 0.03;

/** What its wording says against it; less, if it states its own incident or tells of one day after the other. */
function cluesInProse(findings: Findings, isStated: boolean): Clue[] {
  const { prose, words, dated } = findings;
  const clues: Clue[] = [];
  if (new Set(prose.match(/\bSEV[ -]?[0-5]\b/gi)).size >= 3)
    clues.push({ weight: 4, says: 'it says what each severity means' });
  if (isStated || dated >= 3) return clues;
  if (words > 120 && share(findings, ABOUT_WRITING) > 0.008)
    clues.push({ weight: 5, says: 'it is about post-mortems and incidents in general' });
  const addressed = prose.match(YOU)?.length ?? 0;
  // An apology addresses its readers too.
  if (addressed >= 3 && share(findings, YOU) > 0.017 && !/\bsorry\b|\bapolog/i.test(prose))
    clues.push({ weight: 4, says: 'it tells its readers what to do' });
  return clues;
}

function reasonAgainst({ names, dated }: Findings, against: readonly Clue[]): string {
  const has =
    names.size + dated === 0
      ? 'none of the sections of a post-mortem and no dated timeline'
      : `only ${names.size} of a post-mortem's sections and ${plural(dated, 'dated timeline entry', 'dated timeline entries')}`;
  return against.length === 0
    ? `It has ${has}.`
    : `It has ${has}, and ${against.map(({ says }) => says).join(', and ')}.`;
}

/**
 * True for a document that identifies its own incident: a title with the day of an outage, or a severity and a date.
 * It is not a guide, however often it says “post-mortem” or “you”.
 */
function identifiesIncident({ document, outline, date }: KindEvidence, title: string): boolean {
  if (date === null) return false;
  if (namedPostMortem.pattern.test(title) && dayIn(title) !== null) return true;
  const data = document.frontMatter?.data;
  if (data?.date && severityLevel(String(data.severity ?? '')) !== null) return true;
  if (data && INCIDENT_KEYS.filter((key) => key in data).length >= 2) return true;
  // A page that defines severities has a line for each.
  const rated = outline.blocks
    .slice(0, 40)
    .filter(({ kind, text }) => kind !== 'heading' && SEVERITY_LINE.test(text));
  return rated.length === 1 && outline.blocks.indexOf(rated[0]!) < 12;
}

function reasonFor({ names, dated, isNamed }: Findings): string {
  const parts = [
    names.size > 0 ? `${names.size} of a post-mortem's sections` : '',
    dated > 0 ? plural(dated, 'dated timeline entry', 'dated timeline entries') : '',
    isNamed ? 'a title that names an incident' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `It has ${parts.join(', ')}.` : 'It describes a failure.';
}

function isTemplatePath(path: string): boolean {
  return (
    /\btemplate\b/i.test(fileName(path).replace(/[-_.]+/g, ' ')) ||
    /(?:^|\/)(?:\w+_)?templates?\//i.test(path)
  );
}

function isTemplate(
  { placeholders, timeline, document }: KindEvidence,
  { words, names, dated, title }: Shape,
): boolean {
  const isNamedTemplate = /\btemplate\b/i.test(title) || isTemplatePath(document.path);
  if (dated >= 3) return false;
  if (isNamedTemplate && (placeholders > 0 || timeline.length < 3)) return true;
  return placeholders >= 3 && names.size >= 3 && words / placeholders < 60;
}
