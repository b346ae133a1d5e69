/** A post-mortem that passes every check: complete, blameless, with two action items. */
export const COMPLETE = (incident: number, severity = 'SEV2') => `---
title: Checkout rejects cards
date: 2026-03-01
severity: ${severity}
status: in review
incident: ${incident}
owner: "@bo"
services:
  - checkout
started: 2026-03-01T13:52:00Z
detected: 2026-03-01T14:00:00Z
acknowledged: 2026-03-01T14:04:00Z
mitigated: 2026-03-01T14:24:00Z
resolved: 2026-03-01T14:34:00Z
---

# Checkout rejects cards

## Summary

From 13:52 to 14:24 UTC on 1 March the checkout declined every card. Its workers had used up the connections to the
payment database after a release doubled them. Going back to the earlier release ended it.

## Impact

All 1,240 customers who paid by card were declined for 32 minutes; 310 of them did not come back that day.

## Timeline

| Time | What happened | Evidence |
| --- | --- | --- |
| 2026-03-01 13:48 UTC | Release 71 reaches production with 32 workers instead of 16 | [deployment](https://ci.example/71) |
| 2026-03-01 13:52 UTC | Impact started: the first payments time out | [graph](https://graphs.example/pay) |
| 2026-03-01 14:00 UTC | Detected: the alert on declined cards fires | [alert](https://alerts.example/9) |
| 2026-03-01 14:04 UTC | Acknowledged: the on-call engineer takes the incident | [comment](https://github.test/c/1) |
| 2026-03-01 14:10 UTC | Status update: all cards are declined, the database refuses connections | [comment](https://github.test/c/2) |
| 2026-03-01 14:24 UTC | Mitigated: release 70 is back and cards are accepted | [graph](https://graphs.example/pay) |
| 2026-03-01 14:34 UTC | Resolved: the last late payment is booked | [graph](https://graphs.example/pay) |

## Detection

The alert fired 8 minutes after the first timeout, because it averages over 10 minutes. Connection use had a dashboard
and no alert, which would have told us 5 minutes sooner.

## Response

The errors of the payment provider drew attention first. The rollback took 6 minutes, and recovery as long as it did
because late payments are booked one by one.

## Trigger

Release 71 doubled the number of workers.

## Contributing factors

- F1: Each worker opens a pool of its own, so the number of workers sets the load on the database.
- F2: Connection use had no alert, so the climb went unseen.

## Five whys

1. Why were cards declined? The checkout got no connection to the payment database.
2. Why did it get none? Two releases side by side asked for 320 connections of 200.
3. Why was that possible? Every worker has a pool of its own, and the deployment does not check the database's limit.

## What went well

- The rollback is one command.

## What went badly

- The provider's errors hid the database's (F2).

## Where we got lucky

- It was a Sunday.

## Action items

| Action item | Type | Addresses | Owner | Due |
| --- | --- | --- | --- | --- |
| Share one pool of 40 connections between all workers | prevent | F1 | @bo | 2026-03-20 |
| Alert when connection use stays above 80% for 2 minutes | detect | F2 | @cy | 2026-03-15 |

## Roles

| Role | Who |
| --- | --- |
| Incident commander | @bo |
`;

/** The least that is a post-mortem, where only its action items matter. */
export const SHORT = (incident: number) => `---
title: Checkout rejects cards
date: 2026-03-01
severity: SEV2
incident: ${incident}
---

# Checkout rejects cards

## Summary

Cards were declined from 13:52 to 14:24 UTC.

## Timeline

- 2026-03-01 13:52 UTC: impact started
- 2026-03-01 14:24 UTC: resolved

## Action items

- [ ] @bo: Share one pool of 40 connections between all workers by 2026-03-20
- [ ] @cy: Alert when connection use stays above 80% for 2 minutes by 2026-03-15
`;
