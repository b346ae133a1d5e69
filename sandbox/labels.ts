/** Debrief's labels with their default names and colours, as people create them before installing it. */
export const LABELS = {
  incident: 'b60205',
  sev1: 'd93f0b',
  sev2: 'fbca04',
  sev3: '0e8a16',
  sev4: 'c2e0c6',
  'post-mortem': '5319e7',
  'action-item': '1d76db',
} as const;
