import { defineRule, type Finding } from '../../rule.ts';
import { decoded, headingAnchors } from '../../support/anchors.ts';
import { capped } from '../../support/capped.ts';
import { quoted } from '../../support/words.ts';

/** `](target)`, outside code. */
const LINK = /\]\(\s{0,9}<?([^\s()>]{0,500})>?(?:\s{1,9}"[^"\n]{0,200}")?\s{0,9}\)/g;
/** Placeholders for a link that somebody meant to add. */
const EMPTY =
  /^(?:#|todo|tbd|tba|xx+|\.\.\.|…|link|url|https?:\/\/(?:$|\.\.\.|…|example\.(?:com|org)\/?$|todo|tbd|xx))$/i;
/** A file on somebody's machine; "/home/guide.md" is one of the site. */
const LOCAL = /^(?:file:|[a-z]:[\\/]|\/(?:Users|home)\/[^/]+\/)/i;
/** Anchors set by hand. */
const NAMED = /(?:\bid|\bname)\s*=\s*["']?([^\s"'>]+)|\{:? ?#([\w-]+) ?\}/g;

export default defineRule({
  id: 'structure/links',
  summary: 'Links work: none is empty, and every anchor has its heading',
  why: 'A link is evidence that a reader can check. `(#)` looks like one until somebody needs it, and by then the message or the graph is hard to find.',
  instead: 'The address, or plain words if there is none: “the graph was not kept”.',
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
    {
      title: 'A file on the author’s machine',
      markdown: '# The queue stood still\n\n## Summary\n\nSee [the log](file:///C:/logs/queue.log).\n',
      reports: ['[the log](file:///C:/logs/queue.log)'],
    },
  ],
  good: [
    {
      title: 'A heading with an anchor of its own',
      markdown:
        '# The queue stood still\n\n## Summary\n\nSee [what is open](#open-points).\n\n## What is still to do { #open-points }\n\nNothing.\n',
    },
    {
      title: 'An address, a section of this document, a page of the site, and a link that is shown as code',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe [alert](https://alerts.example/77) fired, see [below](#action-items) and [the guide](/home/guide.md). Write `[alert](#)` for none.\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-04-20\n',
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
              message: `This link leads nowhere: ${target === '' ? 'it has no address' : `${quoted(target, 40)} is not an address`}. Add the address, or write the words without a link.`,
            },
          ];
        if (LOCAL.test(target))
          return [
            {
              span: { start, end },
              message: `${quoted(target, 40)} is a file on one machine, which no other reader can open. Link the file in the repository, or write its name without a link.`,
            },
          ];
        if (!target.startsWith('#')) return [];
        anchors ??= anchorsOf(text, headingAnchors(postmortem));
        return anchors.has(bare(target.slice(1)))
          ? []
          : [
              {
                span: { start, end },
                message: `This document has no heading ${quoted(target, 60)}, so the link leads nowhere. Correct it, or name the section that you mean.`,
              },
            ];
      });
    });
    return capped(findings, options.atMost);
  },
});

/** Renderers drop different characters from anchors, so only letters and digits are compared. */
const bare = (anchor: string) =>
  decoded(anchor)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function anchorsOf(text: string, headings: ReadonlySet<string>): Set<string> {
  const byHand = [...text.matchAll(NAMED)].flatMap(([, id, attribute]) => id ?? attribute ?? []);
  // Renderers create the anchors of footnotes and of the top of the page.
  return new Set([...headings, ...byHand, 'top', ''].map(bare));
}
