type Sample = readonly [name: string, path: string, text: string];

/** Accounts of incidents in many forms, some with file names and titles typical of other documents. */
export const ACCOUNTS: readonly Sample[] = [
  [
    'numbered headings',
    'docs/README.md',
    `# 1. Mail relay

## 1.1 What happened

On 12 May 2025 the mail relay refused every message for 51 minutes.

## 1.2 Timeline (UTC)

| Time | Event |
| --- | --- |
| 2025-05-12 09:02 | The certificate expires |
| 2025-05-12 09:20 | Support reports bounced mail |
| 2025-05-12 09:53 | A new certificate is in place |

## 1.3 Root cause

Nobody had been told of the expiry date.

## 1.4 Follow-up

- [ ] Alert 30 days before expiry (@lena, 2025-05-30)
`,
  ],
  [
    'only numbers',
    'index.md',
    `# 2025-06-03 storage

## 1

Uploads failed for 40 minutes; 3,000 users were affected.

## 2

- 14:10 UTC disk full on store-2
- 14:31 UTC page
- 14:50 UTC old snapshots deleted, uploads work again

## 3

Snapshots were never pruned.

## 4

- Prune snapshots daily
- Alert at 80 %
`,
  ],
  [
    'german',
    'berichte/2025-07.md',
    `# Wochenbericht: Ausfall der Suche am 3. Juli 2025

## Zusammenfassung

Die Suche war 35 Minuten lang nicht erreichbar.

## Zeitlicher Ablauf

- 08:15 Uhr: Der Index wird neu aufgebaut
- 08:22 Uhr: Anfragen laufen in eine Zeitüberschreitung
- 08:50 Uhr: Der alte Index ist wieder aktiv

## Ursache

Der Neuaufbau sperrte den ganzen Index.

## Maßnahmen

- Neuaufbau nur noch auf der Replik (Jonas, 15.07.2025)
`,
  ],
  [
    'french',
    'docs/guide.md',
    `# Panne du paiement du 4 mars 2025

## Résumé

Le paiement par carte était indisponible pendant 25 minutes.

## Chronologie

- 10 h 05 : premières erreurs
- 10 h 12 : l'équipe est alertée
- 10 h 30 : retour à la normale

## Cause

Le certificat avait expiré.

## Actions

- Surveiller l'échéance des certificats
`,
  ],
  [
    'spanish',
    'informes/2025.md',
    `# Caída del inicio de sesión, 8 de abril de 2025

## Resumen

Nadie pudo iniciar sesión durante 18 minutos.

## Cronología

- 12:01 UTC empieza el despliegue
- 12:04 UTC errores 500
- 12:22 UTC se revierte el despliegue

## Causa raíz

Faltaba una variable de entorno.

## Acciones

- Comprobar las variables antes de desplegar
`,
  ],
  [
    'polish, no list of words',
    'docs/awaria.md',
    `# Awaria bazy danych 2025-02-11

## Podsumowanie

Baza danych była niedostępna przez 22 minuty.

## Przebieg

- 2025-02-11 07:02 UTC pierwszy alarm
- 2025-02-11 07:10 UTC przełączenie na replikę
- 2025-02-11 07:24 UTC usługa działa

## Przyczyna

Dysk był pełny.

## Działania

- Alarm przy 80 %
`,
  ],
  [
    'swedish, no list of words',
    'docs/avbrott.md',
    `# Avbrott i betalningar 2025-03-01

## Sammanfattning

Betalningar misslyckades i 30 minuter.

## Tidslinje

- 2025-03-01 11:00 UTC första felet
- 2025-03-01 11:10 UTC larm
- 2025-03-01 11:30 UTC åtgärdat

## Orsak

Ett certifikat hade gått ut.

## Åtgärder

- Övervaka certifikat
`,
  ],
  [
    'korean',
    'docs/jangae.md',
    `# 2025년 5월 1일 결제 장애

## 개요

30분 동안 결제할 수 없었습니다.

## 타임라인

- 10:00 오류 증가
- 10:12 담당자가 조사를 시작
- 10:30 복구 완료

## 원인

인증서 만료.

## 재발 방지 대책

- 만료일 알림을 추가한다
`,
  ],
  [
    'japanese',
    'docs/shougai.md',
    `# 2025年5月1日 決済障害

## 概要

決済が30分間利用できませんでした。

## タイムライン

- 10:00 エラーが増加
- 10:12 担当者が調査を開始
- 10:30 復旧

## 原因

証明書の期限切れ。

## 再発防止策

- 期限の監視を追加する
`,
  ],
  [
    'first person, no headings',
    'blog/handbook.md',
    `# The day I emptied our queue

It was Thursday, 6 February 2025, and I was on call. At 16:40 I ran the cleanup script against the wrong cluster. The queue was gone within seconds, and orders started failing. You can imagine how I felt.

At 16:48 the first customer wrote. I stopped the script, and we restored the queue from the replica at 17:25. About 900 orders were delayed; none were lost.

What I changed: the script now asks for the name of the cluster, and it refuses production without a second person.
`,
  ],
  [
    'first person plural',
    'blog/rfc-outage.md',
    `# Our RFC server went down

On 2025-01-20 our RFC server was down for two hours. We had moved it to a new host that morning and had not copied its scheduled jobs, so the disk filled up with logs.

We noticed at 11:30, when builds began to fail, and fixed it at 13:30 by deleting the logs. We have since moved the jobs into the repository.
`,
  ],
  [
    'questions as headings',
    'docs/release-proposal.md',
    `# Release proposal service

## What broke?

The proposal service returned errors for 70% of requests.

## When?

From 2025-08-02 10:15 to 2025-08-02 11:00 UTC.

## Why?

The pool of connections was exhausted by a slow query.

## What did we do?

We killed the query and added an index.

## What next?

- Limit the time of queries
`,
  ],
  [
    'labels in bold',
    'notes/weekly.md',
    `# Weekly sync job stopped

**Date:** 2025-04-14
**Impact:** Reports were a day late for 40 customers
**Root cause:** The token of the job had expired
**Detection:** A customer asked
**Resolution:** The token was renewed at 15:10 UTC

**Action items**

- Alert when the job has not run for 25 hours
`,
  ],
  [
    'list of facts',
    'README.md',
    `# Outage of the wiki

- Start: 2025-03-03 09:00 UTC
- End: 2025-03-03 09:45 UTC
- Impact: nobody could read or edit pages
- Cause: the database was out of disk space
- Fix: logs were deleted
- Follow-up: alert on disk space
`,
  ],
  [
    'short',
    'docs/short.md',
    `# Checkout outage on 5 May 2025

Checkout was down from 10:02 to 10:31 UTC because a migration locked the orders table. We cancelled the migration. Migrations now run with a lock timeout.
`,
  ],
  [
    'letter to customers',
    'blog/index.md',
    `# About yesterday's interruption

Yesterday, 9 September 2025, our API was unavailable for 63 minutes. We know how much you rely on it, and we are sorry.

## What happened

At 13:12 UTC a configuration change removed the routes of our load balancer. All requests failed until 14:15 UTC, when we restored the old configuration.

## What we will do

- Changes of routes will be tried on one server first
- Our status page will be hosted elsewhere
`,
  ],
  [
    'status page',
    'incidents/2025-10-02.md',
    `# Elevated error rates

**Resolved** - This incident has been resolved. Oct 2, 2025 - 18:20 UTC

**Monitoring** - A fix has been implemented. Oct 2, 2025 - 17:55 UTC

**Identified** - The cause is a faulty node. Oct 2, 2025 - 17:30 UTC

**Investigating** - We are looking into elevated error rates. Oct 2, 2025 - 17:12 UTC
`,
  ],
  [
    'alerts',
    'docs/postgres.md',
    `# Postgres failover, 2025-05-05

> [!NOTE]
> Impact: writes failed for 9 minutes.

> [!WARNING]
> Root cause: the watchdog had the wrong timeout.

## Timeline

1. 03:10 UTC primary stops answering
2. 03:14 UTC page
3. 03:19 UTC replica promoted

## Lessons

- Test failover every month
`,
  ],
  [
    'html table',
    'docs/guide/index.md',
    `# Guide search outage

## Summary

Search in the guide was down for half an hour on 2025-02-02.

## Timeline

<table>
<tr><th>Time (UTC)</th><th>What</th></tr>
<tr><td>2025-02-02 08:00</td><td>Deployment</td></tr>
<tr><td>2025-02-02 08:05</td><td>Errors</td></tr>
<tr><td>2025-02-02 08:30</td><td>Rolled back</td></tr>
</table>

## Root cause

The index had another name.

## Action items

- Check the name at start
`,
  ],
  [
    'front matter of a status page',
    'content/issues/2025-01-01.md',
    `---
title: DNS resolution
date: 2025-01-01 10:00:00
resolved: true
resolvedWhen: 2025-01-01 11:10:00
severity: disrupted
affected: [DNS]
section: issue
---

Some names did not resolve. A zone file lacked its serial; it was corrected.
`,
  ],
  [
    'five whys',
    'docs/five.md',
    `# Why nobody got mail on 2025-03-09

Mail was not delivered for three hours.

## Five whys

1. Why was no mail delivered? The queue was full.
2. Why was it full? The consumer was down.
3. Why was it down? It ran out of memory.
4. Why? A message of 2 GB.
5. Why was it accepted? There is no limit.

## Corrective actions

- Limit messages to 25 MB
`,
  ],
  [
    'RCA in a table',
    'rca/handbook.md',
    `# RCA

| Field | Value |
| --- | --- |
| Incident | Handbook site unavailable |
| Date | 2025-06-06 |
| Severity | SEV2 |
| Started | 10:00 UTC |
| Resolved | 10:40 UTC |
| Root cause | Expired domain |
| Action | Renew domains automatically |
`,
  ],
  [
    'security incident',
    'docs/disclosure.md',
    `# Disclosure: leaked tokens, 14 July 2025

## What happened

A debug log with API tokens was public from 2025-07-12 to 2025-07-14.

## Timeline

- 2025-07-12 18:00 UTC the log bucket becomes public
- 2025-07-14 09:00 UTC a researcher tells us
- 2025-07-14 09:40 UTC the bucket is private; tokens revoked

## Impact

12 tokens were read by strangers.

## Remediation

- Buckets are private by policy
`,
  ],
  [
    'guide in the title, much you',
    'docs/g.md',
    `# Guide outage: your dashboards were empty

On 2025-04-04 your dashboards were empty for 50 minutes, and your alerts did not fire. If you depend on your dashboards, you will have noticed. You did nothing wrong.

## Timeline

- 2025-04-04 12:00 UTC we deploy
- 2025-04-04 12:20 UTC you report
- 2025-04-04 12:50 UTC we roll back

## What you can do

You need do nothing: your data is complete.

## What we will do

- We will try deployments on our own dashboards first
`,
  ],
  [
    'speaks of post-mortems',
    'docs/p.md',
    `# Post-mortem tool lost drafts

The tool that we write post-mortems with lost the drafts of 12 post-mortems. Post-mortem authors saw an empty template instead of their post-mortem.

## Timeline

- 2025-09-01 09:00 UTC release 4 is deployed
- 2025-09-01 09:30 UTC the first post-mortem draft is gone
- 2025-09-01 10:10 UTC drafts restored from a backup

## Root cause

The migration dropped a table.

## Action items

- Backups before each migration
`,
  ],
  [
    'meeting notes',
    'docs/m.md',
    `# Incident review meeting notes 2025-02-20

Attendees: Ana, Bo

## Impact

Logins failed for 14 minutes on 2025-02-18.

## Timeline

- 2025-02-18 10:01 UTC deployment
- 2025-02-18 10:06 UTC alarm
- 2025-02-18 10:15 UTC rollback

## Root cause

A missing index

## Actions

- Add the index (Bo)
`,
  ],
  [
    'changelog in the title',
    'CHANGELOG.md',
    `# Changelog feed was empty

## Summary

The changelog feed was empty for a day.

## Timeline

- 2025-11-01 08:00 UTC the generator fails
- 2025-11-02 08:00 UTC a reader tells us
- 2025-11-02 09:00 UTC fixed

## Contributing factors

- No alert on an empty feed

## Action items

- Alert on an empty feed
`,
  ],
  [
    'decision in it',
    'docs/adr-outage.md',
    `# Outage after ADR 12

## Context

On 2025-05-20 the queue was unavailable for 20 minutes.

## Timeline

- 2025-05-20 09:00 UTC we switch brokers
- 2025-05-20 09:05 UTC consumers crash
- 2025-05-20 09:20 UTC we switch back

## Root cause

The client was too old.

## Decision

We stay with the old broker.

## Consequences

- ADR 12 is withdrawn
`,
  ],
  [
    'versions as headings',
    'docs/kernel.md',
    `# Kernel 5.10 crash, 2025-03-30

## 5.4

Servers with 5.4 were not affected.

## 5.10

Servers with 5.10 crashed at 02:00 UTC on 2025-03-30. 30 servers were down for an hour.

## 5.15

We installed 5.15 at 03:00 UTC; the crash is fixed there.
`,
  ],
  [
    'dutch',
    'docs/storing.md',
    `# Storing van de webwinkel op 2 mei 2025

## Samenvatting

De webwinkel was 20 minuten onbereikbaar.

## Tijdlijn

- 09:00 uur uitrol
- 09:03 uur fouten
- 09:20 uur teruggedraaid

## Oorzaak

Een ontbrekende index.

## Acties

- Index toevoegen
`,
  ],
  [
    'portuguese',
    'docs/falha.md',
    `# Indisponibilidade do checkout em 10/06/2025

## Resumo

O checkout ficou fora do ar por 33 minutos.

## Linha do tempo

- 14:00 deploy
- 14:05 erros
- 14:33 rollback

## Causa raiz

Variável ausente.

## Ações

- Validar variáveis
`,
  ],
  [
    'italian',
    'docs/guasto.md',
    `# Guasto del login del 3 giugno 2025

## Riepilogo

Il login non era disponibile per 12 minuti.

## Cronologia

- 09:00 rilascio
- 09:04 errori
- 09:12 ripristino

## Causa

Certificato scaduto.

## Azioni

- Controllare i certificati
`,
  ],
  [
    'chinese',
    'docs/guzhang.md',
    `# 2025年6月1日支付故障复盘

## 概述

支付服务中断了30分钟。

## 时间线

- 10:00 错误率上升
- 10:10 开始排查
- 10:30 恢复

## 根本原因

证书过期。

## 改进措施

- 增加证书监控
`,
  ],
  [
    'setext and plain',
    'docs/s.txt.md',
    `Outage report
=============

Date: 2025-07-07

Summary
-------
The build farm was offline for an hour.

Timeline
--------
10:00 UTC switch fails
10:20 UTC noticed
11:00 UTC switch replaced

Follow up
---------
* spare switch
`,
  ],
  [
    'proposal in the title, short',
    'docs/pr.md',
    `# Proposal builder down, 2025-08-08

**Duration:** 25 minutes
**Impact:** Nobody could save a proposal

The proposal builder was down because its cache had run out of memory. It was restarted at 10:25 UTC.
`,
  ],
  [
    'a story with a lesson',
    'docs/1.md',
    `# Cart service: what we learned from the 6 May incident

We lost carts for about 300 customers on May 6, 2025. A cache node ran out of memory at 11:05 UTC and evicted live carts. We noticed at 11:40 when support called, raised the memory limit at 11:58 and carts were kept again.

Next time we will be paged: there is now an alert on evictions.
`,
  ],
  [
    'facts in bold',
    'handbook/README.md',
    `# Handbook search: no results on 2025-02-12

- **Started**: 2025-02-12 08:00 UTC
- **Ended**: 2025-02-12 09:10 UTC
- **Impact**: search returned nothing
- **Cause**: index deleted by a cleanup job
- **Fix**: index rebuilt
`,
  ],
  [
    'a report job that failed',
    'reports/weekly-2025-03-02.md',
    `# Weekly report job failed

The weekly report was not sent on Monday, March 3, 2025. The job crashed at 06:00 UTC because the template was missing, and it was rerun by hand at 09:30 UTC.
`,
  ],
  [
    'German questions',
    'docs/2.md',
    `# 2025-04-22 - Build agents

### Was ist passiert?

Alle Build-Agenten waren von 09:00 bis 11:20 Uhr offline.

### Warum?

Ein Zertifikat war abgelaufen.

### Was tun wir?

- Ablaufdaten überwachen
`,
  ],
  [
    'plain lines',
    'index.md',
    `# Postmortem

Service: payments
Date: 2025-03-30
Duration: 14 min

14:02 deploy
14:03 error rate 60%
14:10 rollback started
14:16 back to normal

Cause: a missing migration. Action: run migrations before the deploy.
`,
  ],
  [
    'an RFC folder',
    'docs/rfc/12-incident.md',
    `# RFC 12 rollout incident

## 1.1 Summary

The rollout of RFC 12 broke logins on 2025-07-01.

## 1.2 Events

- 2025-07-01 10:00 UTC rollout
- 2025-07-01 10:04 UTC logins fail
- 2025-07-01 10:21 UTC rolled back

## 1.3 Why

A flag was on by default.
`,
  ],
  [
    'a Spanish guide',
    'docs/guia.md',
    `# Guía de incidencias: caída del 9 de mayo de 2025

## Qué pasó

La web estuvo caída 40 minutos.

## Cronología

- 10:00 despliegue
- 10:05 errores
- 10:40 recuperado

## Por qué

Disco lleno.
`,
  ],
  [
    'a release gone wrong',
    'blog/release.md',
    `# Release day gone wrong

On 2025-06-17 I released version 3 and took the site down for 45 minutes. I had forgotten the database migration. At 10:15 I pressed the button, at 10:20 my phone rang, and at 11:00 I had the old version running again. I am writing this so that I do not do it again.
`,
  ],
  [
    'a log with clocks for headings',
    'postmortems/2021/06/22.md',
    `---
date: 2021-06-22
---
# 2021-06-22

### State

![Resolved](https://img.example.org/badge/resolved-green)

### Details

The relay failed to accept connections for 43 minutes because a certificate had run out. Everything was back at 13:50 UTC.

#### 11:28 UTC

We see clients disconnecting.

#### 12:10 UTC

The certificate is renewed.

#### 13:50 UTC

All clients are connected again.
`,
  ],
  [
    "a folder's page without sections",
    'index.md',
    `# 14 minutes without logins

Login was unavailable on 2025-02-11 from 08:02 to 08:16 UTC. About 3,100 people saw an error page.

A deploy changed the name of a cookie, so that old sessions were rejected and the session store ran full. Rolling back fixed it.

**Follow-ups**

- [ ] Keep old cookie names for a week (@mia, 2025-02-20)
- [ ] Alarm on session store at 80 % (@jo, 2025-02-18)
`,
  ],
  [
    'three lines',
    'postmortems/short.md',
    `# Cron ran twice

2025-01-14. Invoices of December were sent twice to 212 customers. Cause: both nodes held the leader lock after a network split. We sent an apology and voided the copies. To do: fencing tokens (Rita, 31 January).
`,
  ],
  [
    'labelled lines in a folder of runbooks',
    'runbooks/postgres/2025-03-30.md',
    `# Postgres out of disk

**Status**: Resolved
**Started**: 2025-03-30 04:12 UTC
**Ended**: 2025-03-30 06:40 UTC
**Customer impact**: writes rejected

WAL archiving had failed since a credential expired, so segments piled up until the disk was full. We extended the volume and renewed the credential.

Follow-up: alert on archive failures.
`,
  ],
  [
    'an apology',
    'letters/customers.md',
    `# An apology

Dear customers,

last Thursday, 16 October 2025, you could not open your documents for most of the afternoon. Between 13:05 and 17:20 UTC, requests to our document store were refused. We know what that meant for those of you with deadlines, and we are sorry.

The reason was an expired licence key of the storage system. It had been renewed, but the new key had been installed on the standby only. Nobody was warned, as the warning went to an address that is no longer read.

We have installed the key, moved all such warnings to the on-call rotation, and will rehearse a takeover by the standby every quarter.
`,
  ],
  [
    'a review that ends in a decision',
    'docs/adr/0099.md',
    `# Learning review: rotation of the signing key

## Context

On 2025-08-18 the signing key of the app was rotated. Between 12:00 and 12:48 UTC all installs failed with "invalid signature".

## Timeline

- 2025-08-18 11:58 key rotated
- 2025-08-18 12:03 first failed install
- 2025-08-18 12:48 old key accepted again

## Contributing factors

- Two lists of keys
- No overlap period

## Consequences

2,300 failed installs.

## Decision

Keys overlap for 30 days from now on (owner: Ada, 2025-09-01).
`,
  ],
  [
    'a plan by its title',
    'docs/plan-b.md',
    `# Plan B for the March billing run

The billing run of 1 March 2026 failed at 02:10 because the exchange rates had not been loaded. 1,930 invoices were missing in the morning.

## Sequence

02:00 run starts
02:10 run fails
07:45 finance asks where the invoices are
09:30 rates loaded by hand, run repeated

## Improvements

- The run waits for the rates (Sara, 20 March)
- A failed run pages (Sara, 10 March)
`,
  ],
  [
    'old content for three days in first person',
    'posts/handover.md',
    `---
title: Handover notes, and how we lost the backups of May
date: 2025-06-02
---

I took over backups in May. On 30 May I tried to restore a table and found that there was nothing to restore: the bucket's lifecycle rule had deleted everything older than a day.

No customer data was lost, as the primary was fine. But for 29 days we had no backup, and no one knew.

I changed the rule the same afternoon, and restore tests run weekly now.
`,
  ],
  [
    'a day for a title',
    'log/2026-01-05.md',
    `# 2026-01-05

Status: closed

09:02 – Kafka lag climbs on orders
09:10 – consumer restarted, no change
09:31 – poison message found and skipped
09:40 – lag is zero

Orders were up to 38 minutes late. Skipped message goes to a dead letter queue from next week on (Mei).
`,
  ],
  [
    'sections in other words',
    'docs/README.md',
    `# Printer fleet offline

### When
20 Feb 2026, 06:30–09:10 CET

### Who felt it
All 41 shops; no receipts, long queues.

### Course of events
* 06:30 firmware push
* 06:45 first shop calls
* 08:20 vendor confirms the bug
* 09:10 old firmware everywhere

### Why
The push went to all shops at once.

### What now
* Rings of 1, 5, 35 shops – Jonas – 15 March
`,
  ],
];

/** Documents that mention failures, dates and impacts, but are not about an incident. */
export const OTHERS: readonly Sample[] = [
  [
    'README of the folder',
    'postmortems/README.md',
    `# Post-mortems

This folder holds our post-mortems. Each incident of SEV1 or SEV2 gets one within five days.

## How to write one

1. Copy the template.
2. Fill in the timeline, the impact and the root cause.
3. Ask for a review.

## Index

- [2025-01-02 Checkout](2025-01-02-checkout.md)
- [2025-02-03 Mail](2025-02-03-mail.md)
`,
  ],
  [
    'runbook',
    'docs/runbook-db.md',
    `# Runbook: database is down

## Symptoms

- Requests fail with 500
- The alert DatabaseDown fires

## Impact

Users cannot log in.

## Resolution

1. Check the disk: if it is full, delete old logs.
2. Restart the database.
3. If that fails, promote the replica.
`,
  ],
  [
    'changelog',
    'CHANGELOG.md',
    `# Changelog

## 2.1.0 (2025-03-04)

- Fixed a crash when the disk is full
- Fixed an outage of the worker

## 2.0.1 (2025-02-01)

- Fixed timeouts

## 2.0.0 (2025-01-01)

- New API
`,
  ],
  [
    'RFC',
    'docs/new-queue.md',
    `# RFC 12: A new queue

## Summary

We want to replace the queue.

## Motivation

The queue was down twice last year.

## Impact

Every service changes its client.

## Timeline

- 2025-04-01 prototype
- 2025-05-01 rollout
- 2025-06-01 the old queue is switched off

## Alternatives

Keep it.
`,
  ],
  [
    'ADR',
    'docs/adr/0003.md',
    `# 3. Use Postgres

Date: 2025-01-05

## Status

Accepted

## Context

MySQL failed us twice.

## Decision

We use Postgres.

## Consequences

Backups change.
`,
  ],
  [
    'weekly report',
    'reports/w12.md',
    `# Weekly report, 21 March 2025

## Highlights

- Release 4.2
- Checkout was down for ten minutes on Tuesday; fixed

## Next week

- Move to the new cluster
- Hire
`,
  ],
  [
    'incident policy',
    'docs/incident-policy.md',
    `# Incident response policy

## Severity

- SEV1: everything is down
- SEV2: a major feature is down

## Roles

The incident commander leads. You must declare an incident as soon as you think there is one.

## Post-mortem

Every SEV1 gets a post-mortem with timeline, root cause and action items.
`,
  ],
  [
    'on-call handbook',
    'handbook/on-call.md',
    `# On-call handbook

You are on call for a week. When you are paged, acknowledge within five minutes. If you need help, page the secondary.

## Timeline of a shift

- 09:00 you take over
- 09:15 you read the notes of the last shift
- 17:00 you write down what happened

## Action items

- Put your phone on loud
`,
  ],
  [
    'template',
    'templates/postmortem.md',
    `# Post-mortem: <title>

Date: YYYY-MM-DD

## Summary

<What happened, in two sentences>

## Timeline

- HH:MM <event>

## Root cause

<Why>

## Action items

- [ ] <what> (<owner>, <date>)
`,
  ],
  [
    'how to write',
    'blog/writing.md',
    `# How to write a good post-mortem

A post-mortem tells what happened and why. Your readers want to learn, not to blame. Begin with the impact. Then write the timeline: when did it start, when was it detected, when was it resolved? You should name no people.

## Root cause

Ask why five times.

## Action items

Give each an owner and a date.
`,
  ],
  [
    'blameless culture',
    'blog/culture.md',
    `# Why blamelessness works

In 2012, a company wrote about blameless post-mortems. Since then, post-mortems have changed how teams learn from incidents. A blameless post-mortem asks how, not who.

## What we learned

Incidents are normal. Post-mortems are the place to learn from them.
`,
  ],
  [
    'advisory',
    'advisories/2025-001.md',
    `---
cvss: 7.5
date: 2025-03-01
---
# Security advisory 2025-001

## Impact

A remote attacker could crash the server.

## Timeline

- 2025-02-01 reported
- 2025-02-20 fixed
- 2025-03-01 disclosed

## Resolution

Upgrade to 3.2.
`,
  ],
  [
    'release notes',
    'docs/4.2.md',
    `# Release notes 4.2

Released on 2025-05-05.

## Fixes

- The server no longer crashes when the disk is full
- Timeouts were fixed

## Known issues

- Search may be slow
`,
  ],
  [
    'project plan',
    'docs/plan.md',
    `# Plan for the move to the new data centre

## Summary

We move in May.

## Timeline

- 2025-05-01 09:00 UTC racks arrive
- 2025-05-02 09:00 UTC network
- 2025-05-10 22:00 UTC switch

## Risks

Checkout may be down for an hour.

## Action items

- Order cables (Bo, 2025-04-20)
`,
  ],
  [
    'sprint retrospective',
    'docs/retro-14.md',
    `# Sprint 14 retrospective

2025-03-14

## What went well

- We shipped the new cart
- Pairing

## What went wrong

- Too many meetings
- Reviews took long

## Action items

- Fewer meetings (Ana)
`,
  ],
  [
    'faq',
    'docs/faq.md',
    `# Frequently asked questions

## Why is the site down?

Check your connection. If it is still down, see our status page.

## What if my payment failed?

Wait an hour and try again.
`,
  ],
  [
    'drill plan',
    'docs/game-day.md',
    `# Game day plan

On 2025-06-01 we will stop the primary database and see what happens.

## Schedule

- 10:00 briefing
- 10:30 the primary is stopped
- 11:30 debriefing

## Roles

You are the commander. Your job is to coordinate.
`,
  ],
  [
    'monthly slo',
    'reports/2025-03.md',
    `# Monthly report: reliability in March 2025

Checkout was available 99.95% of the time; the objective is 99.9%. There were two incidents.

| Date | Incident | Duration |
| --- | --- | --- |
| 2025-03-04 | Checkout down | 20 min |
| 2025-03-18 | Mail slow | 40 min |
`,
  ],
  [
    'code of conduct',
    'CODE_OF_CONDUCT.md',
    `# Code of conduct

## Our pledge

We want everybody to feel welcome.

## Enforcement

Incidents may be reported to the team. All incidents are reviewed.
`,
  ],
  [
    'tutorial',
    'docs/tutorial-timeouts.md',
    `# How to find slow queries

Your service times out? First look at your logs. Then run the query by hand. If it takes longer than a second, add an index.

## Example

At 14:05 the query took 12 seconds; after the index it took 3 ms.
`,
  ],
  [
    'design doc',
    'docs/design-cache.md',
    `# Design doc: a cache for prices

## Background

The price service was slow in January.

## Goals

- 50 ms at the 99th percentile

## Rollout

- 2025-05-01 1 %
- 2025-05-08 100 %

## Impact

Fewer timeouts.
`,
  ],
  [
    'book review',
    'blog/book.md',
    `# Review: Release It!

The book tells of outages and how to prevent them. In one chapter an airline was down for three hours because of a missing finally block. Read it.
`,
  ],
  [
    'how a team works',
    'docs/how-we-deploy.md',
    `# How we deploy

We deploy every day at 10:00. If a deployment fails, roll it back. In 2024 a deployment was broken for two hours because nobody knew how.

## Steps

1. Merge
2. Wait
3. Check the error rate
`,
  ],
  [
    'an objective',
    'docs/slo.md',
    `# SLO of checkout

Checkout must be available 99.9% of the time, measured from 2025-01-01. Downtime is when requests fail for 5 minutes.

## Error budget

43 minutes a month.

## Impact

No deployments when the budget is spent.
`,
  ],
  [
    'a team meeting',
    'notes/2025-03-04.md',
    `# Team meeting, 4 March 2025

- 10:00 Outage of last week: Ana writes the post-mortem
- 10:20 Hiring
- 10:40 Offsite

## Action items

- Ana: post-mortem
- Bo: book rooms
`,
  ],
  [
    'a migration guide',
    'docs/migration.md',
    `# Migration guide from 3 to 4

## Summary

Version 4 renames settings.

## Timeline

- 2025-01-01 version 4 released
- 2025-07-01 version 3 ends

## Action items

- Rename the settings
`,
  ],
  [
    'a page about severities',
    'docs/severity.md',
    `# Severity levels

SEV1: the site was down for everybody. SEV2: a feature was unavailable for some. SEV3: slow.

## Impact

Ask how many users were affected.

## Detection

Alerts or users.
`,
  ],
  [
    'a page about monitoring',
    'docs/monitoring.md',
    `# Monitoring

The service was unreachable for 5 minutes: alert DatabaseDown. Look at the dashboard between 09:00 and 17:00.

## Alerts

- DatabaseDown
- QueueStuck
`,
  ],
  [
    'goals of a quarter',
    'docs/okr.md',
    `# OKRs for 2025 Q2

## Objective: fewer outages

- 2025-04-15 alerts reviewed
- 2025-05-15 runbooks written
- 2025-06-15 game day

## Risks

- People
`,
  ],
  [
    'a page about security',
    'SECURITY.md',
    `# Security

Report vulnerabilities to security@example.com. We fix them within 30 days. Past incidents: 2024-05-01 leaked token, fixed 2024-05-02.
`,
  ],
  [
    'questions for interviews',
    'docs/interview.md',
    `# Interview questions for SREs

- Tell about an outage. When was it detected, and how was it resolved?
- A database failed at 03:00. What do you do?
`,
  ],
  [
    'a capacity review',
    'docs/capacity.md',
    `# Capacity review, 2025-05-01

The database was at 85% for three hours on Monday. We add a node by 2025-06-01.

## Next steps

- Order the node
`,
  ],
  [
    'a meeting that speaks of an outage',
    'meetings/2025-03-05.md',
    `# Platform sync, 5 March 2025

Present: Ann, Bo, Cy

- 10:00 last week's outage: Ann writes the report
- 10:15 hiring: two offers out
- 10:30 migration to the new cluster was delayed by a week

## Action items

- Ann: report by Friday
- Bo: order disks
`,
  ],
  [
    'what those on call do',
    'docs/oncall.md',
    `# On-call

You are on call for a week. Your phone must be on. When you get a page, acknowledge it within 5 minutes, look at the dashboard, and decide whether it is an incident. If the service is down or was down for more than five minutes, declare one. Ask for help early: you are never alone. Your handover is on Monday at 10:00.

## Detection

Alerts come from the monitoring. Every alert has a runbook.

## Resolution

Close the page when you are done.
`,
  ],
  [
    'a plan for a year',
    'roadmap.md',
    `# Reliability plan 2025

## Summary

We had 14 outages in 2024; we want 7.

## Timeline

- 2025-01-15 alerts reviewed
- 2025-03-01 failover tested
- 2025-06-30 second region

## Risks

The second region was delayed twice.

## Action items

- [ ] Order hardware (Tim, 2025-01-20)
`,
  ],
  [
    'faults made on purpose',
    'blog/chaos.md',
    `# Why we break things on Fridays

Every Friday at 14:00 we turn off one machine. Nobody knows which. In 2024 we found eleven bugs this way, and none of them became an outage.

You should try it, too. Start small: turn off a worker, look at your dashboards, and write down what surprised you.
`,
  ],
  [
    'maintenance that is announced',
    'docs/maintenance.md',
    `# Maintenance window 2025-09-14

The database is upgraded on 14 September 2025 from 02:00 to 04:00 UTC. The API will be unavailable.

## Timeline

- 02:00 traffic stopped
- 02:10 upgrade starts
- 03:30 checks
- 04:00 traffic on

## Rollback

Restore the snapshot.
`,
  ],
  [
    'an issue form',
    '.github/ISSUE_TEMPLATE/incident.md',
    `---
name: Incident
about: Something is down
labels: incident
---

## What happened?

<!-- Describe -->

## Since when?

## Who is affected?

## Timeline
`,
  ],
  [
    'steps of a migration',
    'docs/migration.md',
    `# Migration to the new cluster

## Steps

- 2026-03-01 09:00 freeze deployments
- 2026-03-01 10:00 copy data
- 2026-03-01 12:00 switch DNS
- 2026-03-01 13:00 remove the freeze

## If it fails

Switch DNS back. Requests that failed are retried by clients.

## Owners

Ken and Li
`,
  ],
];
