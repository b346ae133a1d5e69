import type { RootContent } from 'mdast';
import type { ProseBlock } from '../../../markdown/document.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const THINGS =
  'action items?|actions|bugs|causes|changes|conclusions|errors|factors|failures|fixes|flaws|gaps|improvements|issues|items|layers|lessons|measures|mistakes|options|oversights|problems|questions|reasons|recommendations|root causes|steps|tasks|things';
/**
 * “Three main action items resulted:” at the end. Not “two of the four problems”, “the two”, “at least three things”, “two
 * or three”, “in two steps”, “Priority 2 items”, “twenty-two”, or what stands in another sentence.
 */
const COUNTED = new RegExp(
  String.raw`(?<!\b(?:of|the|these|those|all|other|last|first|next|than|least|most|about|around|roughly|nearly|over|another|in|or|and|combination of) (?:the )?|\b(?:${NUMBERS.join('|')}|\d+) to |\b(?:day|group|iteration|level|part|phase|priority|quarter|section|severity|sprint|stage|step|tier|version|wave|week) |[-–—#./])\b(${NUMBERS.join('|')}|[2-9]|10) ((?:[a-z-]+,? ){0,3}?)(${THINGS})\b(?! of\b)[^.;:!?]{0,80}[:：]\s*$`,
  'i',
);

export default defineRule({
  id: 'structure/count',
  summary: 'A number in front of a list is the number of its entries',
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
  ],
  good: [
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
      title: 'A list that goes on after something else',
      markdown:
        '# The queue stood still\n\n## Causes\n\nThe outage had three causes:\n\n- The limit was too low.\n- No alert watched it.\n\nAnd above all:\n\n- The restart lost its offset.\n',
    },
  ],
  *check({ postmortem }): Iterable<Finding> {
    const { blocks, document } = postmortem;
    const { children } = document.tree;
    const paragraphs = new Map(
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.span.start, block] as const] : [])),
    );
    for (const [index, node] of children.entries()) {
      const list = children[index + 1];
      if (node.type !== 'paragraph' || list?.type !== 'list') continue;
      const block = paragraphs.get(node.position?.start.offset ?? -1);
      const counted = block && countedIn(block);
      if (!counted || isUnfilled(postmortem, counted.span)) continue;
      const entries = list.children.length;
      const isMore = entries < counted.number && goesOn(children, index + 2);
      if (entries === counted.number || isMore) continue;
      yield {
        span: counted.span,
        message: `This announces ${quoted(counted.words, 40)}, and the list below has ${entries}. Readers look for what ${entries > counted.number ? 'does not belong' : 'is missing'}. Correct the number or the list.`,
      };
    }
  },
});

/** The number that ends a paragraph, with what it counts. */
function countedIn(block: ProseBlock) {
  const found = COUNTED.exec(block.text);
  if (!found) return null;
  const [, word = '', adjectives = '', things = ''] = found;
  const number = NUMBERS.indexOf(word.toLowerCase());
  return {
    number: number < 0 ? Number(word) : number + 2,
    words: `${word} ${adjectives}${things}`.replace(/\s+/g, ' '),
    span: block.source(found.index, block.text.trimEnd().length),
  };
}

/** True if another list follows before the next heading: the first may have been interrupted. */
function goesOn(nodes: readonly RootContent[], from: number): boolean {
  for (let i = from; i < nodes.length && nodes[i]!.type !== 'heading'; i++)
    if (nodes[i]!.type === 'list') return true;
  return false;
}
