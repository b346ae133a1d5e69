import { clockText } from '../../../time/when.ts';
import { shortRef } from '../../../vocabulary/refs.ts';
import { type PanelRow, person } from '../row.ts';

const declared: PanelRow = {
  place: 30,
  show({ incident: { ref, source, declaredAt, declaredBy } }) {
    const by = declaredBy ? ` by ${person(declaredBy)}` : '';
    const from = source ? ` in ${shortRef(source, ref)}` : '';
    return [['Declared', `${clockText(declaredAt)}${by}${from}`]];
  },
};
export default declared;
