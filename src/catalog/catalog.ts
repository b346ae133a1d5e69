import type { PhrasingContent, RootContent } from 'mdast';
import { link, markdown, print, type TableHead, table } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
import { withRegion } from '../markdown/write/region.ts';
import { literal, theirs } from '../markdown/write/theirs.ts';
import type { PostMortem } from '../postmortem/model.ts';

/** A post-mortem as the catalog lists it. */
export interface CatalogEntry {
  /** Where it is, from the folder of the catalog. */
  readonly path: string;
  readonly title: string;
  /** ISO date; null where nothing states it. */
  readonly day: string | null;
  readonly severity: string | null;
  readonly services: readonly string[];
  /** What went into it: the first factor that it lists. */
  readonly cause: string | null;
}

/** The name of the marks between which it stands. */
export const REGION = 'index';
const NOTE = '<!-- Between these marks `debrief index` writes; everything else is yours. -->';

export function catalogEntry(postmortem: PostMortem, path: string): CatalogEntry {
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
 * The catalog with these post-mortems: `before` with the text between its marks replaced. Where it has no marks they
 * come to its end; where there is no file yet, a heading comes first.
 */
export function catalog(entries: readonly CatalogEntry[], before: string | null): string {
  const body = `${NOTE}\n\n${print(quarters(entries)).trimEnd()}\n`;
  return withRegion(before?.trim() ? before : '# Post-mortems', REGION, body);
}

function quarters(entries: readonly CatalogEntry[]): RootContent[] {
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

function row({ path, title, day, severity, services, cause }: CatalogEntry) {
  const address = path.split('/').map(encodeURIComponent).join('/');
  return [
    day ?? '–',
    severity ?? '–',
    link(address, title),
    services.length > 0 ? services.join(', ') : '–',
    cause === null ? literal('–') : (theirs(shorten(cause, 100)) as PhrasingContent[]),
  ];
}

function quarterOf({ day }: CatalogEntry): string {
  if (day === null) return 'Without a date';
  return `${day.slice(0, 4)}, quarter ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
