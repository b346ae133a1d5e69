import { link, phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { userMarkdown } from '../../../markdown/write/user-text.ts';
import { clockText } from '../../../time/text.ts';
import type { PanelRow } from '../row.ts';

const published: PanelRow = {
  place: 24,
  show({ incident: { publications, postMortem, declaredAt } }) {
    const last = publications.at(-1);
    const update =
      last && phrase`${clockText(last.at, declaredAt)}: ${userMarkdown(shorten(oneLine(last.text), 200))}`;
    const { published: url } = postMortem;
    return [
      ...(update ? [['Told the public', update] as const] : []),
      ...(url ? [['Public post-mortem', link(url, new URL(url).host)] as const] : []),
    ];
  },
};
export default published;
