/** The roles of every incident, in the order in which the panel shows them. The DRI is accountable for the incident. */
export const ROLES = {
  ic: 'Incident commander',
  deputy: 'Deputy commander',
  dri: 'DRI',
  comms: 'Communications lead',
  scribe: 'Scribe',
} as const;

export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as Role[];

/** GitHub's own rule for people's logins; Enterprise Managed Users carry an underscore. Bots, `x[bot]`, own nothing. */
export const LOGIN = /^[a-z\d](?:[a-z\d_]|-(?=[a-z\d_])){0,99}$/i;
