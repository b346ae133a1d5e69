import { theirs } from '../../../markdown/write/theirs.ts';
import type { PanelRow } from '../row.ts';

const warRoom: PanelRow = {
  place: 40,
  show({ incident: { ref, severity }, policy }) {
    const { warRoom: address } = policy.incidents;
    if (!address || (severity !== 'SEV1' && severity !== 'SEV2')) return [];
    // The number is not known yet while the incident is being opened; `apply` fills it in.
    const text = ref.number ? address.replaceAll('{number}', String(ref.number)) : address;
    return [['War room', theirs(text)]];
  },
};
export default warRoom;
