import { securityAdvisory } from '../phrases/kinds.ts';
import { shows } from '../phrases/sign.ts';
import { aboutPostMortems, describesFailure, namesIncident, otherTitles } from '../phrases/titles.ts';
import type { KindEvidence } from './evidence.ts';

/** Evidence against a post-mortem: its weight, and the wording used in the reason. */
export interface Clue {
  readonly weight: number;
  readonly says: string;
}

/** Files commonly found next to post-mortems. */
export const OTHER_FILE =
  /(?:^|[^a-z])(?:readme|contributing|changelog|code_of_conduct|governance|roadmap)[-_.\d]*\.\w+$|^(?:security|index)\.\w+$/i;
/** Folders of instructions or decisions. */
const OTHER_FOLDER =
  /(?:^|[\\/])(?:run-?books?|play-?books?|adrs?|rfcs?|decisions|tutorials?|how-?tos?)[\\/]/i;
/** Headings of a proposal. */
const PROPOSAL_HEADINGS: ReadonlySet<string> = new Set(
  'motivation|alternatives|alternatives considered|drawbacks|goals|non-goals|nongoals|prior art|unresolved questions|rollout|rollout plan|rollback plan|risks|steps|schedule|if it fails|success criteria|prerequisites|acceptance criteria|proposed change|proposed solution|proposed design'.split(
    '|',
  ),
);
/** "## [1.4.2] - 2024-03-04", but not "1.1 Summary". */
const VERSION =
  /^\[?v?(\d+)\.(\d+)(?:\.(\d+))?[-+\w.]*\]?(?:\([^)]*\))?[\s:(–—-]*(?:\d{4}-\d\d-\d\d|\w+ \d{1,2},? \d{4}|\d{1,2} \w+ \d{4}|unreleased|latest)?[\s)]*$/;

/** Clues that a document is of another kind. `file` is its name. */
export function otherKinds(
  { sections, document }: KindEvidence,
  title: string,
  file: string,
  describesIncident: boolean,
): Clue[] {
  const headings = sections.all.map((section) => section.heading.toLowerCase());
  const { cvss, tags } = document.frontMatter?.data ?? {};
  const clues: readonly (Clue | false | null)[] = [
    OTHER_FILE.test(file) && {
      weight: describesIncident ? 3 : 6,
      says: `\`${file}\` is the name of a folder's or a project's page`,
    },
    OTHER_FOLDER.test(document.path) && { weight: 3, says: 'its folder holds another kind of page' },
    otherTitle(title),
    areVersions(headings) && { weight: 5, says: 'its headings are versions, as in a change log' },
    areOfDecision(headings) && { weight: 5, says: 'its headings are those of a decision record' },
    headings.filter((heading) => PROPOSAL_HEADINGS.has(heading.replace(/^\d+\.? /, ''))).length >= 2 && {
      weight: 5,
      says: 'its headings are those of a proposal',
    },
    (cvss !== undefined || securityAdvisory.pattern.test(`${tags ?? ''} ${title}`)) && {
      weight: 6,
      says: 'it is a security advisory',
    },
  ];
  return clues.filter((clue): clue is Clue => Boolean(clue));
}

function otherTitle(title: string): Clue | null {
  if (namesIncident.pattern.test(title) && !aboutPostMortems.pattern.test(title)) return null;
  const named = otherTitles.find((each) => shows(each, title));
  if (!named) return null;
  // “Runbook: database is down” is a runbook; “RFC server went down” is not an RFC.
  const isFailure = named.is !== 'a guide' && describesFailure.pattern.test(title);
  return { weight: isFailure ? 2 : 4, says: `its title is that of ${named.is}` };
}

function areOfDecision(headings: readonly string[]): boolean {
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  return (
    has(/^(?:\d+\. )?decision(?: outcome)?$/) &&
    has(/^(?:\d+\. )?(?:context|consequences|options|considered options|options considered)/)
  );
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
