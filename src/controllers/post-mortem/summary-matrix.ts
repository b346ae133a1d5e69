import type { PhrasingContent, RootContent } from 'mdast';
import type { Answer, Traceability, TracedCause } from '../../lint/support/action-items/traceability.ts';
import {
  collapsible,
  joined,
  LINE_END,
  phrase,
  type TableHead,
  table,
} from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';

const HEAD: TableHead = [
  ['What went into it', 'left'],
  ['Action items', 'left'],
];
/** A column only where something was decided: on a telephone each one counts. */
const DECISIONS: TableHead[number] = ['Decisions', 'left'];

/** Each cause with the items and decisions that address it. Unaddressed causes come first, and keep the list open. */
export function matrix(
  { rows, holes }: Traceability,
  lineLink: (line: number) => PhrasingContent[],
): RootContent[] {
  const said = ({ text, line }: { text: string; line: number }) =>
    phrase`${userMarkdown(shorten(text, 100))} (${lineLink(line)})`;
  const cell = (answers: readonly Answer[], kind: Answer['kind']) =>
    joined(answers.filter((answer) => answer.kind === kind).map(said), LINE_END);
  const answered = rows.filter(({ answers }) => answers.length > 0);
  const isDecided = answered.some(({ answers }) => answers.some(({ kind }) => kind === 'decision'));
  const lines = [...holes, ...answered].map((cause) => {
    const items = cause.answers.length > 0 ? cell(cause.answers, 'item') : nothing(cause, said);
    return [said(cause), items, ...(isDecided ? [cell(cause.answers, 'decision')] : [])];
  });
  const title = `Causes that something is done about: ${answered.length} of ${rows.length}`;
  return collapsible(title, table(isDecided ? [...HEAD, DECISIONS] : HEAD, lines), holes.length > 0);
}

function nothing({ perhaps: [maybe] }: TracedCause, said: (answer: Answer) => PhrasingContent[]) {
  return maybe ? phrase`**nothing yet**, or ${said(maybe)}?` : phrase`**nothing yet**`;
}
