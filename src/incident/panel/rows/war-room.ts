import { link, phrase } from '../../../markdown/write/markdown.ts';
import type { PanelRow } from '../row.ts';

const warRoom: PanelRow = {
  place: 18,
  show({ incident: { ref, severity }, policy, links: { room } }) {
    const { warRoom: address } = policy.incidents;
    const hasCall = severity === 'SEV1' || severity === 'SEV2';
    // The number is not known yet while the incident is being opened; `apply` fills it in.
    const url = ref.number ? address?.replaceAll('{number}', String(ref.number)) : address;
    // An address does not wrap, and would push the table off a phone.
    const call = url && hasCall ? link(url, URL.canParse(url) ? new URL(url).host : url) : [];
    const shown = room?.url ? link(room.url, room.name ?? 'Slack') : [];
    const archived = room?.isArchived ? phrase` (archived)` : [];
    const problem = room?.problem
      ? phrase` ⚠️ ${room.problem} Debrief tries again every 5 minutes; the incident goes on here.`
      : [];
    const chat = [...shown, ...archived, ...problem];
    if (chat.length === 0 && call.length === 0) return [];
    return [['War room', [...call, ...(chat.length && call.length ? phrase` · ` : []), ...chat]]];
  },
};
export default warRoom;
