import { about } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Alerts: when each began to fire, and when it stopped. */
const alerts: EvidenceSource = {
  of: ({ alerts }) =>
    alerts.flatMap(({ title, from, to, url }) => [
      { at: from, text: about('Alert fired', title), url, kind: 'alert' },
      ...(to ? [{ at: to, text: about('Alert stopped', title), url, kind: 'alert' }] : []),
    ]),
};
export default alerts;
