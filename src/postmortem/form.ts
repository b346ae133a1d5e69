import { namesDrillIn } from '../languages/forms.ts';
import { memoized } from '../vocabulary/memoized.ts';
import { fileName } from './day.ts';
import type { PostMortem, SectionName } from './model.ts';
import { namesDrill, ofBugReport } from './phrases/form.ts';

/**
 * What an account of one incident is written for, decided from its title, file name, headings and length:
 *
 * - `drill`: its title or file name says that it was an exercise; the fault was made on purpose
 * - `bug`: it has the headings of a bug report ("Reproducer", "Expected behaviour"); the fix closes it
 * - `note`: less than a page, and no section on causes, lessons or work: news or a log entry
 * - `analysis`: everything else, and what is too thin to tell: where that is judged at all, the policy names it
 */
export type Form = 'analysis' | 'note' | 'bug' | 'drill';

type Evidence = Pick<PostMortem, 'title' | 'document' | 'sections' | 'blocks' | 'isUndecided' | 'language'>;

/** The form of an account. */
export const formOf = memoized(decide);

function decide(postmortem: Evidence): Form {
  const { title, document, sections, language } = postmortem;
  const names = `${title?.value ?? ''} ${fileName(document.path).replace(/[-_.]+/g, ' ')}`;
  if (namesDrill.pattern.test(names) || (language && namesDrillIn(language, names))) return 'drill';
  if (sections.some(({ heading }) => ofBugReport.pattern.test(heading))) return 'bug';
  const isAnalysed = sections.some(({ name }) => name !== null && ANALYSIS.has(name));
  return !isAnalysed && !postmortem.isUndecided && lengthOf(postmortem) < NOTE ? 'note' : 'analysis';
}

const ANALYSIS: ReadonlySet<SectionName> = new Set<SectionName>([
  'causes',
  'five-whys',
  'fishbone',
  'trigger',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'action-items',
]);
/** About 200 words. */
const NOTE = 1200;

const lengthOf = ({ blocks }: Evidence): number =>
  blocks.reduce((sum, { kind, text }) => sum + (kind === 'heading' ? 0 : text.length), 0);
