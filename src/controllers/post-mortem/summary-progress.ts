import type { RootContent } from 'mdast';
import type { FileResult, Reported } from '../../lint/result.ts';
import { FAMILIES, type Family } from '../../lint/rule.ts';
import placeholder from '../../lint/rules/structure/placeholder.ts';
import { isSectionUnfilled } from '../../lint/support/unfilled.ts';
import { list, phrase } from '../../markdown/write/markdown.ts';
import type { PostMortem, SectionName } from '../../postmortem/model.ts';

/** The parts of a post-mortem in its authors' words, by the family of rules about each. */
const PARTS: Readonly<Record<Family, string>> = {
  timeline: 'Timeline',
  impact: 'Impact',
  causes: 'Causes',
  'action-items': 'Action items',
  blame: 'Language without blame',
  structure: 'Sections and form',
};

/** The sections that such a part is written in. Its rules wait while words of the template are left there. */
const WRITTEN_IN: Readonly<Partial<Record<Family, readonly SectionName[]>>> = {
  timeline: ['timeline'],
  impact: ['impact'],
  causes: ['causes', 'five-whys', 'fishbone'],
  'action-items': ['action-items'],
};

/**
 * Which parts are done: those without findings that block the merge, and without words of the template where those
 * block it. Without a post-mortem the findings alone decide.
 */
export function progress(
  { findings }: FileResult,
  postmortem: PostMortem | null,
): { done: number; of: number; parts: RootContent[] } {
  const asksToFillIn = findings.some(({ ruleId, level }) => ruleId === placeholder.id && level === 'error');
  const parts = FAMILIES.map((family) => {
    const of = findings.filter(({ ruleId }) => ruleId.startsWith(`${family}/`));
    const count = (wanted: Reported['level']) => of.filter(({ level }) => level === wanted).length;
    const isUnfilled =
      asksToFillIn && postmortem !== null && isSectionUnfilled(postmortem, ...(WRITTEN_IN[family] ?? []));
    const [errors, warnings] = [count('error'), count('warning')];
    const notes = [
      isUnfilled && 'to fill in',
      errors > 0 && `${errors} to settle`,
      warnings > 0 && `${warnings} worth a look`,
    ].filter((note) => note !== false);
    return { name: PARTS[family], notes, isDone: !isUnfilled && errors === 0 };
  });
  const lines = parts.map(({ name, notes, isDone }) => {
    const shown = isDone ? phrase`${name}` : phrase`**${name}**`;
    return { line: notes.length > 0 ? phrase`${shown}: ${notes.join(', ')}` : shown, checked: isDone };
  });
  return {
    done: parts.filter(({ isDone }) => isDone).length,
    of: parts.length,
    parts: list(lines.toSorted((a, b) => Number(a.checked) - Number(b.checked))),
  };
}
