import type { RootContent, Table } from 'mdast';
import type { ProseBlock } from '../../../markdown/document.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const THINGS =
  'action items?|actions|bugs|causes|changes|conclusions|errors|factors|failures|fixes|flaws|gaps|improvements|issues|items|layers|lessons|measures|mistakes|options|oversights|problems|questions|reasons|recommendations|root causes|steps|tasks|things';
/** What else a number in words may count, in the plural; not units, and no verbs (“Group two has:”). */
const ANYTHING =
  '(?!(?:seconds|minutes|hours|days|weeks|months|years|times|whys|words|has|is|was|does|shows|fails|needs|adds|means|gives|makes|takes|says)\\b)[a-z][a-z-]+[a-rt-z]s';
/**
 * “Three main action items resulted:” at the end. Not “two of the four problems”, “the two”, “at least three things”, “two
 * or three”, “in two steps”, “Priority 2 items”, “twenty-two”, or what is in another sentence.
 */
const COUNTED = new RegExp(
  String.raw`(?<!\b(?:of|the|these|those|all|other|last|first|next|than|least|most|about|around|roughly|nearly|over|another|in|or|and|combination of) (?:the )?|\b(?:${NUMBERS.join('|')}|\d+) to |\b(?:day|group|iteration|level|part|phase|priority|quarter|section|severity|sprint|stage|step|tier|version|wave|week) |[-–—#./])\b(?:(${NUMBERS.join('|')}) ((?:(?!(?:of|the|in|to|for|and|or|on|at|with|from|than|by)\b)[a-z-]+,? ){0,3}?)(${ANYTHING})|([2-9]|10) ((?:[a-z-]+,? ){0,3}?)(${THINGS}))\b(?! of\b)[^.;:!?]{0,80}[:：]\s*$`,
  'i',
);

/** "Two limits are needed and one is a spare:" counts on. */
const GOES_ON = new RegExp(
  `\\b(?:and|plus|but|while) (?:an?other|one|a (?:second|third|fourth|fifth)|${NUMBERS.join('|')}|\\d+)\\b`,
  'i',
);

export default defineRule({
  id: 'structure/count',
  summary: 'A number before a list is the number of its entries',
  why: 'When the text says “three causes” and lists four, readers look for the one that does not belong. Often an entry was added later, or one is missing.',
  instead: 'Correct the number, or leave it out: “These causes met:”.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 74,
  bad: [
    {
      title: 'One more',
      markdown:
        '# The queue stood still\n\n## Action items\n\nThree main actions follow from this:\n\n1. Add an alert on queue depth\n2. Raise the partition limit\n3. Document the restart\n4. Delete the old consumer\n',
      reports: ['Three main actions follow from this:'],
    },
    {
      title: 'One less',
      markdown:
        '# The queue stood still\n\n## Causes\n\nThe outage had four causes:\n\n- The limit was too low.\n- No alert watched it.\n- The restart lost its offset.\n',
      reports: ['four causes:'],
    },
    {
      title: 'In a table, of anything',
      markdown:
        '# The queue stood still\n\n## Causes\n\nThree faults came together:\n\n| # | Fault | Why nobody saw it | Since |\n| --- | --- | --- | --- |\n| 1 | The limit was too low | no alert | March |\n| 2 | The restart lost its offset | no test | May |\n| 3 | The old consumer ran on | no owner | May |\n| 4 | The log was full | no alert | June |\n',
      reports: ['Three faults came together:'],
    },
  ],
  good: [
    {
      title: 'Another language',
      markdown:
        '# Die Kasse stand still\n\n## Prüfung\n\nGegen echte Aufträge (die 12 größten plus eine Zufallsstichprobe):\n\n- Der alte Leser hängt an einem Auftrag.\n- Der neue Leser liest alle.\n- Nichts anderes hat sich geändert.\n',
    },
    {
      title: 'As many as it says, and what counts something else',
      markdown:
        '# The queue stood still\n\n## Causes\n\nThe outage had two causes:\n\n- The limit was too low.\n- No alert watched it.\n\nTwo of the four problems are not solved:\n\n- The restart loses its offset.\n\nAfter at least three steps:\n\n- Read.\n- Restart.\n',
    },
    {
      title: 'A number that names the list, or is not exact',
      markdown:
        '# The queue stood still\n\n## Action items\n\nPriority 2 items:\n\n- Raise the partition limit\n\n## Causes\n\nOne or two causes:\n\n- The limit was too low.\n',
    },
    {
      title: 'Columns, sums, and questions',
      markdown:
        '# The queue stood still\n\n## Causes\n\nTwo nodes failed:\n\n| | a | b |\n| --- | --- | --- |\n| Version | 1 | 2 |\n| Memory | 3 | 4 |\n| Disk | 5 | 6 |\n\nFive whys:\n\n- Why did it fail?\n- Why did nobody see it?\n\nTwo of the four shops that fail:\n\n- A\n- B\n- C\n',
    },
    {
      title: 'A sentence that counts on',
      markdown:
        '# The queue stood still\n\n## Causes\n\nTwo limits are needed and one is a spare:\n\n- Memory\n- Connections\n- Threads\n',
    },
    {
      title: 'A list that goes on after something else',
      markdown:
        '# The queue stood still\n\n## Causes\n\nThe outage had three causes:\n\n- The limit was too low.\n- No alert watched it.\n\nAnd above all:\n\n- The restart lost its offset.\n',
    },
  ],
  *check({ postmortem }): Iterable<Finding> {
    // The numbers and things are English.
    if (postmortem.language !== null) return;
    const { blocks, document } = postmortem;
    const { children } = document.tree;
    const paragraphs = new Map(
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.span.start, block] as const] : [])),
    );
    for (const [index, node] of children.entries()) {
      const list = children[index + 1];
      if (node.type !== 'paragraph' || (list?.type !== 'list' && list?.type !== 'table')) continue;
      const block = paragraphs.get(node.position?.start.offset ?? -1);
      const counted = block && countedIn(block);
      if (!counted || isUnfilled(postmortem, counted.span)) continue;
      const entries =
        list.type === 'list' ? list.children.length : rowsOf(list, document.text, counted.number);
      const isMore = entries < counted.number && goesOn(children, index + 2);
      if (entries === counted.number || isMore) continue;
      yield {
        span: counted.span,
        message: `This announces ${quoted(counted.words, 40)}, and the ${list.type} below has ${entries}${list.type === 'table' ? ' rows' : ''}. Readers look for what ${entries > counted.number ? 'does not belong' : 'is missing'}. Correct the number or the ${list.type}.`,
      };
    }
  },
});

/** The number that ends a paragraph, with what it counts. */
function countedIn(block: ProseBlock) {
  const found = /[:：]\s*$/.test(block.text) ? COUNTED.exec(block.text) : null;
  if (!found || GOES_ON.test(found[0])) return null;
  const [word = '', adjectives = '', things = ''] = found[1] ? found.slice(1, 4) : found.slice(4);
  const number = NUMBERS.indexOf(word.toLowerCase());
  return {
    number: number < 0 ? Number(word) : number + 2,
    words: `${word} ${adjectives}${things}`.replace(/\s+/g, ' '),
    span: block.source(found.index, block.text.trimEnd().length),
  };
}

/** The rows of a table below its head, or `expected` if its columns may be what is counted, or one of its rows is a sum. */
function rowsOf({ children: [head, ...rows] }: Table, text: string, expected: number): number {
  const first = rows.map(({ children: [cell] }) =>
    text.slice(cell?.position?.start.offset ?? 0, cell?.position?.end.offset ?? 0).replace(/[\s|*_`]/g, ''),
  );
  const isNumbered = first.every((label) => /^(?:#?\d{1,2}[.)]?|[①-⑩]|[A-Z]{1,3}-?\d{1,2})$/.test(label));
  const isColumns = [0, 1].some((labels) => (head?.children.length ?? 0) - labels === expected);
  if (isNumbered) return rows.length;
  return isColumns || first.some((label) => label === '' || /total|sum/i.test(label))
    ? expected
    : rows.length;
}

/** True if another list follows before the next heading: the first may have been interrupted. */
function goesOn(nodes: readonly RootContent[], from: number): boolean {
  for (let i = from; i < nodes.length && nodes[i]!.type !== 'heading'; i++)
    if (nodes[i]!.type === 'list') return true;
  return false;
}
