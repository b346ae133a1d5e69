import type { PhrasingContent, RootContent } from 'mdast';
import { byWorth, type Reported } from '../../lint/result.ts';
import { rules } from '../../lint/rules/index.ts';
import { partsOf } from '../../lint/together.ts';
import { joined, link, list, phrase } from '../../markdown/write/markdown.ts';

const SUMMARIES = new Map(rules.map(({ id, summary }) => [id as string, summary]));
/** How many lines to link for one rule; its annotations show the others. */
const MOST_LINES = 8;

/**
 * What is missing, most important first: one entry for each rule, with the lines. The annotations below the summary
 * have the details.
 */
export function missing(
  findings: readonly Reported[],
  lineLink: (line: number) => PhrasingContent[],
): RootContent[] {
  const byRule = Map.groupBy(byWorth(findings.flatMap(partsOf)), ({ ruleId }) => ruleId);
  return list(
    [...byRule].map(([ruleId, some]) => {
      const lines = [...new Set(some.map(({ start }) => start.line))];
      const links = lines.slice(0, MOST_LINES).map(lineLink);
      const rest = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
      const where = lines.length === 1 ? 'line' : 'lines';
      const wanted = SUMMARIES.get(ruleId) ?? ruleId;
      return { line: phrase`${link(some[0]!.url, wanted)} (${where} ${joined(links, ', ')}${rest})` };
    }),
  );
}
