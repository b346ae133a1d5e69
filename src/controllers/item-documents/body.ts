import type { ItemNews, NewsField } from '../../action-items/write-back.ts';
import { writeMarker } from '../../github/markers.ts';
import {
  joined,
  list,
  markdown,
  paragraph,
  phrase,
  print,
  reference,
} from '../../markdown/write/markdown.ts';
import { parseRef, type Repo, shortRef } from '../../vocabulary/refs.ts';
import { PROPOSAL, type Said } from './observe.ts';

/** A change of one line, as listed in the pull request. */
export interface Change {
  readonly path: string;
  readonly line: number;
  readonly issue: string | null;
  readonly news: ItemNews;
  /** What could not be written without changing anything else. */
  readonly left: readonly NewsField[];
  /** Identifies it, so that a refused change is not proposed again. */
  readonly name: string;
}

const LABELS: Readonly<Record<NewsField, string>> = { owner: 'owner', due: 'due', status: 'status' };

/** The body of the pull request: each changed line, with the issue that it follows from. */
export function proposalBody(changes: readonly Change[], said: Said, here: Repo): string {
  const marker = writeMarker(PROPOSAL, {
    wrote: Object.entries(said.wrote)
      .map(([path, text]) => `${text} ${path}`)
      .join('\n'),
    changes: said.changes.join('.'),
    ...(said.refused.length && { refused: said.refused.join('.') }),
  });
  if (!changes.length)
    return `${marker}\n${print(markdown`The post-mortems say all that happened to their action items.`)}`;
  const documents = [...Map.groupBy(changes, ({ path }) => path)];
  const blocks = [
    ...markdown`This brings post-mortems up to date with what happened to the issues of their action items. Only the lines of these items change. Debrief keeps this pull request up to date until it is merged; closing it refuses what it says now.`,
    ...documents.flatMap(([path, own]) => [
      ...paragraph(phrase`\`${path}\``),
      ...list(own.map((change) => ({ line: lineOf(change, here) }))),
    ]),
  ];
  return `${marker}\n${print(blocks)}`;
}

function lineOf({ line, issue, news, left }: Change, here: Repo) {
  const ref = issue === null ? null : parseRef(issue, here);
  const written = (Object.keys(LABELS) as NewsField[]).filter((field) => news[field] !== null);
  const parts = written.map((field) => {
    const byHand = left.includes(field) ? ' (please write this by hand)' : '';
    return phrase`${LABELS[field]}: \`${news[field]!}\`${byHand}`;
  });
  const from = ref ? phrase` (${reference(shortRef(ref, here))})` : [];
  return phrase`Line ${String(line)}: ${joined(parts, ', ')}${from}`;
}
