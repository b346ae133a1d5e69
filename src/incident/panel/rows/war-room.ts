import { link } from '../../../markdown/write/markdown.ts';
import type { PanelRow } from '../row.ts';

const warRoom: PanelRow = {
  place: 18,
  show({ incident: { ref, severity }, policy }) {
    const { warRoom: address } = policy.incidents;
    if (!address || (severity !== 'SEV1' && severity !== 'SEV2')) return [];
    // The number is not known yet while the incident is being opened; `apply` fills it in.
    const url = ref.number ? address.replaceAll('{number}', String(ref.number)) : address;
    // An address does not wrap, and would push the table off a phone.
    return [['War room', link(url, URL.canParse(url) ? new URL(url).host : url)]];
  },
};
export default warRoom;
