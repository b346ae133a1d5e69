import { phrase, reference } from '../../../markdown/write/markdown.ts';
import { clockText } from '../../../time/text.ts';
import { shortRef } from '../../../vocabulary/refs.ts';
import { type PanelRow, person } from '../row.ts';

const declared: PanelRow = {
  place: 30,
  show({ incident: { ref, source, kind, declaredAt, declaredBy, detectedBy } }) {
    const by = declaredBy ? phrase` by ${person(declaredBy)}` : detectedBy === 'alert' ? ' by an alert' : [];
    const from = source ? phrase` in ${reference(shortRef(source, ref))}` : [];
    const late = kind === 'backfilled' ? ', afterwards' : '';
    return [['Declared', phrase`${clockText(declaredAt)}${by}${from}${late}`]];
  },
};
export default declared;
