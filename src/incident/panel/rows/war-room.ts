import type { PanelRow } from '../row.ts';

const warRoom: PanelRow = {
  place: 40,
  show({ incident: { ref, severity }, policy }) {
    const { warRoom: address } = policy.incidents;
    if (!address || (severity !== 'SEV1' && severity !== 'SEV2')) return [];
    // The number is not known yet while the incident is being opened; `apply` fills it in.
    return [['War room', ref.number ? address.replaceAll('{number}', String(ref.number)) : address]];
  },
};
export default warRoom;
