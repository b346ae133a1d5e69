import type { MarkdownDocument } from '../markdown/document.ts';
import type { Outline } from '../markdown/units.ts';
import { gated } from '../vocabulary/gated.ts';
import { plural } from '../vocabulary/plural.ts';
import { fileName } from './day.ts';
import type { Fact } from './facts.ts';
import type { PostMortem, SectionName, TimelineEntry } from './model.ts';
import { failure, repair, supposed } from './phrases/failure.ts';
import type { Sections } from './sections.ts';
import { severityLevel } from './severity.ts';
import { dayIn } from './timeline/day-in.ts';

export interface KindEvidence {
  readonly document: MarkdownDocument;
  readonly title: string | null;
  readonly outline: Outline;
  readonly sections: Sections;
  readonly facts: readonly Fact[];
  readonly timeline: readonly TimelineEntry[];
  readonly date: string | null;
  readonly placeholders: number;
}

type Kind = Pick<PostMortem, 'kind' | 'kindReason' | 'isUndecided'>;

const NAMED =
  /\bpost-?\s?mort[eu]ms?\b|\bportmortem\b|\bincidents?\b|\boutages?\b|\bdowntime\b|\brca\b|\broot cause\b|\bafter[- ]action\b|\bdisclosure\b|\bservice (?:disruption|interruption|degradation)\b|\bbreach\b|\bcoe\b|\bcorrection of errors?\b|\blearning review\b/i;
const OTHER_TITLE: readonly (readonly [Pick<RegExp, 'test'>, string])[] = [
  [
    /\brelease(?:s| notes)?\b(?!.*\b(?:incident|post-?mortem|outage))|^announcing\b|\bchangelog\b|\bwhat(?:['’]s| is) new\b/i,
    'release notes',
  ],
  [
    gated(
      /\b(?:runbook|playbook|how[- ]to|handbook|cheat ?sheet)\b|\bguide(?:lines)?\b|\b(?:incident|post-?mortem) (?:process|policy|response process|culture|guide)\b|\bwriting (?:a )?(?:good )?post-?mortems?\b/i,
      /book|how|cheat|guide|process|policy|culture|writing/i,
    ),
    'a guide',
  ],
  [
    gated(
      /\b(?:sprint|weekly|monthly|quarterly) (?:report|review|update)\b|\b(?:sprint|iteration)\b.*\bretro(?:spective)?\b|\b(?:meeting|standup) (?:notes|minutes|logs?)\b|\b(?:team|staff|planning|status) (?:meeting|sync|call)\b|\blogs for the\b|\b(?:meeting|sync|stand-?up|check-?in)(?:$|\W*\d|[,:(–—-]| on\b)/i,
      /report|review|update|retro|meeting|stand-?up|sync|call|logs|check/i,
    ),
    'notes of a meeting or a sprint',
  ],
  [/\badr\b|\barchitecture decision\b|\brfc\b|\bproposal\b|\bdesign doc/i, 'a decision record'],
  [/^plan\b(?! [a-z]\b)|\bplan(?:$| (?:for|to)\b| 20\d\d)|\broadmap\b/i, 'a plan'],
  [
    /\b(?:planned|scheduled|upcoming) (?:maintenance|downtime|work|upgrade|migration)\b|\bmaintenance (?:window|notice|announcement)\b|\bgame ?day\b/i,
    'an announcement',
  ],
];
/** Files commonly found next to post-mortems. */
const OTHER_FILE =
  /(?:^|[^a-z])(?:readme|contributing|changelog|code_of_conduct|governance|roadmap)[-_.\d]*\.\w+$|^(?:security|index)\.\w+$/i;
/** Folders of instructions or decisions. */
const OTHER_FOLDER =
  /(?:^|[\\/])(?:run-?books?|play-?books?|adrs?|rfcs?|decisions|tutorials?|how-?tos?)[\\/]/i;
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
/** A stated duration: “was unavailable for 63 minutes”, “from 10:15 to 11:00”. */
const STATED_DURATION =
  /(?<!\bbe )\b(?:was|were|failed|misbehaved|unavailable|unreachable|empty|offline|down)\b[^.\n]{0,40}\bfor (?:about |almost |nearly |over |more than )?(?:\d+|an?|half an|two|three|several) (?:hours?|minutes?|days?)\b|\b(?:from|between) [^.\n]{0,30}\d{1,2}:\d\d[^.\n]{0,20} (?:to|until|and) [^.\n]{0,20}\d{1,2}:\d\d/i;
const WHOSE = /^(?:customer|user|business|root|incident) /;
/** Keys of an incident's facts: “Start: 2025-03-03 09:00 UTC”. */
const FACT_KEY =
  /^(start|began|begin|end|impact|affect|cause|fix|resolution|resolve|mitigate|detection|detect|duration|length|lasted|noticed|who noticed|trigger|follow ?ups?|still open)(?:e?d|s)?(?: (?:at|by|when))?$/;

/** Headings of a proposal. */
const PROPOSAL_HEADINGS: ReadonlySet<string> = new Set(
  'motivation|alternatives|alternatives considered|drawbacks|goals|non-goals|nongoals|prior art|unresolved questions|rollout|rollout plan|rollback plan|risks|steps|schedule|if it fails|success criteria|prerequisites|acceptance criteria|proposed change|proposed solution|proposed design'.split(
    '|',
  ),
);
/** Titles that name one incident, as opposed to a text about incidents. */
const NAMES_INCIDENT =
  /\bpost-?mortem|\boutage|\bincident(?!s| (?:response|management|command|process|policy|guide|levels?|severit))/i;
/** Titles of texts about post-mortems. */
const ABOUT_POSTMORTEMS =
  /\bhow[- ]to\b|\bwriting\b|\b(?:post-?mortem|incident) (?:process|policy|guide|culture|template|handbook|playbook)\b/i;
const ENGLISH = /\b(?:the|and|was|were|of|to|for|is|in|it)\b/gi;
/** A severity alone on its line, or with little more than its label. */
const SEVERITY_LINE =
  /^\W*(?:SEV[\s-]?[0-5]\b|(?:incident )?(?:severity|sev|schweregrad)(?: level)?\s*[:=–—-]\s*\W*(?:(?:SEV|S|P)[\s-]?)?(?:[0-5]|critical|major|minor|high|medium|low)\b).{0,50}$/i;
/** "## [1.4.2] - 2024-03-04", but not "1.1 Summary". */
const VERSION =
  /^\[?v?(\d+)\.(\d+)(?:\.(\d+))?[-+\w.]*\]?(?:\([^)]*\))?[\s:(–—-]*(?:\d{4}-\d\d-\d\d|\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4}|unreleased|latest)?[\s)]*$/;
/** Titles that describe a failure in other words. */
const DESCRIBES_FAILURE =
  /\b(?:down|offline|fail(?:s|ed|ures?|ing)?|broken?|breaks?|delet(?:es|ed)|lost|lose|loss(?:es)?|declined|reject(?:s|ed)|refus(?:es|ed)|drop(?:s|ped)|delay(?:s|ed)?|late|missing|twice|duplicat\w+|expir(?:es|ed)|out of|full|stale|blocked|hung|stuck|stopped|crash(?:es|ed)?|leak(?:s|ed)?|hacked|stolen|drained|exploit(?:ed)?|corrupt(?:ed|ion)?|unavailab\w+|unreachable|degrad\w+|slow|errors?|empty|wrong|interrupt\w+|timeouts?|not|what happened|for (?:\d+|an?|two|three|several) (?:minutes?|hours?|days?|weeks?)|how (?:i|we) \w+ed)\b/i;
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

/** Evidence for or against a post-mortem: its weight, and the wording used in the reason. */
interface Clue {
  readonly weight: number;
  readonly says: string;
}

/** The total weight that makes a document a post-mortem. */
const ENOUGH = 4;
/** A counter-clue of this weight requires more sections: advisories and decisions have timelines and impacts too. */
const DECISIVE = 5;

/** Classifies a document as a post-mortem, an empty template or something else, with a sentence that says why. */
export function readKind(evidence: KindEvidence): Kind {
  const { document, outline, sections, timeline } = evidence;
  const file = fileName(document.path);
  // About six characters a word: accurate enough to detect an empty file or a thin template.
  const words = outline.blocks.reduce((sum, block) => sum + block.text.length, 0) / 6;
  if (words < 3)
    return {
      kind: 'other',
      kindReason: document.unread?.reason ?? 'It holds no text to speak of.',
      isUndecided: !OTHER_FILE.test(file),
    };
  const title = evidence.title ?? '';
  const names = new Set(
    sections.all
      .map((section) => section.name)
      .filter((name) => name !== null && POSTMORTEM_SECTIONS.has(name)),
  );
  const dated = timeline.filter((entry) => entry.time?.iso).length;

  if (isTemplate(evidence, words, names.size, dated, title)) {
    return {
      kind: 'template',
      kindReason: 'It is a template: it asks what happened and does not answer.',
      isUndecided: !isTemplatePath(document.path),
    };
  }
  const { tags, categories } = document.frontMatter?.data ?? {};
  const isTagged = /\b(?:post-?\s?mortems?|outages?|incident-reports?)\b/i.test(
    `${tags ?? ''} ${categories ?? ''}`,
  );
  const isNamed = isTagged || NAMED.test(title) || NAMED.test(document.path.replace(/[-_]+/g, ' '));
  const prose = outline.blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, 20_000);
  const facts = new Set(
    evidence.facts.flatMap(({ key }) => FACT_KEY.exec(key.replace(WHOSE, ''))?.[1] ?? []),
  );
  const timed = timeline.filter(({ time }) => time !== null && time.precision !== 'date').length;
  const describesIncident = names.size > 0 || facts.size >= 3 || timed >= 3 || tellsByTheClock(prose);
  const against = otherKinds(evidence, title, file, describesIncident);
  const isProject = (prose.match(PROJECT_WORDS)?.length ?? 0) >= 2;
  const lacksFailure =
    (isProject || against.length > 0) &&
    !DESCRIBES_FAILURE.test(title) &&
    !STATED_DURATION.test(prose) &&
    failuresIn(prose, 2) < 2;
  if (lacksFailure && isProject)
    against.push({ weight: 8, says: 'it looks back on a project, not an incident' });
  const isOther = against.some(({ weight }) => weight >= (lacksFailure ? 4 : DECISIVE));
  // Enough sections and dates: its name and wording need not be weighed.
  if ((dated >= 2 && names.size >= (isOther ? 5 : 3)) || (facts.size >= 4 && evidence.date !== null))
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed), isUndecided: false };
  return weigh(evidence, { words, title, prose, names, facts: facts.size, dated, timed, isNamed, against });
}

interface Findings {
  readonly words: number;
  readonly title: string;
  readonly prose: string;
  readonly names: ReadonlySet<SectionName | null>;
  /** The number of distinct incident facts. */
  readonly facts: number;
  /** The number of timeline entries with a known date. */
  readonly dated: number;
  /** The number of timeline entries with a time of day. */
  readonly timed: number;
  readonly isNamed: boolean;
  readonly against: readonly Clue[];
}

function weigh(evidence: KindEvidence, findings: Findings): Kind {
  const { names, facts, dated, timed, isNamed, title, words, prose } = findings;
  const share = (pattern: RegExp) => (prose.match(pattern)?.length ?? 0) / Math.min(words, 3300);
  const isStated = identifiesIncident(evidence, title);
  const against = [...findings.against];
  // In a language without a word list, only the times can be read.
  const isForeign = words > 20 && share(ENGLISH) < 0.03;
  if (new Set(prose.match(/\bSEV[ -]?[0-5]\b/gi)).size >= 3)
    against.push({ weight: 4, says: 'it says what each severity means' });
  if (!isStated && dated < 3) {
    if (words > 120 && share(ABOUT_WRITING) > 0.008)
      against.push({ weight: 5, says: 'it is about post-mortems and incidents in general' });
    const addressed = prose.match(YOU)?.length ?? 0;
    // An apology addresses its readers too.
    if (addressed >= 3 && share(YOU) > 0.017 && !/\bsorry\b|\bapolog/i.test(prose))
      against.push({ weight: 4, says: 'it tells its readers what to do' });
  }
  const score =
    (isStated ? 3 : 0) +
    (isNamed ? 2 : 0) +
    (NAMED.test(title) ? 1 : DESCRIBES_FAILURE.test(title) ? 2 : 0) +
    Math.min(5, names.size) +
    (facts >= 3 ? 3 : 0) +
    (dated >= 3 && isForeign ? 4 : dated >= 2 || timed >= 2 ? 2 : 0) +
    (evidence.date !== null ? 1 : 0) -
    against.reduce((sum, { weight }) => sum + weight, 0);
  // The prose is scored only if that could change the result.
  const mayTell = evidence.date !== null || tellsByTheClock(prose);
  const least = mayTell ? ENOUGH - MAX_NARRATIVE_SCORE : ENOUGH - 2;
  if (score >= ENOUGH || (score >= least && score + narrativeScore(prose) >= ENOUGH))
    return { kind: 'post-mortem', kindReason: reasonFor(names, dated, isNamed), isUndecided: false };
  return {
    kind: 'other',
    kindReason: reasonAgainst(names, dated, against),
    isUndecided: against.length === 0,
  };
}

/** The maximum of `narrativeScore`. */
const MAX_NARRATIVE_SCORE = 6;

/** Scores how far the prose recounts a failure: that it happened, when, and how it ended. */
function narrativeScore(prose: string): number {
  const failures = failuresIn(prose, 2);
  if (failures === 0) return 0;
  const [hasClock, hasDay] = [/\b\d{1,2}:\d\d\b/.test(prose), dayIn(prose) !== null];
  const lasted = (hasClock || hasDay) && (STATED_DURATION.test(prose) || tellsByTheClock(prose));
  return (
    failures +
    (sentences(prose).some((each) => repair.find(each)) ? 1 : 0) +
    (hasClock ? 1 : 0) +
    (lasted ? 2 : 0)
  );
}

/** A failure told by the clock, as in “At 02:10 … At 02:40 I rolled back, and at 02:55 …”: a timeline in prose. */
function tellsByTheClock(prose: string): boolean {
  const clocks = new Set(prose.match(/\b\d{1,2}:\d\d\b/g));
  return clocks.size >= 3 && failuresIn(prose, 1) > 0 && sentences(prose).some((each) => repair.find(each));
}

/** The number of sentences that report a failure, counted up to `most`. */
function failuresIn(prose: string, most: number): number {
  let count = 0;
  for (const each of sentences(prose)) {
    if (count === most) break;
    if (failure.find(each) && !supposed.find(each)) count++;
  }
  return count;
}

const sentences = (prose: string) => prose.split(/\n|(?<=[.!?]) /);

function reasonAgainst(
  names: ReadonlySet<SectionName | null>,
  dated: number,
  against: readonly Clue[],
): string {
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
  if (NAMED.test(title) && dayIn(title) !== null) return true;
  const data = document.frontMatter?.data;
  if (data?.date && severityLevel(String(data.severity ?? '')) !== null) return true;
  if (data && INCIDENT_KEYS.filter((key) => key in data).length >= 2) return true;
  // A page that defines severities has a line for each.
  const rated = outline.blocks
    .slice(0, 40)
    .filter(({ kind, text }) => kind !== 'heading' && SEVERITY_LINE.test(text));
  return rated.length === 1 && outline.blocks.indexOf(rated[0]!) < 12;
}

function reasonFor(names: ReadonlySet<SectionName | null>, dated: number, isNamed: boolean): string {
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
  words: number,
  sections: number,
  dated: number,
  title: string,
): boolean {
  const isNamedTemplate = /\btemplate\b/i.test(title) || isTemplatePath(document.path);
  if (dated >= 3) return false;
  if (isNamedTemplate && (placeholders > 0 || timeline.length < 3)) return true;
  return placeholders >= 3 && sections >= 3 && words / placeholders < 60;
}

/** Clues that this is another kind of document. */
function otherKinds(
  { sections, document }: KindEvidence,
  title: string,
  file: string,
  describesIncident: boolean,
): Clue[] {
  const clues: Clue[] = [];
  if (OTHER_FILE.test(file))
    clues.push({
      weight: describesIncident ? 3 : 6,
      says: `\`${file}\` is the name of a folder's or a project's page`,
    });
  if (OTHER_FOLDER.test(document.path))
    clues.push({ weight: 3, says: 'its folder holds another kind of page' });
  const isOther = !NAMES_INCIDENT.test(title) || ABOUT_POSTMORTEMS.test(title);
  const named = isOther && OTHER_TITLE.find(([pattern]) => pattern.test(title));
  if (named) {
    // “Runbook: database is down” is a runbook; “RFC server went down” is not an RFC.
    const isFailure = named[1] !== 'a guide' && DESCRIBES_FAILURE.test(title);
    clues.push({ weight: isFailure ? 2 : 4, says: `its title is that of ${named[1]}` });
  }
  const headings = sections.all.map((section) => section.heading.toLowerCase());
  if (areVersions(headings)) clues.push({ weight: 5, says: 'its headings are versions, as in a change log' });
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  if (
    has(/^(?:\d+\. )?decision(?: outcome)?$/) &&
    has(/^(?:\d+\. )?(?:context|consequences|options|considered options|options considered)/)
  )
    clues.push({ weight: 5, says: 'its headings are those of a decision record' });
  if (headings.filter((heading) => PROPOSAL_HEADINGS.has(heading.replace(/^\d+\.? /, ''))).length >= 2)
    clues.push({ weight: 5, says: 'its headings are those of a proposal' });
  const data = document.frontMatter?.data;
  const tags = String(data?.tags ?? '');
  if ((data && 'cvss' in data) || /security (?:bulletin|advisor(?:y|ies))/i.test(`${tags} ${title}`))
    clues.push({ weight: 6, says: 'it is a security advisory' });
  return clues;
}

/** Versions are listed newest first; section numbers ascend. */
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
