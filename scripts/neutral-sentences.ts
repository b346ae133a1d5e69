/**
 * Prints neutral sentences, put together from parts that were written by hand: what people and systems do in an
 * incident when nobody is blamed. They teach the model the plain prose that nearly all of a post-mortem is made of.
 * npx node scripts/neutral-sentences.ts > bench/blame/sentences/train-neutral.tsv
 */
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

const PEOPLE = lines(`
the engineer
an engineer
the on-call engineer
the engineer on call
a second engineer
the primary engineer
one of our engineers
two engineers
several engineers
our engineers
engineers from the platform team
the team
our team
the whole team
the platform team
the database team
the core team
the network team
the security team
the support team
our operations team
a member of the team
the team members
the developers
a developer
the developer
the maintainers
one of the maintainers
a contributor
the operator
an operator
our operators
the administrator
the system administrators
the tech lead
the incident commander
the release manager
the author of the change
the reviewer
the vendor's engineer
the provider's support
the dispatcher
the nurse on duty
the technician
the electrician
the night shift
the crew
staff
ops
SRE
IT
management
the board
the editor
the producer
people
people in the channel
people on the call
they
he
she
I
you
we
we
we
we
we
nobody
no one
someone
somebody
someone on the call
everyone
everybody on the call
the researcher
a customer
customers
a user
users
some users
the students
the instructors
a community member
the attacker
the validators
Maria
Tom
Jonas
Priya and Ken
Elena from the data team
Dr. Weber
@kstone
@mlee and @fortuna
Lukas
Ravi
Karin Holm
`);

const DEEDS = lines(`
noticed the error rate on the dashboard
noticed that the queue was growing
started to investigate
started the investigation
started looking into the logs
began to restore the backup
joined the call
joined the incident channel
opened a ticket with the vendor
opened an incident
declared an incident
opened a pull request with the fix
merged the pull request
merged the change
reviewed the change
approved the change
deployed the new version
deployed the fix to production
rolled back the release
rolled back to the previous version
reverted the commit
restarted the service
restarted the pods by hand
restarted the database
ran the migration
ran the script on the production database
ran the cleanup job
deleted the stuck pods
deleted the old volume
removed the rule from the firewall
removed the outdated parameter
disabled the feature flag
disabled the job
enabled the flag for all tenants
changed the configuration
changed the timeout from 30 to 60 seconds
updated the DNS record
updated the status page
posted an update
sent an email to the customers
informed the customers
informed the support team
contacted the provider
contacted the support team
asked for more logs
asked whether the site was down
asked for help in the channel
reported slow page loads
reported that the site was down
reported the problem on the forum
confirmed that the data was intact
confirmed the fix
confirmed that the issue was resolved
verified the restore
verified that traffic was back to normal
found the cause
found that the disk was full
found out that the certificate had expired
found a bug in the client library
discovered the problem during a routine check
discovered that two nodes were missing
identified the query that held the lock
identified the root cause
traced the problem to a change of the default
reproduced the problem on staging
were able to log in again
was able to log in again
could not log in
could not reach the API
could not open the page
could not reproduce the problem
could see the requests in the log
was paged at 03:10
was not paged
was notified by the monitoring
was on leave that week
was working on another incident
was asked to restart the client
is working on a fix
are working on a permanent solution
will follow up with the vendor
will write the runbook
will add an alert
plans to upgrade next month
decided to fail over
decided to roll back
decided to wait for the index to finish
decided to restore from the backup
agreed to postpone the next release
agreed on the next steps
discussed the options
met to discuss the incident
worked through the night
worked on the fix in parallel
worked around the problem with a script
took over the communication
took the site down for maintenance
took a snapshot of the volume
brought the cluster back
brought the replicas online
moved the traffic to the other region
switched to the backup link
switched to paper forms
followed the runbook
followed the procedure
used the old dashboard
used the console to restart the node
had no access to the console
had to restart the client
had to wait for the vendor
had already restarted the pod
had seen the same error before
had been working on the migration since Monday
did not see any errors at first
did not know about the second job
did not have the permission
did not receive the page
saw errors in the log
saw the alert at 10:05
saw a spike in the traffic
received a page
received many reports
acknowledged the alert
escalated to the database team
handed over to the next shift
wrote a script that repaired the rows
wrote the post-mortem
added a replica
added a check to the pipeline
added more memory to the node
increased the limit
scaled the deployment up
cleared the cache
drained the node
replaced the disk
replaced the certificate
rebuilt the index
recreated the pods
patched the library
fixed the typo
fixed the query
tested the fix on staging
published a new release
closed the incident
needs to approve each change
need to approve each change
can restart the job from the console
must confirm the deletion
should be able to see the version
should receive an alert
may see old data for a while
might see a warning
usually deploys on Tuesday
believed that the cache was the cause
assumed that the outage was over
assumed at first that the network was slow
suspected the load balancer
suspected an attack
expected a short lock
thought that the restart had helped
realised that the two alerts had the same cause
learned of the problem from a customer
kept an eye on the metrics
continued to watch the queue
waited for the rebuild to finish
stopped the deploy
paused the rollout
suggested a restart
proposed to raise the limit
tried to restart the service
tried several options
attempted to connect with the old key
managed to restore the table
created a new cluster
created a ticket
collected the logs
compared the two versions
checked the logs
checked the dashboards
checked the status of the replicas
looked at the graphs
looked into the slow queries
read the documentation of the driver
`);

const THINGS = lines(`
the service
the site
the database
the primary
the replica
the cluster
the queue
the node
one of the nodes
the pod
the new pods
the deploy
the release
the new version
the upgrade
the change
the pull request
the commit
the script
the job
the migration
the alert
no alert
the monitor
the dashboard
the cache
the proxy
the load balancer
the scheduler
the operator
the controller
the agent
the driver
the client
the API
the gateway
the certificate
the token
the disk
the volume
the backup
the restore
the index
the table
the configuration
the flag
the limit
the runbook
the process
the documentation
the error
the bug
the outage
the incident
the problem
the issue
the fix
the test
the pipeline
traffic
latency
memory usage
it
this
that
these requests
all requests
most of the requests
some requests
several tables
both regions
new sessions
old sessions
each worker
every worker
Redis
Postgres
Kafka
the Kubernetes API
our provider
the vendor
the network
the storage
the firmware
the sensor
the pump
the generator
`);

const EVENTS = lines(`
failed
failed to start
failed over to the standby
crashed
restarted
was restarted
was down for two hours
was slow
was not available
was unhealthy
was full
was empty
was stale
was missing
was wrong
was deployed to production
was merged on Monday
was merged into the main branch
was rolled out to all regions
was rolled back
was reverted
was deleted
was removed in version 3
was replaced
was restored from the snapshot
was updated
was changed last month
was created
was added to the template
was moved to the new cluster
was not covered by a test
was not tested with large inputs
was not configured
was not visible on the dashboard
was never delivered
was never migrated
was caused by a full disk
was caused by a race between two jobs
was triggered by the deploy
was detected by the monitoring
was detected after nine minutes
was reported by a customer
was resolved at 14:20
was fixed in the next release
was lost
was blocked by a lock
was overloaded
was introduced in version 2.1
is documented in the wiki
is not documented
is deprecated
is still running
is being replaced
has been fixed
has been updated
has been stable since then
has no limit
has two replicas
had no effect
had a wrong value
had to be restarted
had to be rebuilt
had been running for a week
came back after the restart
came back online
returned errors
returned to normal
returned the wrong result
rejected all requests
accepted the requests
dropped the connections
timed out
ran out of memory
ran out of disk space
used the old configuration
used more memory than before
did not start
did not recover
did not restart the pods
did not fire
did not contain the fix
did not check the length
does not retry
does not support this option
could not connect to the database
could not elect a leader
could not be reached
could not be deployed
cannot be changed without a restart
can take up to an hour
will be removed
will retry every minute
would have been blocked by the firewall
would have started after the timeout
should have fired
should have restarted on its own
should be removed
should retry with a backoff
should be tested every week
must be restarted by hand
may fail under load
might be too small
ignored the new setting
skipped the broken rows
missed the event
missed two heartbeats
lost the connection
lost its lease
kept the old value
kept sending traffic to the dead node
grew until the disk was full
increased to 12%
dropped to zero
stayed high for an hour
took longer than expected
took two hours
began to fail
began to serve traffic
started to time out
stopped
stopped responding
depends on the name server
relies on the old format
reads the value at start
writes to the same file
deletes old files every night
overwrites the file on each run
broke the build
broke the login page
caused an outage
caused high load on the database
led to timeouts
led to duplicate messages
affected all customers
affected two tenants
made the queue grow
`);

const OPENERS = lines(`
At 10:02
At 14:05 UTC
At this point
At first
After the restart
After some time
After the call
After a discussion
By noon
By 08:45
In the meantime
In the morning
During the migration
During the incident
During the call
Shortly after
Ten minutes later
Eventually
Initially
Finally
However
Then
Meanwhile
On Friday
On 12 March
Because of the load
Because the page was not delivered
When the alert fired
When the database came back
Once the cause was known
Since the last upgrade
As a first step
As a result
As planned
For safety
For about an hour
To reduce the load
To be sure
While the restore was running
While we were waiting for the vendor
In this case
In the second region
`);

const TAILS = lines(`
at 10:14
at 09:30 UTC
within five minutes
an hour later
during the night
on the second attempt
on staging
in production
in the second region
in the first cluster
for all tenants
for the affected customers
for about an hour
with the help of the vendor
with the old credentials
as described in the runbook
as planned
as the dashboard showed no errors
because the first attempt had failed
because the disk was full
because the alert was routed to an old channel
before the next release
after the restart
after a short discussion
after the tests had passed
to reduce the load
to make sure that no data was lost
to find the cause
and the error rate went back to normal
and traffic recovered
and the site came back
and waited for the result
but this had no effect
but the problem came back
while the restore was running
until the cache was warm
without any effect
without downtime
again
by hand
from the backup
from the console
through the status page
via the API
`);

let state = 7;
const random = (n: number) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const one = (list: readonly string[]) => list[random(list.length)]!;
const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);

const AGREEMENT: readonly [RegExp, string][] = [
  [
    /^(.*\b(?:we|you|they|people[a-z ]*|engineers|users|customers|operators|developers|maintainers|administrators|members|students|instructors|validators|requests|tables|regions|sessions|pods)) was\b/i,
    '$1 were',
  ],
  [/^(.*\b(?:we|you|they|users|customers|engineers|operators|requests|sessions|pods)) is\b/i, '$1 are'],
  [/^(.*\b(?:we|you|they|users|customers|engineers|operators|requests|sessions|pods)) has\b/i, '$1 have'],
];

const seen = new Set<string>();
let id = 0;
while (id < 2600) {
  const person = random(10) < 5;
  let core = person ? `${one(PEOPLE)} ${one(DEEDS)}` : `${one(THINGS)} ${one(EVENTS)}`;
  for (const [pattern, mended] of AGREEMENT) core = core.replace(pattern, mended);
  if (random(3) === 0) core += ` ${one(TAILS)}`;
  const text = random(4) === 0 ? `${one(OPENERS)}${random(2) ? ',' : ''} ${core}.` : `${upper(core)}.`;
  if (seen.has(text) || /\b(?:nobody|no one) .*\b(?:not|did|check|read|verif|test)/i.test(text)) continue;
  seen.add(text);
  id++;
  console.log(`TN${String(id).padStart(4, '0')}\tok\tneutral\t${text}`);
}
