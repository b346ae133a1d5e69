import type { PostMortem } from '../../postmortem/model.ts';
import type { LintedPostMortem } from '../standing.ts';
import { readersOf } from './readers.ts';
import { isSlight } from './slight.ts';

/** Whether an older document is read by its author alone, or by customers, who assign no work to anybody. */
export function ownsItself(postmortem: LintedPostMortem): boolean {
  if (postmortem.standing !== 'older') return false;
  const readers = readersOf(postmortem);
  return readers === 'author' || readers === 'customers';
}

/** Whether nothing shows that somebody waits for the work of an older document. */
export const owesNobody = (postmortem: LintedPostMortem): boolean =>
  postmortem.standing === 'older' && !isTeamRecord(postmortem);

/**
 * Whether people who share work keep a document: it grades the incident as severe or names who took part, or a team wrote
 * it for itself.
 */
function isTeamRecord(postmortem: PostMortem): boolean {
  const { severityLevel, people } = postmortem;
  const readers = readersOf(postmortem);
  if (readers !== 'team' && (readers !== null || isSlight(postmortem))) return false;
  if (severityLevel === 'SEV1' || severityLevel === 'SEV2') return true;
  // "Thanks to @mia" names nobody who took part.
  const namesRoles = people.some(({ from }) => from !== 'handle');
  return (readers === 'team' || namesRoles) && !isPublished(postmortem);
}

/** What a site's generator wants to know of an article, and no team of its own records. */
const OF_ARTICLE =
  /^(?:layout|slug|permalink|tags|categor(?:y|ies)|authors?|excerpt|image|cover|subtitle)[ \t]*[:=]/im;

const isPublished = ({ frontMatter, document }: PostMortem): boolean =>
  frontMatter !== null && OF_ARTICLE.test(document.text.slice(frontMatter.span.start, frontMatter.span.end));

/** Whether nothing in an older document shows that several people act, or that others depend on them. */
export const mayBeOfOne = (postmortem: LintedPostMortem): boolean =>
  postmortem.standing === 'older' && readersOf(postmortem) === null;
