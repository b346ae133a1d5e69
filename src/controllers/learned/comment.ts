import type { Span } from '../../markdown/document.ts';
import { link, list, markdown, print } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { isSettled } from '../../postmortem/items/state/state.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { minutesText } from '../../time/text.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { plural } from '../../vocabulary/plural.ts';

const MOST = 5;

/** How long users felt it, as on the panel, and what follows, each as a sentence; the first starts with a space, or is empty. */
export function inFigures({ actionItems, milestones }: Pick<PostMortem, 'actionItems' | 'milestones'>): {
  readonly lasted: string;
  readonly items: string;
} {
  const [start, end] = [
    milestones.started?.epoch ?? null,
    (milestones.mitigated ?? milestones.resolved)?.epoch ?? null,
  ];
  const lasted =
    start !== null && end !== null && end > start
      ? ` The impact lasted ${minutesText((end - start) / MINUTE)}.`
      : '';
  const open = actionItems.filter((item) => !isSettled(item)).length;
  const items =
    actionItems.length === 0
      ? 'No action items follow from it.'
      : `${plural(actionItems.length, 'action item follows', 'action items follow')} from it, ${open} still open.`;
  return { lasted, items };
}

/** What went into it and what went well, each a few lines of Markdown, without questions that nobody answered. */
export function inWords(postmortem: PostMortem): { readonly factors: string[]; readonly well: string[] } {
  const { blocks, contributingFactors, placeholders } = postmortem;
  const isWritten = ({ span }: { readonly span: Span }) =>
    !placeholders.some((left) => left.span.start >= span.start && left.span.end <= span.end);
  const well = blocks.filter(
    ({ kind, span }) => kind !== 'heading' && postmortem.sectionNameOf(span) === 'went-well',
  );
  const few = (texts: readonly { readonly text: string; readonly span: Span }[]) =>
    texts
      .filter(isWritten)
      .slice(0, MOST)
      .map(({ text }) => shorten(text, 200));
  return { factors: few(contributingFactors), well: few(well) };
}

/** A merged post-mortem in a few lines of Markdown: how long it lasted, what went into it, what follows, and thanks. */
export function whatWasLearned(postmortem: PostMortem, url: string): string {
  const { lasted, items } = inFigures(postmortem);
  const { factors, well } = inWords(postmortem);
  const lines = (texts: readonly string[]) => list(texts.map((text) => ({ line: userMarkdown(text) })));
  return print(markdown`**The post-mortem is accepted:** ${link(url, postmortem.title?.value ?? 'post-mortem')}.${lasted} ${items}

${factors.length > 0 ? markdown`What went into it:\n\n${lines(factors)}` : []}

${well.length > 0 ? markdown`Thank you for what went well:\n\n${lines(well)}` : []}`).trim();
}
