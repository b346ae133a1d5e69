import { describe, expect, test } from 'vitest';
import { statedMilestones } from '../../src/postmortem/timeline/milestones.ts';
import { read } from './reading.ts';

describe('an entry states', () => {
  test.each([
    ['started', 'Impact starts: release 412 reaches production'],
    ['started', 'Slow answers, the degradation becomes noticeable'],
    ['started', 'First signs of packet loss'],
    ['started', 'Workers begin failing their health checks'],
    ['started', 'The queue goes down'],
    ['started', 'Start of the attack'],
    ['started', 'Log streaming has stopped working'],
    ['started', 'First appearance of the error'],
    ['resolved', 'The bug in the loader is found and fixed'],
    ['resolved', 'Logs are restored and everything is working'],
    ['started', 'The first worker stops shipping logs'],
    ['detected', 'A maintainer reports in the chat that something is wrong with the queue'],
    ['mitigated', 'The queue is once again draining at its usual rate'],
    ['detected', 'Discovery: a partner sees no figures'],
    ['mitigated', 'Recovery: the limit is raised'],
    ['mitigated', 'The feed is cut, and behaviour returns to normal'],
    ['resolved', 'Checked that the shop is available again'],
    ['resolved', 'All workers were back in operation'],
    ['resolved', 'The schools say that the error was fixed'],
    ['detected', 'Incoming report from the support desk'],
    ['detected', 'A partner informed us of timeouts'],
    ['detected', 'Users start to report empty pages'],
    ['detected', 'We realise that the queue stands still'],
    ['detected', 'A team member was notified of timeouts'],
    ['detected', 'Automated warning from the cloud'],
    ['acknowledged', 'The storage team starts to tackle it'],
    ['mitigated', 'Uploads are back to normal'],
    ['mitigated', 'Cache emptied, and the problem goes away'],
    ['acknowledged', 'Incident declared by the on-call engineer'],
    ['acknowledged', 'Investigations started'],
    ['mitigated', 'Deployment of a workaround in the north'],
    ['mitigated', 'Traffic returns to its usual level'],
    ['resolved', 'The queue is back.'],
    ['resolved', 'Caches warm, everything seems fine'],
    ['resolved', 'Issue closed'],
    ['started', 'First failing jobs in the north'],
    ['started', 'Error rates rise after the release'],
    ['started', 'Launch success drops to zero'],
    ['started', 'All logins fail'],
    ['started', 'The site is down'],
    ['detected', 'A customer opens a ticket'],
    ['detected', 'First support call'],
    ['detected', 'Uptime robot pings us'],
    ['acknowledged', 'On-call confirms it'],
    ['acknowledged', 'Two engineers respond'],
    ['mitigated', 'Duplicate letters stop'],
    ['mitigated', 'Error rate falls'],
    ['mitigated', 'p99 is back below 300 ms'],
    ['mitigated', 'Errors drop to zero'],
    ['resolved', 'Payments work again'],
    ['resolved', 'The last job has recovered'],
    ['resolved', 'All stations connected again'],
    ['resolved', 'Full capacity.'],
    ['started', 'Customers start running into errors'],
    ['started', 'Errors begin after the release'],
    ['started', 'The gateway begins returning 502 errors'],
    ['started', 'Success rate is at 0%'],
    ['detected', 'The monitoring system triggers a call to the operator'],
    ['detected', 'A probe raises a call for the on-call engineer'],
    ['detected', 'A member of the storage group discovers the leak'],
    ['detected', 'Somebody from support spotted it'],
    ['detected', 'A developer at the lab found out that letters are missing'],
    ['detected', 'The night shift discovered a flaw in the parser'],
    ['detected', 'We detect that the queue stands still'],
    ['detected', 'A school writes to inform us of empty pages'],
    ['detected', 'A report in the chat says that the shop does not load'],
    ['acknowledged', 'Ongoing investigation'],
    ['acknowledged', 'Investigation under way'],
    ['acknowledged', 'Third timeout; investigated'],
    ['acknowledged', 'Investigating'],
    ['acknowledged', 'The team is investigating'],
    ['acknowledged', 'Bo investigates the slow queue'],
    ['acknowledged', 'Looking into the worker logs'],
    ['acknowledged', 'Operators are starting to investigate'],
    ['acknowledged', 'Problem confirmed by the storage team'],
    ['acknowledged', 'Two engineers joined the incident channel'],
    ['acknowledged', 'Incident formally declared'],
    ['acknowledged', 'Status page updated'],
    ['mitigated', 'Success rate is back to 100%'],
    ['mitigated', 'The service returned to a normal state'],
    ['mitigated', 'The rollback brought the outage to an end'],
    ['mitigated', 'The search is no longer down'],
    ['resolved', 'The queue service restarts, and the hub comes up shortly after'],
    ['resolved', 'Removed the old pods and confirmed the queue is healthy'],
    ['resolved', 'Caches purged, shop back online'],
    ['mitigated', 'Temporary fix applied'],
    ['mitigated', 'The fix was rolled out to production'],
    ['mitigated', 'Recovery of the northern queue completed'],
    ['acknowledged', 'Verified that the site was unresponsive'],
    ['resolved', 'The site is up again'],
    ['resolved', 'The site is up.'],
    ['resolved', 'The cluster is up and running'],
    ['resolved', 'A school reports back that it works'],
    ['resolved', 'The incident is considered over'],
  ] as const)('%s: %s', (milestone, text) => {
    expect(statedMilestones(text)).toContain(milestone);
  });

  test.each([
    ['started', 'We began to fail over by hand'],
    ['started', 'On-call starts looking'],
    ['started', 'The engineer stops sending traffic to it'],
    ['acknowledged', 'Incident declared resolved'],
    ['acknowledged', 'Incident declared retroactively'],
    ['resolved', 'It is not available again'],
    ['started', 'Not all requests fail'],
    ['started', 'Reports of errors start to come in'],
    ['mitigated', 'Launch success drops to zero'],
    ['mitigated', 'Traffic falls to zero'],
    ['resolved', 'We wait until it works again'],
    ['acknowledged', 'We wait for an engineer'],
    ['resolved', 'We called the vendor back'],
    ['resolved', 'Not resolved by the restart'],
    ['mitigated', 'Performance gets worse'],
    ['mitigated', 'Uploads are not back to normal'],
    ['detected', 'We informed users of the repair'],
    ['detected', 'Status page updated'],
    ['detected', 'Bo discovers the cause in the loader'],
    ['detected', 'A flaw is discovered a week later'],
    ['acknowledged', 'The logs were investigated a week later'],
    ['acknowledged', 'Investigation led us to the loader'],
    ['acknowledged', 'Problem confirmed fixed'],
    ['acknowledged', 'Some users joined the call'],
    ['acknowledged', 'Queue stops. Analysis started half an hour later'],
    ['acknowledged', 'Status page updated: resolved'],
    ['resolved', 'Some workers are back online'],
    ['resolved', 'Partial recovery as the northern workers are brought back online'],
    ['resolved', 'We try to bring the shop back online'],
    ['resolved', 'Bo asks if the queue service is up.'],
    ['resolved', 'We back up the database'],
    ['resolved', 'Restarted it to see whether the hub comes up again'],
    ['resolved', 'The question comes up again'],
    ['resolved', 'Workers are up and running, but jobs still fail'],
    ['resolved', 'Restarted it and confirmed the shop is not healthy'],
    ['resolved', 'We checked the metrics and confirmed the database is healthy'],
    ['resolved', 'The team answered and confirmed they are working on a fix'],
    ['mitigated', 'Uploads are not yet back to normal'],
    ['mitigated', 'Permanent fix added to the templates'],
    ['mitigated', 'An attempted fix deployed to production'],
    ['mitigated', 'Jobs wait until the recovery is completed'],
  ] as const)('not %s: %s', (milestone, text) => {
    expect(statedMilestones(text)).not.toContain(milestone);
  });
});

test('an acknowledgement before detection does not count', () => {
  const list =
    '- 13:10 ticket about disk space acknowledged\n- 13:40 detected: the queue stands\n- 13:44 acknowledged by Bo\n- 14:00 resolved';
  expect(read(`# Queue 2026-03-04\n\n## Timeline (UTC)\n\n${list}\n`).milestones.acknowledged?.iso).toBe(
    '2026-03-04T13:44:00Z',
  );
});

test('a table of facts may use other names', () => {
  const table =
    '| Severity | P2 |\n| --- | --- |\n| Reported on | 2026-03-04 13:40 UTC |\n| Resolved on | 2026-03-04 15:00 UTC |';
  expect(read(`# Queue stuck\n\n${table}\n`).milestones).toMatchObject({
    detected: { iso: '2026-03-04T13:40:00Z' },
    resolved: { iso: '2026-03-04T15:00:00Z' },
  });
});

test.each(['Discovered', 'First noticed', 'Detected at', 'Time discovered'])(
  'a line “%s” of a table in the head states the detection',
  (key) => {
    const text = `# Queue stuck\n\n| ${key} | 2026-03-04 14:20 UTC |\n| --- | --- |\n| Severity | SEV2 |\n`;
    expect(read(text).milestones.detected?.iso).toBe('2026-03-04T14:20:00Z');
  },
);
