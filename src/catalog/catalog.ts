import type { PhrasingContent, RootContent } from 'mdast';
import { link, markdown, print, type TableHead, table } from '../markdown/write/markdown.ts';
import { shorten } from '../markdown/write/plain.ts';
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

const BEGIN = '<!-- debrief:index -->';
const END = '<!-- /debrief:index -->';
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
  const eol = before?.includes('\r\n') ? '\r\n' : '\n';
  const region = [BEGIN, NOTE, '', print(quarters(entries)).trimEnd(), '', END]
    .join('\n')
    .replaceAll('\n', eol);
  if (before === null || before.trim() === '') return `# Post-mortems${eol}${eol}${region}${eol}`;
  const [start, end] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (start >= 0 && end > start) return before.slice(0, start) + region + before.slice(end + END.length);
  return `${before.trimEnd()}${eol}${eol}${region}${eol}`;
}

/** Why the marks of a catalog cannot be used, or null: with one of two, nobody knows where our text ends. */
export function brokenMarks(text: string): string | null {
  const counts = [BEGIN, END].map((mark) => text.split(mark).length - 1);
  if (counts[0] === 0 && counts[1] === 0) return null;
  if (counts[0] !== 1 || counts[1] !== 1 || text.indexOf(END) < text.indexOf(BEGIN))
    return `it needs ${BEGIN} once and ${END} once behind it. Put both back, or delete both.`;
  return null;
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
