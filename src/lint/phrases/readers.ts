import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Several people work on it, or for others. */
export const several: readonly Sign[] = [
  {
    pattern:
      /\b(?:teams?|teammates?|on-?call|engineers|developers|maintainers|admins|colleagues?|co-?workers?|staff|stakeholders|incident (?:commander|manager|lead)|war[- ]room|stand-?up|helpdesk|support (?:desk|tickets?)|customer (?:support|success))\b/i,
    hits: ['The harbour team was told', 'Two engineers looked at it', 'on-call', 'Incident commander: Bo'],
    misses: ['The engineer', 'the developer', 'operators', 'I called the support'],
  },
  {
    pattern: /\b(?:customers|merchants|passengers|patients|our (?:users|clients))\b/i,
    hits: ['Some customers waited', 'Our users saw an empty list'],
    misses: ['The clients hung', 'No users', 'customer-1'],
  },
];

/** Says that nobody else is there. */
export const alone: Sign = {
  pattern:
    /\bhome[- ]?lab\b|\b(?:sole|solo|single|lone|only) (?:maintainer|developer|dev|operator|admin(?:istrator)?|user is me)\b|\b(?:one|single)-(?:person|man|developer|operator) (?:project|team|shop|lab|repo\w*|setup|cluster|operation)\b|\b(?:personal|hobby|pet) (?:project|server|cluster|infrastructure|site|blog)\b|\bmy (?:own )?(?:home|house|household|cluster|server|nas|lab|router|network|rack|wife|husband|partner|family)\b|\bjust me\b|\bno (?:external|other) users\b|\bsin usuarios externos\b|\b(?:the|our) (?:family|household)\b/i,
  hits: [
    'The whole homelab was dark',
    'I am the sole maintainer',
    'a one-person project',
    'My NAS hung',
    'No external users.',
  ],
  misses: ['The laboratory', 'Our server', 'my colleague', 'my laptop', 'a side project', 'single user mode'],
};

/** A developer who works with a program that writes code. */
export const withAssistant: Sign = {
  pattern:
    /\b(?:CLAUDE\.md|AGENTS\.md|\.cursorrules|claude code|ai (?:coding )?(?:assistant|agent)|coding (?:assistant|agent)|asistente ia|assistant ia)\b/i,
  hits: ['a rule in CLAUDE.md', 'The coding agent ran it again', 'Asistente IA'],
  misses: ['The agent of the monitor', 'the assistant', 'agents'],
};

/** What people run at home. It takes several. */
export const atHome: Sign = {
  pattern:
    /\b(?:proxmox|pve|talos|k3s|metallb|longhorn|kube-vip|jellyfin|plex|sonarr|radarr|prowlarr|qbittorrent|home ?assistant|pi-?hole|adguard|synology|truenas|unraid|omv|raspberry pi|unifi|immich|vaultwarden|nextcloud|paperless|gluetun|syncthing|tailscale|nixos|minecraft|authelia|authentik|forgejo|gitea|traefik|caddy|external-secrets|192\.168\.\d{1,3}\.\d{1,3})\b/i,
  hits: ['a VM on Proxmox', '192.168.1.4', 'Pi-hole'],
  misses: ['a virtual machine', '10.0.0.4', 'complex'],
};

/** Speaks to those who use the service. */
export const toCustomers: Sign = {
  pattern:
    /\bwe(?:['’]re| are|['’]d like to| would like to| want to)? (?:\w+ly )?(?:apologi[sz]e|sorry)\b|\bour (?:\w+ )?apologies\b|\bthank(?:s| you)(?: all)? for (?:your|bearing|the) (?:patience|understanding|trust|support|with us)\b|\byour (?:trust|patience|understanding|business)\b|\bdear (?:customers?|users?|community|all)\b/i,
  hits: [
    'We sincerely apologize',
    'We are sorry for it',
    'Thank you for your patience',
    'your patience',
    'Dear users',
  ],
  misses: ['The desk apologised', 'a sorry state', 'I am sorry', 'your desk', 'Thanks to Bo'],
};

/** In a title or the first lines: the incident was made, to learn from it. */
export const forPractice: Sign = {
  pattern:
    /\b(?:simulated (?:\w+ )?(?:incidents?|outages?|failures?|faults?|scenarios?|attacks?|exercises?|environment)|(?:incident|outage|failure|disaster) (?:simulation|scenario)|tabletop|(?:fictional|fictitious) \w+|coursework|capstone|game ?day|fault[- ]injection|chaos[- ](?:tests?|experiments?|engineering|monkey)|practice (?:project|incident|exercise)|(?:course|class|lab|sre|devops|training|school|university|bootcamp|week \d+) (?:assignment|exercise|project|lab)|holberton|alx)\b/i,
  hits: ['A simulated outage', 'SRE assignment', 'chaos experiment', 'Course project', 'a fictional shop'],
  misses: [
    'The assignment of partitions',
    'It is practice to',
    'of course',
    'relax',
    'A simulation showed it',
  ],
};
