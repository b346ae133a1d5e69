import { defineRule, type Finding } from '../../rule.ts';
import { headingAnchors } from '../../support/anchors.ts';
import { few } from '../../support/few.ts';
import { quoted } from '../../support/words.ts';

/** `](target)`, without what stands in code. */
const LINK = /\]\(\s{0,9}<?([^\s()>]{0,500})>?(?:\s{1,9}"[^"\n]{0,200}")?\s{0,9}\)/g;
/** What stands in for a link that somebody meant to add. */
const EMPTY =
  /^(?:#|todo|tbd|tba|xx+|\.\.\.|…|link|url|https?:\/\/(?:$|\.\.\.|…|example\.(?:com|org)\/?$|todo|tbd|xx))$/i;
/** Anchors that are set by hand. */
const NAMED = /(?:\bid|\bname)\s*=\s*["']?([^\s"'>]+)|\{#([\w-]+)\}/g;

export default defineRule({
  id: 'structure/links',
  summary: 'Links lead somewhere: none is empty, and anchors have their heading',
  why: 'A link is the evidence that a reader may check. `(#)` looks like one until somebody needs it, and by then the message or the graph is hard to find again.',
  instead: 'The address, or plain words where there is none: “the graph was not kept”.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Links to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 62,
  bad: [
    {
      title: 'Left for later, and to a section that is not there',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe [alert](#) fired at 14:05, see [the graph](TODO) and [below](#follow-ups).\n',
      reports: ['[alert](#)', '[the graph](TODO)', '[below](#follow-ups)'],
    },
  ],
  good: [
    {
      title: 'An address, a section of this document, and a link that is shown as code',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe [alert](https://alerts.example/77) fired, see [below](#action-items). Write `[alert](#)` for none.\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
    },
  ],
  check({ postmortem, options }) {
    const { text } = postmortem.document;
    if (!text.includes('](')) return [];
    let anchors: Set<string> | null = null;
    const findings = postmortem.blocks.flatMap((block): Finding[] => {
      const { span, masks } = block;
      const written = text.slice(span.start, span.end);
      if (!written.includes('](')) return [];
      const code = masks
        .filter(({ kind }) => kind === 'code')
        .map(({ start, end }) => block.source(start, end));
      return [...written.matchAll(LINK)].flatMap(({ 0: match, 1: target = '', index }): Finding[] => {
        const end = span.start + index + match.length;
        const start = span.start + Math.max(0, written.lastIndexOf('[', index));
        if (code.some((each) => each.start < end && start < each.end)) return [];
        if (target === '' || EMPTY.test(target))
          return [
            {
              span: { start, end },
              message: `This link leads nowhere: ${target === '' ? 'it has no address' : `${quoted(target, 40)} is no address`}. Add the address, or write the words without a link.`,
            },
          ];
        if (!target.startsWith('#')) return [];
        anchors ??= anchorsOf(text, headingAnchors(postmortem));
        return anchors.has(bare(target.slice(1)))
          ? []
          : [
              {
                span: { start, end },
                message: `No heading of this document goes by ${quoted(target, 60)}, so the link leads nowhere. Correct it, or name the section that is meant.`,
              },
            ];
      });
    });
    return few(findings, options.atMost);
  },
});

/** Renderers differ in what they leave out of an anchor, so only letters and figures are compared. */
const bare = (anchor: string) =>
  decoded(anchor)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function anchorsOf(text: string, headings: ReadonlySet<string>): Set<string> {
  const byHand = [...text.matchAll(NAMED)].flatMap(([, id, attribute]) => id ?? attribute ?? []);
  // Footnotes and the top of the page have anchors of the renderer's.
  return new Set([...headings, ...byHand, 'top', ''].map(bare));
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
