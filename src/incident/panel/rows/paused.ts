import { phrase } from '../../../markdown/write/markdown.ts';
import { oneLine, shorten } from '../../../markdown/write/plain.ts';
import { userMarkdown } from '../../../markdown/write/user-text.ts';
import { clockText } from '../../../time/text.ts';
import type { PanelRow } from '../row.ts';

const paused: PanelRow = {
  place: 5,
  show({ incident: { pauses, declaredAt } }) {
    const last = pauses.at(-1);
    if (last?.to !== null) return [];
    const since = clockText(last.from, declaredAt);
    const why = userMarkdown(shorten(oneLine(last.why), 200));
    return [['⏸ Paused', phrase`Since ${since}: ${why} · \`/incident resume\` continues`]];
  },
};
export default paused;
