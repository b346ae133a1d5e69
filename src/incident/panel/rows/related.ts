import { joined, phrase, reference } from '../../../markdown/write/markdown.ts';
import { shortRef } from '../../../vocabulary/refs.ts';
import type { PanelRow } from '../row.ts';

const related: PanelRow = {
  place: 48,
  show({ incident: { ref, related: others, recurrenceOf } }) {
    const links = others.map((other) => reference(shortRef(other, ref)));
    return [
      ...(recurrenceOf ? [['Recurrence of', reference(shortRef(recurrenceOf, ref))] as const] : []),
      ...(links.length ? [['Related', joined(links, phrase`, `)] as const] : []),
    ];
  },
};
export default related;
