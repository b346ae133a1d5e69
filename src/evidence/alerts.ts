import { neutral } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** Alerts: when each began to fire, and when it stopped. */
const alerts: EvidenceSource = {
  of: ({ alerts, incident }) =>
    alerts.map(({ at, text, url }) => ({ at, text: neutral(text, incident), url, kind: 'alert' })),
};
export default alerts;
