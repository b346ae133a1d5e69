import { fileName } from '../day.ts';
import { aboutWriting, addressesReader, apologises, ofProject, statedDuration } from '../phrases/kinds.ts';
import { everyMatch, shows } from '../phrases/sign.ts';
import { describesFailure } from '../phrases/titles.ts';
import type { KindEvidence } from './evidence.ts';
import { type Findings, shareOf } from './findings.ts';
import { failuresIn, tellsByTheClock } from './narrative.ts';
import { type Clue, otherKinds } from './other.ts';

/** A clue of this weight decides: advisories and decisions have timelines and impacts too. */
const DECISIVE = 5;
/** In a document that tells of no failure. */
const DECISIVE_WITHOUT_FAILURE = 4;

/** The clues that it is of another kind, and whether they decide it unless it has many sections. */
export function cluesAgainst(
  evidence: KindEvidence,
  findings: Findings,
): { clues: readonly Clue[]; isDecided: boolean } {
  const { names, facts, timed, prose, title } = findings;
  const describesIncident = names.size > 0 || facts >= 3 || timed >= 3 || tellsByTheClock(prose);
  const clues = otherKinds(evidence, title, fileName(evidence.document.path), describesIncident);
  const isProject = (prose.match(everyMatch(ofProject))?.length ?? 0) >= 2;
  const lacksFailure =
    (isProject || clues.length > 0) &&
    !describesFailure.pattern.test(title) &&
    !shows(statedDuration, prose) &&
    failuresIn(prose, 2) < 2;
  if (lacksFailure && isProject)
    clues.push({ weight: 8, says: 'it looks back on a project, not an incident' });
  const decisive = lacksFailure ? DECISIVE_WITHOUT_FAILURE : DECISIVE;
  return { clues, isDecided: clues.some(({ weight }) => weight >= decisive) };
}

/** What its wording says against it; less, if it states its own incident or tells of one day after the other. */
export function cluesInProse(findings: Findings, isStated: boolean): Clue[] {
  const { prose, words, dated } = findings;
  const clues: Clue[] = [];
  if (new Set(prose.match(/\bSEV[ -]?[0-5]\b/gi)).size >= 3)
    clues.push({ weight: 4, says: 'it says what each severity means' });
  if (isStated || dated >= 3) return clues;
  if (words > 120 && shareOf(aboutWriting, findings) > 0.008)
    clues.push({ weight: 5, says: 'it is about post-mortems and incidents in general' });
  const addressed = prose.match(everyMatch(addressesReader))?.length ?? 0;
  // An apology addresses its readers too.
  if (addressed >= 3 && shareOf(addressesReader, findings) > 0.017 && !apologises.pattern.test(prose))
    clues.push({ weight: 4, says: 'it tells its readers what to do' });
  return clues;
}
