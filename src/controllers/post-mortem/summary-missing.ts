import type { PhrasingContent, RootContent } from 'mdast';
import { byWorth, type Reported } from '../../lint/result.ts';
import { rules } from '../../lint/rules/index.ts';
import { idsOf, originalsOf } from '../../lint/together.ts';
import { joined, link, list, phrase } from '../../markdown/write/markdown.ts';

const SUMMARIES = new Map(rules.map(({ id, summary }) => [id as string, summary]));
/** How many lines to link for one rule; its annotations show the others. */
const MOST_LINES = 8;

/**
 * What is missing, most important first: one entry for each rule, or for two that are said together, with the lines. The
 * annotations below the summary have the details.
 */
export function missing(
  findings: readonly Reported[],
  lineLink: (line: number) => PhrasingContent[],
): RootContent[] {
  return list(
    [...Map.groupBy(byWorth(findings), idsOf).values()].map((some) => {
      const lines = [...new Set(some.map(({ start }) => start.line))];
      const links = lines.slice(0, MOST_LINES).map(lineLink);
      const rest = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
      const line = lines.length === 1 ? 'line' : 'lines';
      // The title counts findings, and a line may have several.
      const where = some.length > lines.length ? `${some.length} in ${line}` : line;
      const goals = originalsOf(some[0]!).map(({ ruleId, url }) =>
        link(url, SUMMARIES.get(ruleId) ?? ruleId),
      );
      return { line: phrase`${joined(goals, '; ')} (${where} ${joined(links, ', ')}${rest})` };
    }),
  );
}
