/** SEV1 is the worst. The names are fixed; which labels and words mean them is up to the policy. */
export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type Severity = (typeof SEVERITIES)[number];
