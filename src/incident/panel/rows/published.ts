import { phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { theirs } from '../../../markdown/write/theirs.ts';
import { clockText } from '../../../time/when.ts';
import type { PanelRow } from '../row.ts';

const published: PanelRow = {
  place: 24,
  show({ incident: { publications, declaredAt } }) {
    const last = publications.at(-1);
    if (!last) return [];
    const text = theirs(shorten(oneLine(last.text), 200));
    return [['Told the public', phrase`${clockText(last.at, declaredAt)}: ${text}`]];
  },
};
export default published;
