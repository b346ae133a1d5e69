import { joined, LINE_END, phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { userMarkdown } from '../../../markdown/write/user-text.ts';
import { clockText } from '../../../time/text.ts';
import type { PanelRow } from '../row.ts';

/** How many of each are shown; all of them go into the post-mortem. */
const LAST = 3;
/** Characters of one note that are shown. */
const LONGEST = 100;

/** What people noted for the post-mortem, so that they see that it was kept, and how to take it back. */
const noted: PanelRow = {
  place: 45,
  show({ incident: { log, actions, declaredAt } }) {
    const entries = log.filter(({ kind }) => kind === 'entry');
    const short = (text: string) => userMarkdown(shorten(oneLine(text), LONGEST));
    const lines = {
      'Timeline entries': entries.map(({ at, text }) => phrase`${clockText(at, declaredAt)} ${short(text)}`),
      'Noted actions': actions.map(({ text }) => phrase`${short(text)}`),
    };
    return Object.entries(lines).flatMap(([label, all]) => {
      const more = all.length > LAST ? [phrase`${all.length} in all, the last ones:`] : [];
      return all.length ? [[label, joined([...more, ...all.slice(-LAST)], LINE_END)] as const] : [];
    });
  },
};
export default noted;
