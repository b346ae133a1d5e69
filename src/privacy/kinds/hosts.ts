import { allowsHost, matches, type PrivateKind } from '../kind.ts';

const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`;
const LABEL = String.raw`[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?`;

/** Domains that resolve only inside, reserved or by custom. */
const PRIVATE_DOMAIN = oneOf(
  'internal local localdomain lan corp intra intranet private home\\.arpa svc consul vpn',
);
/** What clouds call the machines of their customers. */
const CLOUD_DOMAIN = oneOf(
  `(?:compute|rds|elb|cache|redshift|es|eks|elasticbeanstalk|docdb)(?:\\.[a-z]+-[a-z]+-\\d)?\\.amazonaws\\.com
   database\\.windows\\.net blob\\.core\\.windows\\.net azurewebsites\\.net a\\.run\\.app firebaseio\\.com ts\\.net`,
);
const INSIDE = new RegExp(
  String.raw`(?<![\w.@-])(?:${LABEL}\.){1,10}(?:${PRIVATE_DOMAIN}|${CLOUD_DOMAIN})\b(?!\()`,
  'gi',
);

const ENVIRONMENT = oneOf('prod production prd stage staging stg dev preprod uat qa canary');
const ROLE =
  oneOf(`db web www api app cache redis postgres pg pgbouncer mysql mariadb mongo mongodb kafka broker
  rabbit rabbitmq elastic es etcd consul vault nomad worker bastion jump proxy haproxy nginx lb vpn nas esx srv server
  host vm gpu build runner ci master replica primary secondary standby shard node k8s ingress gateway gw router switch
  fw firewall mail smtp dns ns mx`);
const PARTS = String.raw`(?:[a-z][a-z\d]*-){0,5}`;
/** `db-prod-03`, `web12.fra1`, `prod-kafka-2`, `ip-10-0-3-4`, a node of a cluster. */
const MACHINE = new RegExp(
  [
    String.raw`ip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}`,
    String.raw`gke-[a-z\d-]{1,60}-[a-f\d]{8}-[a-z\d]{4}`,
    String.raw`${PARTS}${ROLE}-${PARTS}${ENVIRONMENT}-?\d{1,4}`,
    String.raw`${ENVIRONMENT}-${PARTS}${ROLE}-?\d{1,4}`,
    String.raw`${PARTS}${ROLE}-${PARTS}\d{2,4}`,
    String.raw`${ROLE}\d{1,4}\.[a-z][a-z\d]+(?:\.[a-z][a-z\d-]+)*`,
  ]
    .map((way) => String.raw`(?<![\w.@/-])${way}(?![\w-]|\.\d)`)
    .join('|'),
  'gi',
);
const NOT_A_MACHINE =
  /^(?:dns|tls-alpn)-01$|^(?:node|www|es|build|ci|k8s|web)-\d\d$|^es-?20\d\d$|^build-\d+$|^\w+\.(?:js|ts|py|rb|go|ya?ml|md|json|sh|sql|log|conf|txt|png|svg)$/i;

const hosts: PrivateKind = {
  name: 'host',
  instead: 'Say what it is: “a database host”, “the staging cluster”.',
  *find(text, known) {
    const isMeant = (found: string) => !allowsHost(known, found);
    yield* matches(INSIDE, text, (found) => isMeant(found) && !/^(?:e\.g|i\.e)/i.test(found));
    yield* matches(MACHINE, text, (found) => isMeant(found) && !NOT_A_MACHINE.test(found));
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
    ['web12.fra1.acme.net', 'web12.fra1.acme.net'],
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
    'a DNS-01 challenge',
    'self.internal()',
  ],
};
export default hosts;
