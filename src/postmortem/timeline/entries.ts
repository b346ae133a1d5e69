import type { Language } from '../../languages/language.ts';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { linksIn } from '../items/fields/tracker.ts';
import type { TimelineEntry } from '../model.ts';
import type { ResolveContext } from './context.ts';
import type { TimelineEvent } from './event.ts';
import { statedMilestones } from './milestones.ts';
import { resolveTimeline } from './resolve.ts';

/** The entries of one chronology, with their times, milestones and links. */
export function readEntries(
  events: readonly TimelineEvent[],
  document: MarkdownDocument,
  language: Language | null,
  context: ResolveContext,
): TimelineEntry[] {
  const linksOf = cachingLast(linksIn);
  return resolveTimeline(events, context).map(({ candidate, time }) => ({
    line: document.point(candidate.span.start).line,
    span: candidate.span,
    time,
    text: candidate.text.trim(),
    textSpan: candidate.textSpan,
    milestones: statedMilestones(candidate.text, language),
    evidence: linksOf(candidate.content),
    section: candidate.section,
  }));
}

/** Caches the last result: the lines of one paragraph share their content. */
function cachingLast<T, R>(make: (of: T) => R): (of: T) => R {
  let last: { of: T; made: R } | null = null;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}
