/** How a status page calls the phase of an incident: Statuspage's words, which readers know. */
export const SHOWN_PHASE = {
  investigating: 'investigating',
  identified: 'identified',
  mitigated: 'monitoring',
  resolved: 'resolved',
} as const;
