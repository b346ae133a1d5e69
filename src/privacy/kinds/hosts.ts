import { allowsHost, matches, type PrivateKind } from '../kind.ts';

const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`;
const LABEL = String.raw`[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?`;

/** Internal domains, reserved or by convention. */
const PRIVATE_DOMAIN = oneOf(
  'internal local localdomain lan corp intra intranet private home\\.arpa svc consul vpn',
);
/** Cloud domains of customer resources. */
const CLOUD_DOMAIN = oneOf(
  `(?:compute|rds|elb|cache|redshift|es|eks|elasticbeanstalk|docdb)(?:\\.[a-z]+-[a-z]+-\\d)?\\.amazonaws\\.com
   database\\.windows\\.net blob\\.core\\.windows\\.net azurewebsites\\.net a\\.run\\.app firebaseio\\.com ts\\.net`,
);
const INTERNAL_HOST = new RegExp(
  String.raw`(?<![\w.@-])(?:${LABEL}\.){1,10}(?:${PRIVATE_DOMAIN}|${CLOUD_DOMAIN})\b(?!\()`,
  'gi',
);

const ENVIRONMENT = oneOf('prod production prd stage staging stg dev preprod uat qa canary');
const ROLE =
  oneOf(`db web www api app cache redis postgres pg pgbouncer mysql mariadb mongo mongodb kafka broker
  rabbit rabbitmq elastic es etcd consul vault nomad worker bastion jump proxy haproxy nginx lb vpn nas esx srv server
  host vm gpu build runner ci master replica primary secondary standby shard node k8s ingress gateway gw router switch
  fw firewall mail smtp dns ns mx`);
/** Roles that cannot be a product version when a number follows. */
const STORE = oneOf('db redis pg mysql mongo kafka broker rabbit worker master replica bastion');
const REGION = oneOf('eu us ap uk de fra ams lon par nyc sfo iad sin syd tok');
const PARTS = String.raw`(?:[a-z][a-z\d]*-){0,5}`;
/** `db-prod-03`, `bastion-eu-2`, `ledger-db2`, `web12.fra1`, `web-3.fra.acme.net`, `ip-10-0-3-4`, a cluster node. */
const MACHINE = new RegExp(
  [
    String.raw`ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}`,
    String.raw`gke-[a-z\d-]{1,60}-[a-f\d]{8}-[a-z\d]{4}`,
    String.raw`${PARTS}${ROLE}-${PARTS}${ENVIRONMENT}-?\d{1,4}`,
    String.raw`${ENVIRONMENT}-${PARTS}${ROLE}-?\d{1,4}`,
    String.raw`${PARTS}${ROLE}-${PARTS}\d{2,4}`,
    String.raw`${ROLE}-${REGION}-?\d{1,3}`,
    String.raw`(?:[a-z][a-z\d]*-){1,5}${STORE}\d{1,3}`,
    String.raw`${ROLE}\d{1,4}\.[a-z][a-z\d]+(?:\.[a-z][a-z\d-]+)*`,
    String.raw`${ROLE}-\d{1,4}\.[a-z][a-z\d]+(?:\.[a-z][a-z\d-]+)+`,
  ]
    .map((way) => String.raw`(?<![\w.@/-])${way}(?![\w-]|\.\d)`)
    .join('|'),
  'gi',
);
/** A Kubernetes pod, recognized by the alphabet of generated names: `checkout-7d9f8b6c5d-x2k4q`. */
const POD =
  /(?<![\w.@/-])[a-z][a-z\d-]{1,60}-(?=[a-z]*\d)[bcdfghjklmnpqrstvwxz\d]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}(?![\w-])/g;
const COMMAND = {
  login: String.raw`(?:ssh|scp|rsync|mosh)\s+(?:-\S+\s+)*`,
  namespace: String.raw`kubectl\b[^\x60\n]*?\s(?:-n|--namespace|--context)[ =]`,
  pod: String.raw`kubectl\s+(?:-[^\s=]+(?:=\S*| (?!-)\S+)?\s+)*(?:logs|exec|delete pod|describe pod|cordon|drain)\s+(?:-\S+\s+)*`,
};
/** A registry other than the well-known public ones. */
const REGISTRY = String.raw`\b(?:docker|podman|nerdctl)\s+(?:pull|push|run)\s+(?:-\S+\s+)*(?!(?:[\w-]+\.)?docker\.io|ghcr\.io|quay\.io|gcr\.io|registry\.k8s\.io|mcr\.microsoft\.com|public\.ecr\.aws)([\w-]+(?:\.[\w-]+)+)(?::\d+)?\/`;
const CLIENT = String.raw`\b(?:mysql|mysqldump|psql|pg_dump|redis-cli|mongosh?)\b[^\x60\n]{0,200}?\s(?:-h|--host)[ =]?(?!localhost|127\.)([a-z][\w.-]*\w)`;
const TARGET = String.raw`(?:[\w.-]+@)?(?!pods?\b)[a-z](?:[\w./-]*\w)?`;
/**
 * Arguments of commands: `ssh root@bastion-2`, `kubectl -n payments-prod logs ledger-0`. At the start of a line, prose can
 * begin with the same words ("SSH access was lost"), so the argument must look like a name there.
 */
const COMMANDS = [
  new RegExp(String.raw`\b${COMMAND.namespace}([\w.-]+)`, 'g'),
  new RegExp(REGISTRY, 'g'),
  new RegExp(CLIENT, 'g'),
  new RegExp(String.raw`(?<=\x60|\$ )(?:${COMMAND.login}|${COMMAND.pod})(${TARGET})`, 'gi'),
  new RegExp(String.raw`^(?:${COMMAND.login}|${COMMAND.pod})(?=\S*[\d@/])(${TARGET})`, 'gm'),
];
const NOT_A_MACHINE =
  /^(?:dns|tls-alpn)-01$|^(?:node|www|es|build|ci|k8s|web)-\d\d$|^es-?20\d\d$|^build-\d+$|^\w+\.(?:js|ts|py|rb|go|ya?ml|md|json|sh|sql|log|conf|txt|png|svg)$/i;

const hosts: PrivateKind = {
  name: 'host',
  instead: 'Say what it is: “a database host”, “the staging cluster”.',
  *find(text, known) {
    const isPrivate = (found: string) => !allowsHost(known, found);
    yield* matches(INTERNAL_HOST, text, (found) => isPrivate(found) && !/^(?:e\.g|i\.e)/i.test(found));
    for (const pattern of [POD, ...COMMANDS]) yield* matches(pattern, text, isPrivate);
    yield* matches(MACHINE, text, (found) => isPrivate(found) && !NOT_A_MACHINE.test(found));
  },
  finds: [
    ['db-1.prod.internal was full', 'db-1.prod.internal'],
    ['redis.cache.svc.cluster.local refused', 'redis.cache.svc.cluster.local'],
    ['wiki.acme.corp', 'wiki.acme.corp'],
    ['https://grafana.acme.lan/d/1', 'grafana.acme.lan'],
    ['orders.abc123.eu-west-1.rds.amazonaws.com', 'orders.abc123.eu-west-1.rds.amazonaws.com'],
    ['`db-prod-03` and prod-kafka-2', 'db-prod-03', 'prod-kafka-2'],
    ['ip-10-0-3-4 and bastion-01', 'ip-10-0-3-4', 'bastion-01'],
    ['gke-main-default-pool-1a2b3c4d-x9zq', 'gke-main-default-pool-1a2b3c4d-x9zq'],
    ['Pod checkout-7d9f8b6c5d-x2k4q was evicted', 'checkout-7d9f8b6c5d-x2k4q'],
    ['we ran `ssh root@gate-2`', 'root@gate-2'],
    ['`kubectl -n payments-prod logs ledger-0`', 'payments-prod', 'ledger-0'],
    ['$ ssh gate\nssh root@gate-2\nkubectl logs ledger-0', 'gate', 'root@gate-2', 'ledger-0'],
    ['web12.fra1.acme.net', 'web12.fra1.acme.net'],
    ['web-3.fra.acme.net', 'web-3.fra.acme.net'],
    ['bastion-eu-2 and ledger-db2', 'bastion-eu-2', 'ledger-db2'],
    ['docker pull -q registry.acme.io/payments:4f2c1ab', 'registry.acme.io'],
    ['`mysql -u root -h ledger-copy orders`', 'ledger-copy'],
  ],
  leaves: [
    'the local region, an internal service',
    'Node 24 and node-24',
    'SHA-256, UTF-8, TLS 1.3, web3, HTTP/2',
    'us-east-1 and eu-west-1a',
    'read server.ts, app.py and worker.go',
    'sev-2, phase-2, step-12',
    'localhost:3000',
    'the API v2, a 3-node cluster',
    'build-1234 was green',
    'to ssh into a machine, and `kubectl get pods`',
    'SSH access was lost',
    'rsync jobs failed, and kubectl logs were empty',
    'we used kubectl to read logs from two pods',
    'a post-mortem-template-draft',
    'a DNS-01 challenge',
    'self.internal()',
    'docker pull ghcr.io/acme/shop and docker run postgres:16',
    'psql -h localhost, and mysql --help',
    'node-24.js and redis-7.2.4',
  ],
};
export default hosts;
