import { minutesText } from '../../lint/support/words.ts';
import { link, list, markdown, print } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import type { PostMortem } from '../../postmortem/model.ts';

const MOST = 5;

/** How long it lasted and what follows, each as a sentence; the first begins with a space, or is empty. */
export function inFigures({ actionItems, milestones }: Pick<PostMortem, 'actionItems' | 'milestones'>): {
  readonly lasted: string;
  readonly items: string;
} {
  const [start, end] = [
    milestones.started?.epoch ?? null,
    (milestones.resolved ?? milestones.mitigated)?.epoch ?? null,
  ];
  const lasted =
    start !== null && end !== null && end > start ? ` It lasted ${minutesText((end - start) / 60_000)}.` : '';
  const open = actionItems.filter(({ done }) => !done).length;
  const items =
    actionItems.length === 0
      ? 'No action items follow from it.'
      : `${actionItems.length === 1 ? '1 action item follows' : `${actionItems.length} action items follow`} from it, ${open} still open.`;
  return { lasted, items };
}

/** A merged post-mortem in a few lines of Markdown: how long it lasted, what went into it, what follows, and thanks. */
export function whatWasLearned(postmortem: PostMortem, url: string): string {
  const { title, contributingFactors, blocks } = postmortem;
  const { lasted, items } = inFigures(postmortem);
  const well = blocks
    .filter(({ kind, span }) => kind !== 'heading' && postmortem.sectionNameOf(span) === 'went-well')
    .map(({ text }) => text);
  const lines = (texts: readonly string[]) =>
    list(texts.slice(0, MOST).map((text) => ({ line: theirs(shorten(text, 200)) })));
  const factors = contributingFactors.map(({ text }) => text);
  return print(markdown`**The post-mortem is accepted:** ${link(url, title?.value ?? 'post-mortem')}.${lasted} ${items}

${factors.length > 0 ? markdown`What went into it:\n\n${lines(factors)}` : []}

${well.length > 0 ? markdown`Thank you for what went well:\n\n${lines(well)}` : []}`).trim();
}
