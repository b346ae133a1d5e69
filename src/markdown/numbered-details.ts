import type { List, ListItem } from 'mdast';
import type { Flow } from './meant.ts';

/**
 * "1. Add an alert" above bullets that nobody indented, then "2. …": Markdown starts a new list each time, and its author
 * meant one, in which the bullets belong to the number above them. Gives the nodes with such lists as one.
 */
export function withNumberedDetails(nodes: readonly Flow[], text: string): readonly Flow[] {
  const joined: Flow[] = [];
  for (let index = 0; index < nodes.length; ) {
    const steps = stepsFrom(nodes, index, text);
    if (steps.length > 1) {
      joined.push(oneList(steps));
      index += steps.reduce((count, { details }) => count + (details ? 2 : 1), 0);
    } else joined.push(nodes[index++]!);
  }
  return joined;
}

/** A number with the bullets below it. */
interface Step {
  readonly list: List;
  readonly number: number;
  readonly details: List | null;
}

/** Lists of one number each, counting up, of which all but the last have bullets below. */
function stepsFrom(nodes: readonly Flow[], from: number, text: string): Step[] {
  const steps: Step[] = [];
  for (let index = from; index < nodes.length; ) {
    const list = numbered(nodes[index]);
    const before = steps.at(-1);
    if (!list) break;
    const number = Number.parseInt(text.slice(list.position!.start.offset, list.position!.end.offset), 10);
    if (before && (before.details === null || number !== before.number + 1)) break;
    const details = bullets(nodes[index + 1]);
    steps.push({ list, number, details });
    index += details ? 2 : 1;
  }
  return steps.length > 1 && steps[0]!.details !== null ? steps : [];
}

const numbered = (node: Flow | undefined): List | null =>
  node?.type === 'list' && node.ordered === true && node.children.length === 1 ? node : null;

const bullets = (node: Flow | undefined): List | null =>
  node?.type === 'list' && node.ordered !== true ? node : null;

function oneList(steps: readonly Step[]): List {
  const children = steps.map(({ list, details }): ListItem => {
    const item = list.children[0]!;
    if (!details) return item;
    const position = { start: item.position!.start, end: details.position!.end };
    return { ...item, children: [...item.children, details], position };
  });
  const position = { start: children[0]!.position!.start, end: children.at(-1)!.position!.end };
  return { ...steps[0]!.list, children, position };
}
