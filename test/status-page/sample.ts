import { vocabulary } from '../../src/lint/policy-names.ts';
import { readPolicy } from '../../src/policy/load.ts';
import { type StatusSource, statusBoard } from '../../src/status-page/board.ts';
import type { PublicIncident } from '../../src/status-page/incident.ts';

export const NOW = new Date('2026-11-28T14:10:00Z');

const POLICY = `
services:
  - { name: checkout, component: Checkout, aliases: [basket] }
  - { name: cards, component: Payments }
  - { name: tracking, component: Parcel tracking }
  - { name: labels, component: Label printing }
  - { name: ledger }
statusPage:
  name: Tideline status
  about: How the services of Tideline Parcels are doing.
  url: https://status.tideline.example
  zone: Europe/Berlin
  links: [{ text: tideline.example, url: https://tideline.example }, { text: Support, url: mailto:help@tideline.example }]
  components:
    - { name: Checkout, description: Baskets and orders in the shop, group: Shop }
    - { name: Payments, description: Cards and bank transfers, group: Shop }
    - { name: Parcel tracking, since: 2026-10-01 }
  maintenance:
    - title: New database for parcel tracking
      from: 2026-12-01T02:00:00+01:00
      to: 2026-12-01T04:00:00+01:00
      components: [Parcel tracking]
      text: Tracking pages will show the state of 02:00 until we are done. Parcels keep moving.
`;

export const { policy: POLICY_READ, problems } = readPolicy(POLICY, 'debrief.yml', vocabulary);

/** An incident that users felt for an hour, with one update. */
export function incident(change: Partial<PublicIncident> = {}): PublicIncident {
  return {
    ref: 'tideline/shop#7',
    services: ['checkout'],
    isMaintenance: false,
    severity: 'SEV1',
    startedAt: '2026-11-20T10:00:00Z',
    impactEndedAt: '2026-11-20T11:00:00Z',
    resolvedAt: '2026-11-20T11:30:00Z',
    updates: [
      { at: '2026-11-20T10:10:00Z', text: 'Orders fail.', phase: 'investigating' },
      { at: '2026-11-20T11:30:00Z', text: 'Orders work again.', phase: 'resolved' },
    ],
    pauses: [],
    nextBy: null,
    postMortem: null,
    ...change,
  };
}

export const OPEN = incident({
  ref: 'tideline/shop#19',
  services: ['Basket', 'cards'],
  severity: 'SEV2',
  startedAt: '2026-11-28T13:31:00Z',
  impactEndedAt: null,
  resolvedAt: null,
  nextBy: '2026-11-28T14:30:00Z',
  updates: [
    {
      at: '2026-11-28T13:40:00Z',
      text: 'Some card payments are declined. Bank transfers work. We are looking for the cause.',
      phase: 'investigating',
    },
    {
      at: '2026-11-28T13:58:00Z',
      text: 'One of our two card processors does not answer. We are moving all payments to the other one.',
      phase: 'identified',
    },
  ],
});

/** The status page of a made-up company, with these incidents. */
export function source(incidents: readonly PublicIncident[], changed: object = {}): StatusSource {
  return {
    settings: { ...POLICY_READ.statusPage, ...changed },
    services: POLICY_READ.services,
    incidents,
  };
}

export const board = (incidents: readonly PublicIncident[], changed: object = {}, now = NOW) =>
  statusBoard(source(incidents, changed), now);
