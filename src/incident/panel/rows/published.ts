import { link, phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { theirs } from '../../../markdown/write/theirs.ts';
import { clockText } from '../../../time/when.ts';
import type { PanelRow } from '../row.ts';

const published: PanelRow = {
  place: 24,
  show({ incident: { publications, postMortem, declaredAt } }) {
    const last = publications.at(-1);
    const told =
      last && phrase`${clockText(last.at, declaredAt)}: ${theirs(shorten(oneLine(last.text), 200))}`;
    const { published: url } = postMortem;
    return [
      ...(told ? [['Told the public', told] as const] : []),
      ...(url ? [['Public post-mortem', link(url, new URL(url).host)] as const] : []),
    ];
  },
};
export default published;
