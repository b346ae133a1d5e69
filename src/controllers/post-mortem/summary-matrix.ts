import type { PhrasingContent, RootContent } from 'mdast';
import type { Answer, Traceability, TracedCause } from '../../lint/support/traceability.ts';
import { folded, joined, LINE_END, phrase, type TableHead, table } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';

const HEAD: TableHead = [
  ['What went into it', 'left'],
  ['Action items', 'left'],
  ['Decisions', 'left'],
];

/** Each cause beside the items and decisions that answer it. Those that nothing answers come first, and keep it open. */
export function matrix(
  { rows, holes }: Traceability,
  lineLink: (line: number) => PhrasingContent[],
): RootContent[] {
  const said = ({ text, line }: { text: string; line: number }) =>
    phrase`${theirs(shorten(text, 100))} (${lineLink(line)})`;
  const cell = (answers: readonly Answer[], kind: Answer['kind']) =>
    joined(answers.filter((answer) => answer.kind === kind).map(said), LINE_END);
  const answered = rows.filter(({ answers }) => answers.length > 0);
  const lines = [...holes, ...answered].map((cause) => {
    if (cause.answers.length > 0)
      return [said(cause), cell(cause.answers, 'item'), cell(cause.answers, 'decision')];
    return [said(cause), nothing(cause, said), ''];
  });
  const title = `Causes that something is done about: ${answered.length} of ${rows.length}`;
  return folded(title, table(HEAD, lines), holes.length > 0);
}

function nothing({ perhaps: [maybe] }: TracedCause, said: (answer: Answer) => PhrasingContent[]) {
  return maybe ? phrase`**nothing yet**, or ${said(maybe)}?` : phrase`**nothing yet**`;
}
