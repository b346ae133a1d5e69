import type { PhrasingContent, RootContent } from 'mdast';
import { link, markdown, print, type TableHead, table } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
import { withRegion } from '../markdown/write/region.ts';
import { literal, userMarkdown } from '../markdown/write/user-text.ts';
import type { PostMortem } from '../postmortem/model.ts';

/** A post-mortem as the index lists it. */
export interface IndexEntry {
  /** Relative to the folder of the index. */
  readonly path: string;
  readonly title: string;
  /** ISO date; null if unknown. */
  readonly day: string | null;
  readonly severity: string | null;
  readonly services: readonly string[];
  /** The first contributing factor, or else the first thing that went wrong. */
  readonly cause: string | null;
}

/** The region of the file that holds the index. */
export const REGION = 'index';
const NOTE = '<!-- `debrief index` writes between these marks; everything else is yours. -->';

export function indexEntry(postmortem: PostMortem, path: string): IndexEntry {
  const { title, date, severity, severityLevel, services, contributingFactors, wentWrong } = postmortem;
  return {
    path,
    title: title?.value ?? path,
    day: date,
    severity: severityLevel ?? severity?.value ?? null,
    services,
    cause: (contributingFactors[0] ?? wentWrong[0])?.text ?? null,
  };
}

/**
 * The index file with these post-mortems: `before` with the text between its marks replaced, or appended with marks
 * if there are none. A null `before` means no file yet; the new one starts with a heading.
 */
export function postMortemIndex(entries: readonly IndexEntry[], before: string | null): string {
  const body = `${NOTE}\n\n${print(quarters(entries)).trimEnd()}\n`;
  return withRegion(before?.trim() ? before : '# Post-mortems', REGION, body);
}

function quarters(entries: readonly IndexEntry[]): RootContent[] {
  if (entries.length === 0) return markdown`No post-mortems yet.`;
  const newestFirst = entries.toSorted((a, b) => {
    const [one, other] = [a.day ?? '', b.day ?? ''];
    return one < other ? 1 : one > other ? -1 : a.path < b.path ? -1 : 1;
  });
  return [...Map.groupBy(newestFirst, quarterOf)].flatMap(([quarter, some]) => [
    ...markdown`## ${quarter}`,
    ...table(HEAD, some.map(row)),
  ]);
}

const HEAD: TableHead = [
  ['Date', 'left'],
  ['Severity', 'left'],
  ['Post-mortem', 'left'],
  ['Services', 'left'],
  ['Cause', 'left'],
];

function row({ path, title, day, severity, services, cause }: IndexEntry) {
  const address = path.split('/').map(encodeURIComponent).join('/');
  return [
    day ?? '–',
    severity ?? '–',
    link(address, title),
    services.length > 0 ? services.join(', ') : '–',
    cause === null ? literal('–') : (userMarkdown(shorten(cause, 100)) as PhrasingContent[]),
  ];
}

function quarterOf({ day }: IndexEntry): string {
  if (day === null) return 'Without a date';
  return `${day.slice(0, 4)}, quarter ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
