import type { RootContent } from 'mdast';
import type { FileResult } from '../../lint/result.ts';
import { FAMILIES, type Family } from '../../lint/rule.ts';
import { list, phrase } from '../../markdown/write/markdown.ts';

/** The parts of a post-mortem, as its authors call them, by the family of rules that judges each. */
const PARTS: Readonly<Record<Family, string>> = {
  timeline: 'Timeline',
  impact: 'Impact',
  causes: 'Causes',
  'action-items': 'Action items',
  blame: 'Language without blame',
  structure: 'Sections and form',
};

/** Which parts are done: those in which nothing stands in the way of the merge. */
export function progress({ findings }: FileResult): { done: number; of: number; parts: RootContent[] } {
  const parts = FAMILIES.map((family) => {
    const of = findings.filter(({ ruleId }) => ruleId.startsWith(`${family}/`));
    const errors = of.filter(({ level }) => level === 'error').length;
    return { name: PARTS[family], errors, warnings: of.filter(({ level }) => level === 'warning').length };
  });
  const lines = parts.map(({ name, errors, warnings }) => {
    const also = warnings > 0 ? `${warnings} worth a look` : '';
    if (errors > 0)
      return {
        line: phrase`**${name}**: ${[`${errors} to settle`, also].filter(Boolean).join(', ')}`,
        checked: false,
      };
    return { line: also ? phrase`${name}: ${also}` : phrase`${name}`, checked: true };
  });
  return {
    done: parts.filter(({ errors }) => errors === 0).length,
    of: parts.length,
    parts: list(lines.toSorted((a, b) => Number(a.checked) - Number(b.checked))),
  };
}
