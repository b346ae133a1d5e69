import type { Code } from 'mdast';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { LineComment, LineRange, ReviewThread } from '../../github/port.ts';
import { editsOf, improvedBy } from '../../lint/fix.ts';
import type { Reported } from '../../lint/result.ts';
import { link, list, markdown, paragraph, phrase, print } from '../../markdown/write/markdown.ts';
import type { Judged } from './summary.ts';

/**
 * The most suggestions that a pull request ever gets: more would be a wall, and `debrief lint --fix` makes them all.
 */
const MOST = 10;
/** The most lines a suggestion may replace, because it shows each of them. */
const MOST_LINES = 40;
const MARKER = 'suggestion';

/** A change that somebody can commit with one click. */
export interface Suggestion extends LineComment {
  /** The fingerprints of its findings, joined by dots. */
  readonly of: string;
}

/** A conversation that started with a suggestion. */
interface Made {
  readonly thread: ReviewThread;
  readonly file: string;
  readonly of: string;
}

/** Findings whose lines overlap, and so are changed together. */
interface Group extends LineRange {
  readonly findings: readonly Reported[];
}

/**
 * Changes to suggest: the linter's fixes, and the wording that a rule proposes. A finding gets one suggestion, if the
 * diff shows its lines. Pure.
 */
export function suggestionsFor(judged: readonly Judged[], threads: readonly ReviewThread[]): Suggestion[] {
  const made = madeBefore(threads);
  const found: Suggestion[] = [];
  for (const each of judged)
    for (const group of groupsOf(each)) {
      if (made.length + found.length >= MOST) return found;
      const isMade = group.findings.some(({ fingerprint }) =>
        made.some((one) => isIn(one, each, judged) && one.of.includes(fingerprint)),
      );
      const suggestion = isMade ? null : suggest(group, each);
      if (suggestion) found.push(suggestion);
    }
  return found;
}

/** The suggestions not made yet, as many as there is still room for. */
export function stillToMake(
  suggestions: readonly Suggestion[],
  threads: readonly ReviewThread[],
): Suggestion[] {
  const made = madeBefore(threads);
  return suggestions
    .filter(({ path, of }) => !made.some((one) => one.file === path && one.of === of))
    .slice(0, Math.max(0, MOST - made.length));
}

/**
 * The ids of our conversations in which nothing is left to change. Those with an answer from a person are left alone.
 */
export function settledThreads(judged: readonly Judged[], threads: readonly ReviewThread[]): string[] {
  return madeBefore(threads).flatMap((one) => {
    const isLeft = judged
      .filter((each) => isIn(one, each, judged))
      .some(({ result }) => result.findings.some(({ fingerprint }) => one.of.includes(fingerprint)));
    const { id, resolved, answered } = one.thread;
    return resolved || answered || isLeft ? [] : [id];
  });
}

function madeBefore(threads: readonly ReviewThread[]): Made[] {
  return threads.flatMap((thread) => {
    const { file, of } = findMarker(thread, MARKER)?.data ?? {};
    return file && of ? [{ thread, file, of }] : [];
  });
}

/** Whether a conversation is about this document. If its file was renamed, it may be about any of them. */
function isIn({ file }: Made, { result }: Judged, all: readonly Judged[]): boolean {
  return file === result.path || all.every((each) => each.result.path !== file);
}

/** The findings that offer a change, most important first; those on the same lines are grouped. */
function groupsOf({ result, document }: Judged): Group[] {
  const text = document.file.text ?? '';
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const single = result.findings.flatMap((finding): Group[] => {
    const offsets = editsOf(finding).flatMap(({ span }) => [span.start, span.end]);
    if (offsets.length === 0) return [];
    return [{ from: lineAt(Math.min(...offsets)), to: lineAt(Math.max(...offsets)), findings: [finding] }];
  });
  const groups: Group[] = [];
  for (const { from, to, findings } of single.toSorted((a, b) => a.from - b.from)) {
    const last = groups.at(-1);
    if (last && from <= last.to)
      groups[groups.length - 1] = {
        from: last.from,
        to: Math.max(last.to, to),
        findings: [...last.findings, ...findings],
      };
    else groups.push({ from, to, findings });
  }
  const worth = ({ findings }: Group) => Math.max(...findings.map((finding) => finding.worth));
  return groups.toSorted((a, b) => worth(b) - worth(a));
}

/** Null if GitHub would not accept it, or if it would not improve the document. */
function suggest({ from, to, findings }: Group, { document, result, settings }: Judged): Suggestion | null {
  const { text } = document.file;
  const isShown = document.shown.some((lines) => lines.from <= from && to <= lines.to);
  if (text === null || !settings || !isShown || to - from >= MOST_LINES) return null;
  const changed = improvedBy(text, findings, result, settings);
  if (changed === null) return null;
  const linesBelow = text.split('\n').length - to;
  const lines = changed.split('\n');
  const value = lines.slice(from - 1, lines.length - linesBelow).join('\n');
  const code: Code = { type: 'code', lang: 'suggestion', value: value.replaceAll('\r', '') };
  const of = findings.map(({ fingerprint }) => fingerprint).join('.');
  const why = findings.map(({ message, ruleId, url }) => phrase`${message} (${link(url, ruleId)})`);
  const said = why.length === 1 ? paragraph(why[0]!) : list(why.map((line) => ({ line })));
  const words = print(markdown`${said}\n\n${[code]}`).trim();
  return {
    path: result.path,
    from,
    to,
    of,
    body: `${writeMarker(MARKER, { file: result.path, of })}\n${words}`,
  };
}
