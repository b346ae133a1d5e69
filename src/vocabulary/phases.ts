/** What the responders are doing, in the order in which an incident moves through it. */
export const PHASES = ['investigating', 'identified', 'mitigated', 'resolved'] as const;
export type Phase = (typeof PHASES)[number];
