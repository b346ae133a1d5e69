/** Action items as people write them, ours, each with rewordings that were written apart from the matcher. */
export const PROMISES: readonly (readonly [text: string, ...rewordings: string[]])[] = [
  [
    'Alert when the connection pool is above 80 %',
    'Page on-call once more than 80% of pooled connections are in use',
    'Add a connection-pool saturation alert (80 %)',
  ],
  [
    'Add a retry budget to the payment client',
    'The payment client gets a budget for its retries',
    'Give the payments client a retry budget so that it cannot storm',
  ],
  [
    'Write a runbook for failing over the orders database',
    'Runbook: how to fail the orders DB over',
    'Document the failover of the orders database in a runbook',
  ],
  [
    'Run a game day for losing a whole zone',
    'Hold a game day in which we lose one zone',
    'Game day: loss of an availability zone',
  ],
  [
    'Cap the queue of the mail worker at 10,000 jobs',
    'Limit the mail worker queue to 10000 jobs',
    'The mail worker must refuse jobs beyond 10,000 in its queue',
  ],
  [
    'Rotate the TLS certificates of the edge automatically',
    'Automate certificate rotation at the edge',
    'Edge TLS certs are rotated by a job instead of by hand',
  ],
  [
    'Remove the unused feature flag checkout-v1',
    'Delete feature flag `checkout-v1`',
    'Clean up the checkout-v1 flag, which nothing uses',
  ],
  [
    'Deploy the search index to one region first',
    'Roll the search index out region by region',
    'Search index: canary in a single region before the others',
  ],
  [
    'Show the age of the oldest message on the dashboard',
    'Dashboard panel for the oldest message age',
    'Put the oldest message’s age on our dashboard',
  ],
  [
    'Make the backup job fail when the archive is empty',
    'Backup job should exit with an error on an empty archive',
    'An empty archive has to fail the backup job',
  ],
  [
    'Test the restore of the ledger every month',
    'Monthly restore test for the ledger',
    'Verify each month that the ledger can be restored',
  ],
  [
    'Lower the DNS TTL of the public names to 60 seconds',
    'Public DNS names: TTL down to 60s',
    'Reduce TTL of public DNS records to one minute (60 s)',
  ],
  [
    'Time out requests to the tax service after 2 seconds',
    'Tax service calls get a 2 s timeout',
    'Set a timeout of two seconds on requests to the tax service',
  ],
  [
    'Let support see the status of a refund',
    'Support staff can look up refund status',
    'Refund status should be visible for the support team',
  ],
  [
    'Split the cron jobs from the web process',
    'Run cron jobs apart from the web processes',
    'Move cron jobs out of the web process',
  ],
  [
    'Pin the base image of the build containers',
    'Build containers: pin the base image by digest',
    'Use a pinned base image in the build containers',
  ],
  [
    'Explain the freeze calendar to new teams',
    'New teams are introduced to the freeze calendar',
    'Walk every new team through the freeze calendar',
  ],
  [
    'Move session storage off the shared Redis',
    'Give sessions their own Redis instead of the shared one',
    'Session storage leaves the shared Redis',
  ],
  [
    'Reject schema changes that lock a large table',
    'Block migrations which would lock big tables',
    'CI refuses schema changes that lock large tables',
  ],
  [
    'Record who approved an emergency change',
    'Keep a record of the approver of each emergency change',
    'Emergency changes: log who approved',
  ],
  [
    'Warm the cache before traffic is shifted',
    'Cache warming ahead of every traffic shift',
    'Before shifting traffic, warm up the cache',
  ],
  [
    'Shed load at the gateway when latency doubles',
    'Gateway: load shedding once latency is twice the norm',
    'Gateway sheds load if latency has doubled',
  ],
  [
    'Document the order in which services start',
    'Write down the startup order of the services',
    'Service start order goes into the docs',
  ],
  [
    'Replace the hand-written parser of invoices',
    'Swap our own invoice parser for a library',
    'Stop using the hand-written invoice parser',
  ],
  [
    'Ask the provider for a longer notice of maintenance',
    'Get the provider to announce maintenance earlier',
    'Agree a longer maintenance notice with the provider',
  ],
  [
    'Send synthetic orders through checkout every minute',
    'Synthetic checkout orders, one per minute',
    'Probe checkout with a synthetic order each minute',
  ],
  [
    'Compress the audit log before it is shipped',
    'Ship the audit log compressed',
    'Audit logs need compression prior to shipping',
  ],
  [
    'Add an index on invoices.customer_id',
    'Create the missing index for invoices.customer_id',
    'Index customer_id in the invoices table',
  ],
  [
    'Review the on-call handover notes with the team',
    'Go through handover notes of on-call in the team meeting',
    'Team review of on-call handover notes',
  ],
  [
    'Stop the importer when half of the rows are rejected',
    'Importer aborts once 50% of rows are rejected',
    'Halt imports if more than half the rows get rejected',
  ],
  [
    'Publish the error budget of search each week',
    'Weekly publication of search’s error budget',
    'Post the search error budget every week',
  ],
  [
    'Give the scheduler a second replica',
    'Run two replicas of the scheduler',
    'Second replica for the scheduler',
  ],
  [
    'Validate feature configuration before it is loaded',
    'Check feature config prior to loading',
    'Feature configuration gets validated at load time',
  ],
  [
    'Teach the load balancer to drain slowly',
    'Slow connection draining on the load balancer',
    'Load balancer should drain connections slowly',
  ],
  [
    'Delete orphaned volumes nightly',
    'Nightly cleanup of orphaned volumes',
    'Each night, remove volumes that are orphaned',
  ],
  [
    'Measure the time between deploy and first error',
    'Track how long it takes from deploy to the first error',
    'Metric: deploy to first error',
  ],
  [
    'Use idempotency keys for transfers',
    'Transfers carry an idempotency key',
    'Make transfers idempotent with keys',
  ],
  [
    'Check free disk space before compaction',
    'Compaction first checks that enough disk is free',
    'Verify disk space ahead of compaction',
  ],
  [
    'Practise restoring service without the VPN',
    'Drill: restoring service while the VPN is down',
    'Exercise a restore with no VPN',
  ],
  [
    'Route alerts for billing to the billing team',
    'Billing alerts go to the billing team',
    'Billing team receives its own alerts',
  ],
];

/** Families of items that differ in one word: the hardest to keep apart. `{}` stands for what differs. */
export const FAMILIES: readonly (readonly [text: string, ...differing: string[]])[] = [
  ['Alert on {} of checkout', 'latency', 'errors', 'saturation', 'traffic'],
  ['Add a dashboard for {}', 'payments', 'search', 'orders', 'e-mail'],
  ['Upgrade {} to the supported version', 'Postgres 13', 'Postgres 14', 'Redis', 'Kafka'],
  ['Write a runbook for {}', 'the mail queue', 'the image proxy', 'the rate limiter', 'the scheduler'],
  ['{} the access of the deploy bot', 'Review', 'Reduce', 'Log', 'Expire'],
  ['Raise the quota of project {}', 'alpha', 'beta', 'gamma', 'delta'],
];
