import type { Located } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { frontMatterStatus, headerStatus, headerValue } from '../../support/header-value.ts';
import { firstLine, quoted } from '../../support/words.ts';

/** Of the incident. A document may be closed while the incident goes on, and “monitoring” is either. */
const OVER =
  /^\W*(?:resolved|recovered|fixed)\b(?!\W{1,3}(?:pending|awaiting|once|when|if|by a workaround))/i;
const GOES_ON =
  /^\W*(?:(?:still )?(?:ongoing|unresolved|investigating|under investigation|active)|not (?:yet )?(?:resolved|over))\b/i;

const GOES_ON_SOMEWHERE =
  /\b(?:ongoing|unresolved|investigati(?:ng|on)|active|not (?:yet )?(?:resolved|over))\b/i;
/** How much of a document, with its front matter, may be its header. */
const HEADER = 5000;

export default defineRule({
  id: 'structure/status-agrees',
  summary: 'An incident is not resolved in one place and ongoing in another',
  why: 'Many people read only the header, and decide from it whether anyone still needs to act.',
  instead: 'Correct the one that is out of date.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: 'Resolved, and it goes on',
      markdown:
        '# The queue stood still\n\n- **Status:** Resolved\n- **Duration:** Ongoing since 2026-03-02\n',
      reports: ['Ongoing since 2026-03-02'],
    },
    {
      title: 'Another status in the front matter',
      markdown:
        '---\nstatus: resolved\n---\n\n# The queue stood still\n\n| Status | Investigating |\n| --- | --- |\n',
      reports: ['Investigating'],
    },
  ],
  good: [
    {
      title: 'The same, or of something else',
      markdown:
        '---\nstatus: closed\n---\n\n# The queue stood still\n\n**Status:** Resolved; the cause is under investigation\n**Duration:** 20 minutes\n',
    },
    {
      title: 'An active page on a resolved incident',
      markdown:
        '---\nstatus: active\nlast_reviewed: 2026-05-18\n---\n\n# The queue stood still\n\n**Status:** Resolved\n',
    },
    {
      title: 'Not resolved yet',
      markdown: '# The queue stood still\n\n**Status:** Mitigated\n**Duration:** ongoing\n',
    },
  ],
  *check({ postmortem }) {
    // Most documents never say that anything goes on.
    if (!GOES_ON_SOMEWHERE.test(postmortem.document.text.slice(0, HEADER))) return;
    const line = headerStatus(postmortem);
    const written = frontMatterStatus(postmortem);
    const status = written && !(isOfPage(postmortem) && GOES_ON.test(written.value)) ? written : line;
    if (!status || !(OVER.test(status.value) || GOES_ON.test(status.value))) return;
    const others = [
      line === status ? null : line,
      headerValue(postmortem, 'duration', /^(?:(?:total|incident|impact|outage) )?duration$/i),
    ];
    const other = others.find((each) => each && contradict(status.value, each.value));
    if (!other) return;
    yield {
      span: other.span,
      message: `This says ${said(other)}, and line ${postmortem.document.point(status.span.start).line} says ${said(status)}. Readers cannot tell whether it is over. Correct the one that is out of date.`,
      related: { span: status.span, message: 'The other one.' },
    };
  },
});

const contradict = (one: string, two: string) =>
  (OVER.test(one) && GOES_ON.test(two)) || (GOES_ON.test(one) && OVER.test(two));

const said = ({ value }: Located<string>) => quoted(firstLine(value), 30);

/** `status: active` beside `last_reviewed:` is the state of the page. */
const isOfPage = ({ frontMatter }: PostMortem): boolean =>
  ['last_reviewed', 'reviewed', 'doc_type', 'stability'].some((key) => key in (frontMatter?.data ?? {}));
