import type { Milestone } from '../../vocabulary/milestones.ts';
import type { PhraseSense } from './statement.ts';

/** One way of saying in a timeline entry that a milestone was reached. */
export interface MilestoneSense extends PhraseSense {
  readonly milestone: Milestone;
}

/** Interchangeable words in the phrases below. */
export const GROUPS: Readonly<Record<string, string>> = {
  trouble: `incident outage impact disruption degradation downtime problem issue attack brownout blackout fault trouble
    breakage interruption exploit corruption`,
  error: 'error failure timeout exception crash 5xx latency duplicate symptom reject',
  begin: 'begin start commence occur appear arise surface emerge strike onset',
  rise: 'rise increase climb jump spike grow surge soar appear start begin mount',
  fall: 'fall drop decrease decline subside stop end cease clear vanish disappear',
  fail: 'fail degrade crash error hang flap misbehave throttle bounce',
  service: `service site website api app application platform system server database cluster node host hub queue shop page
    instance network dns proxy gateway everything chain worker job search`,
  people: `we i he she they who team engineer operator on-call oncall developer maintainer member colleague researcher someone
    somebody support sre responder staff admin`,
  user: `user customer student people colleague client instructor partner community reader merchant tenant school visitor
    courier subscriber player`,
};

/** Wording of timeline entries, by milestone and sense. */
export const MILESTONE_SENSES: readonly MilestoneSense[] = [
  {
    milestone: 'started',
    sense: 'trouble begins',
    words: `{trouble} …1 {begin}; {begin} of the? {trouble}; {trouble}/slowness become noticeable/visible/apparent; go wrong;
      ^ start $; ^ started $; start/started : ; ^ start/started –/—/-`,
    unless:
      'channel/call/room {begin}; report {begin}; {people} {begin}; {begin} to? investigate/look/discuss; report of; resolution/recovery/mitigation/remediation/rollback/response/repair/maintenance {begin}',
    hits: [
      'Fault occurs',
      'Impact starts: release 412 reaches production',
      'Start of the attack',
      'The problem first appears',
      'Slow answers, the degradation becomes noticeable',
      'Started: letters stop',
    ],
    misses: [
      'The incident channel starts',
      'The outage would begin at noon',
      'Resolution start: replica 1 is wiped',
    ],
  },
  {
    milestone: 'started',
    sense: 'the first errors',
    words: `first …1 {error}/fail/impact/outage; first/initial sign/symptom of?; first appearance/occurrence/instance of;
      first affected/failing/failed`,
    unless: 'report of; report {begin}',
    hits: [
      'First 404s',
      'First failing jobs in the north',
      'First signs of packet loss',
      'First outage',
      'First appearance of the error',
    ],
    misses: ['The first engineer joins', 'No first sign of errors was seen'],
  },
  {
    milestone: 'started',
    sense: 'errors rise',
    words: `{error} {rise}; error rate {rise}; {error}/rate go/shoot up; spike/increase/rise/surge/jump in {error}; elevated {error};
      log/logs fill with; begin/start {error}`,
    unless: 'report of; begin/start to {fall}; rise/rate …1 {fall}',
    hits: [
      '404s begin',
      'Error rates rise after the release',
      'Errors begin after the release',
      'Timeouts climb',
      'Spike in 5xx errors',
    ],
    misses: ['Reports of errors start to come in', 'Error rate falls', 'We expect errors to rise'],
  },
  {
    milestone: 'started',
    sense: 'something begins to fail',
    words: `{begin} to? {fail}; {begin} to? time out; {begin} to? slow/experience; {begin} to? return/throw/see/get/hit …2 {error};
      {begin} to? run into …2 {error}; {begin} to? run into …2 {trouble}; all/most …2 fail; % of? the? …2 fail; everything fail`,
    unless: 'fail over; not all/most/every; fail-over',
    ofThings: true,
    hits: [
      'Workers begin failing their health checks',
      'Customers start running into errors',
      'The gateway begins returning 502 errors',
      'All logins fail',
      'About 40 % of the letters fail',
    ],
    misses: ['We began to fail over by hand', 'Not all requests fail', 'On-call starts looking'],
  },
  {
    milestone: 'started',
    sense: 'something stops',
    words: `stop respond/serve/work/process/produce/accept/ship/send/receive/answer/update/sync/replicate/consume/deliver/print;
      {service} …1 stop; stall; halt; freeze; lock up; hang; stand still; grind to; pile up; run out of; run full; overflow;
      fill up; go down/offline/dark/blank/read-only; {service} …1 be down; {service} down; website/api/site/service unreachable/unavailable/unresponsive/inaccessible; {service} return/serve/throw …1 {error}; request/job/login/query/upload/payment time out; be =failing/=crashing/=hanging; {user} unable to; {user} can't/cannot; {user} …1 be unable to; become unavailable/unreachable/unresponsive/inaccessible/slow;
      be unresponsive/unreachable; success/traffic/throughput …2 zero; success …3 0; success rate …2 zero; crash; be empty;
      cause everything/all/{service} …3 down/unavailable/unreachable/inaccessible/unresponsive/fail`,
    unless: `attack/{error}/alert/alarm stop; be no longer; down for/to; shut/scale/slow/break/track/drop/cool down; stop/no …1 be =failing; was/be confirmed; confirm/verify …3 be; bring back; halt/stop of;
      rate …1 go down; start/begin to`,
    ofThings: true,
    hits: [
      'Chain stalled',
      'The queue goes down',
      'The site is down',
      'Log streaming has stopped working',
      'The first worker stops shipping logs',
      'Block production halts',
      'Launch success drops to zero',
    ],
    misses: [
      'The engineer stops sending traffic to it',
      'We halted the deployment',
      'The shop is no longer down',
      'Error rate is down to 2 %',
    ],
  },
  {
    milestone: 'detected',
    sense: 'an alarm sounds',
    words: `alert; alarm; page/pager/paged/pagerduty; page storm; detect; detection; automated/automatic warning;
      monitor/monitoring/probe/healthcheck …1 fire/report/trigger/catch/warn/call/flag; uptime robot; uptimerobot; pingdom;
      sentry/datadog/grafana/prometheus ping/warn/fire/complain/tell/say; raise/trigger/send/place …2 call/notification to/for`,
    unless: `status/web/home/landing/login/front/error/account page; page …1 load/render/show; silence/mute/clear/resolve/disable …1 alert;
      alert …1 clear/resolve/stop/silenced/recover; add/create/configure/tune …2 alert; no alert; stop/end of page`,
    hits: [
      'Pager storm',
      'Disk alert fires',
      'On-call is paged',
      'The monitoring system triggers a call to the operator',
      'A probe raises a call for the on-call engineer',
      'Automated warning from the cloud',
      'Uptime robot pings us',
      'We detect that the queue stands still',
    ],
    misses: ['Status page updated', 'All alerts cleared', 'No alert fired', 'We add an alert for it'],
  },
  {
    milestone: 'detected',
    sense: 'somebody notices',
    words: `notice; aware of/that/, ; be/become/make aware; team/engineer/operator/on-call/staff/support aware; aware $; realise/realize;
      be/been notify/inform of/about/by/that; notify/inform us; notify/inform the …3 team; inform …4 of/about/that; warn/tell …3 that; complaint on/from/about;
      {people}/who …2 see/observe/spot/discover; find out; discover/spot the/a/an; discovery :; detection :`,
    unless: `user/customer inform/notify; inform/notify user/customer/client; discover/find …3 cause/reason/culprit/source/solution/workaround/fix;
      see/observe …2 recover/improvement/decrease; later;
      realise/realize/notice/see …2 everything/all …3 work/fine/ok/normal/good`,
    hits: [
      'Team aware',
      'We realise that the queue stands still',
      'A team member was notified of timeouts',
      'A partner informed us of timeouts',
      'Somebody from support spotted it',
      'The night shift discovered a flaw in the parser',
      'Discovery: a partner sees no figures',
    ],
    misses: [
      'We informed users of the repair',
      'Bo discovers the cause in the loader',
      'A flaw is discovered a week later',
    ],
  },
  {
    milestone: 'detected',
    sense: 'it is found',
    words: `{trouble}/{error}/defect/bug/flaw/vulnerability/breach/leak/outage …1 discover/spot/observe; ^ discover during/by/when/while/in; ^ observe during/by/when/while; notification receive`,
    unless: `later; cause/reason/culprit/source …4 discover/spot/observe; discover/spot/observe …3 cause/reason/culprit/source; no …3 discover/spot/observe; not …1 discover/spot/observe`,
    hits: [
      'Issue discovered during a rehearsal',
      'The defect is observed in the ledger',
      'Push notifications received',
    ],
    misses: [
      'A flaw is discovered a week later',
      'No error was observed',
      'The cause of the outage is discovered',
    ],
  },
  {
    milestone: 'detected',
    sense: 'somebody reports it',
    words: `{user} …2 report/complain; {user} …2 open/file/raise/write …2 ticket/case/issue/bug; first/initial …1 report/complaint/ticket/call/request;
      support ticket/case; report of/from/by/that; incoming report; =reported; report the? issue/problem/outage/error; report in …6 say; report …6 wrong/down/fail/slow/broken;
      maintainer/developer/{people} report; ask why`,
    unless:
      '=reported …2 =fixed/=resolved/=working; report back; report …3 it work; report …2 to the; post-mortem report; publish report',
    hits: [
      'A customer opens a ticket',
      'Users start to report empty pages',
      'First support call',
      'Incoming report from the support desk',
      'A report in the chat says that the shop does not load',
      'A courier reports wrong positions',
    ],
    misses: ['A school reports back that it works', 'The report is published'],
  },
  {
    milestone: 'acknowledged',
    sense: 'somebody takes it up',
    words: `ack; acked; acks; acknowledge; acknowledgement; acknowledgment; on-call/{people} …2 respond/engage; two/three/several {people} respond;
      {people} …1 take over/on; pick up by/the; pick up; on-call …2 confirm; {people} confirm it/the; on-call/engineer …1 join;
      join …4 channel/call/bridge/room; alarm/alert/page …1 seen; take …1 command; take the/this incident; assign to`,
    unless:
      'user/customer/student join; confirm …3 resolve/fix/healthy/recover; stop respond; respond to customer; confirm …4 work',
    hits: [
      'On-call acknowledges',
      'Olga responds and starts digging into it',
      'Two engineers respond',
      'Two engineers joined the incident channel',
      'On-call confirms it',
    ],
    misses: ['Some users joined the call', 'We wait for an engineer', 'The queue stops responding'],
  },
  {
    milestone: 'acknowledged',
    sense: 'the cause is looked for',
    words: `begin/start …3 investigate/investigation/analysis/look/debug/tackle/analyse/analyze/troubleshoot/dig/diagnose; begin/start work on;
      investigation/analysis/troubleshooting …2 start/begin/commence/launch/initiate/ongoing/underway/under/progress/continue;
      ongoing/continuing investigation/analysis/troubleshooting; ^ initial/first/detailed? investigation; investigate;
      ^ {people}? look/dig/check into/at; dig into; look into`,
    unless: `investigation/analysis …1 lead/show/reveal/conclude/complete/close/finish/over/find/identify; later;
      investigate whether/if/later; stop/pause/after/before/without/suggest …1 investigate; of past; be =investigated; by/for/of =investigating; investigate and find/fix`,
    hits: [
      'Investigations started',
      'Investigation under way',
      'The storage team starts to tackle it',
      'Bo investigates the slow queue',
      'Looking into the worker logs',
      'Third timeout; investigated',
    ],
    misses: [
      'Investigation led us to the loader',
      'The logs were investigated a week later',
      'Queue stops. Analysis started half an hour later',
    ],
  },
  {
    milestone: 'acknowledged',
    sense: 'the incident is declared',
    words: `incident …2 declare/open/raise/create; declare/open/raise/create/call an?/the …2 incident; issue/problem/bug/outage/corruption be? confirm;
      verify/confirm that? the? …1 be down/broken/unresponsive/unreachable/unavailable/non-responsive; status page be? update; war room`,
    unless: `declare …2 resolve/over/close/retroactively; confirm …2 fix/resolve/solve/over/healthy/close/back/mitigate; status …4 resolve/close/green/operational/restore;
      update : resolve/close/restore/fixed/operational;
      incident retro`,
    hits: [
      'Incident formally declared',
      'Incident declared by the on-call engineer',
      'Problem confirmed by the storage team',
      'Status page updated',
      'Verified that the site was unresponsive',
    ],
    misses: [
      'Incident declared resolved',
      'Incident declared retroactively',
      'Problem confirmed fixed',
      'Status page updated: resolved',
    ],
  },
  {
    milestone: 'mitigated',
    sense: 'it is contained',
    words: `=mitigated/=mitigates; mitigation …1 apply/complete/deploy/place; mitigation :; recovery :; recovery …6 complete/finish; workaround be? apply/place/deploy; workaround in place;
      deployment/application of a/the workaround; traffic …2 drain/move/divert/reroute/shift/redirect/fail-over; fail over to; failover …1 complete/finish/succeed;
      manual/temporary/quick/emergency/interim/hot fix be? apply/deploy/place/live; hotfix/hot-fix be? apply/deploy/live; hotfix roll out`,
    unless: 'begin …2 mitigate; mitigation …1 plan/begin/start; attempted',
    hits: [
      'Mitigated',
      'Temporary fix applied',
      'Deployment of a workaround in the north',
      'Traffic moved to the other cluster',
      'Recovery: the limit is raised',
    ],
    misses: ['Permanent fix added to the templates', 'We plan to mitigate it'],
  },
  {
    milestone: 'mitigated',
    sense: 'the change is taken back, or a fix is out',
    words: `=rolled/=rolls back; rollback …1 complete/finish/done/deploy/succeed; =reverted/=reverts; fix be? roll out; fix …1 deploy/release/ship/push/land; fix …1 go live; fix be live;
      patch be? apply/deploy/release/roll; fix the issue/problem/outage; repaired; flush; restored as; switch …1 off/back`,
    unless: `attempted fix; permanent/long-term fix; begin/start …2 roll; begin/start …2 revert; revert pr; rollback pr; pr to; decide to; fail; fix …1 propose/review;
      but …3 fail; flush …1 fail; fix …4 staging`,
    hits: [
      'Fix rolled out',
      'NB rolled back',
      'The fix was rolled out to production',
      'Change reverted',
      'Rollback completed',
    ],
    misses: [
      'An attempted fix deployed to production',
      'We decide to roll back',
      'Revert PR opened',
      'We plan to revert it',
    ],
  },
  {
    milestone: 'mitigated',
    sense: 'the errors end',
    words: `{trouble}/{error} end/stop/over; {error} {fall}; duplicate …1 {fall}; error rate {fall}; error rate …1 go down; backlog …2 {fall}; backlog be? gone/clear;
      {trouble} …2 come/bring to an end; bring …4 {trouble} to an end; no longer down/fail/unavailable/unreachable/affect; back to 100;
      {trouble}/{error} go/be away; {trouble}/{error} be gone; back below/under; be now? fine/healthy/again; be again fine/healthy; again …1 drain/serve/accept at`,
    unless:
      'success/traffic/throughput {fall}; which be healthy/fine; stop/end …1 report; {error} stop …1 new; {error} end …1 page',
    hits: [
      'Error rate falls',
      'Duplicate letters stop',
      'Errors drop to zero',
      'p99 is back below 300 ms',
      'The search is no longer down',
      'Success rate is back to 100%',
    ],
    misses: [
      'Launch success drops to zero',
      'Traffic falls to zero',
      'Investigation focuses on etcd, which is healthy',
    ],
  },
  {
    milestone: 'mitigated',
    sense: 'it is as it was',
    words: `back/return to a/an/the/its/their? normal/usual/acceptable; back/return to a/an/the/its/their usual/normal/acceptable; return to …1 normal/nominal; back to baseline/nominal/green;
      as before; as usual; as normal; once again …3 usual; again …4 at its usual; traffic/service/rate/performance/stability …3 recover/stable/restore; improve`,
    unless: 'as usual …2 fail; not as; as before the; same …2 as before; performance …1 worse',
    hits: [
      'Uploads are back to normal',
      'Images are accepted as before',
      'Traffic returns to its usual level',
      'The service returned to a normal state',
      'The queue is once again draining at its usual rate',
    ],
    misses: [
      'Uploads are not back to normal',
      'Uploads are not yet back to normal',
      'Performance gets worse',
    ],
  },
  {
    milestone: 'resolved',
    sense: 'it is resolved',
    words: `=resolved/=resolves; =resolving/=fixing …1 issue/problem/incident/outage; incident/outage/issue be? …1 over/close/end; declare/consider/deem …1 over/close; end of the? incident/outage/impact; all clear; all-clear;
      resolution :; resolution be? confirm/complete; issue/problem/bug/error …4 fix/solve; =fixed $; repair; impact end; close the incident`,
    unless:
      'attempt to resolve; {begin} …2 resolve/fix; work on; resolve …1 dns/name/hostname/address/conflict; fix the? …1 test; bug fix; attempted; permanent; fix was; alert …1 resolve; hand/pass/turn the issue/incident over',
    hits: [
      'Resolved',
      'Issue closed',
      'The incident is considered over',
      'The schools say that the error was fixed',
      'The bug in the loader is found and fixed',
      'Version 5.2 is out, resolving the issue',
    ],
    misses: [
      'Not resolved by the restart',
      'DNS does not resolve the name',
      'Jobs wait until it is resolved',
      'We begin resolving the issue',
      'Bo handed the issue over to Cem',
    ],
  },
  {
    milestone: 'resolved',
    sense: 'it works again',
    words: `=recovered/=recovers; =restored/=restores; recovery …6 complete/finish; back online; be/come/bring …1 back up/again/in; {service} …1 back up/again; be/come back $; come back; everything/all/service/site …2 back to normal; everything/all …1 green/nominal; back in service/operation;
      {service} …1 be? online; {service} be? now? up again/and/after/shortly/$; {service} come up; be up again/and/$; be now? up; up and running; re-open; reopen; resume;
      work/run/connect/flow/load/respond/process/ship/deliver/accept/print/green/normal/fine/ok/online/healthy/reachable/available/operational/render/function again/everywhere/normally; again available/reachable/online/work; now/again work/works fine/normally?;
      now work; work fine/normally/as now/again?; work as expected; fully functional/operational/restore/recover; full capacity; =caught up; be/all operational;
      everything/all be/seem/look fine/ok/okay/good/normal/healthy/work; confirm/verify …4 healthy/functional/operational/available/online/stable/work; report/confirm …2 that it/everything/the work`,
    unless: `pause …1 resume; some/half/most/partial/partially …4 back; partial/partially; some …3 recover/restore; restore …1 from/backup/begin/start; begin/start to? restore/recover; up to; back up the/a;
      question come; call …3 back; work on; working on; still; try to; whether; recover …1 begin/start; if …4 again; confirm …2 database/network/dns/upstream/backup;
      restore …1 a/the? backup; ask; later; database …2 healthy`,
    hits: [
      'Trees re-opened',
      'Service recovered',
      'Payments work again',
      'The queue is back.',
      'Caches purged, shop back online',
      'The site is up.',
      'The cluster is up and running',
      'Block production resumes',
      'Full capacity.',
      'A school reports back that it works',
      'Removed the old pods and confirmed the queue is healthy',
      'Caches warm, everything seems fine',
    ],
    misses: [
      'It is not available again',
      'We wait until it works again',
      'We called the vendor back',
      'Some workers are back online',
      'We try to bring the shop back online',
      'We back up the database',
      'The question comes up again',
      'Workers are up and running, but jobs still fail',
      'Restarted it and confirmed the shop is not healthy',
    ],
  },
];
