/** Words that are people or software; the company they keep decides. `human` and `system` are words just before that settle it. */
export const AMBIGUOUS_ROLES: Record<
  string,
  { default: 'person' | 'system'; human: string; system: string }
> = {
  group: {
    default: 'person',
    human: '',
    system:
      'node consumer target resource security placement scaling auto-scaling autoscaling log user process control volume replication raid server load failover host disk instance subnet rule alert tab column field capture thread worker option parameter redundancy shard replica',
  },
  operator: {
    default: 'person',
    human:
      'node validator console crane machine plant shift duty night telescope radio switchboard human tower camera data-entry ride boom lift control-room network grid system site field forklift pump',
    system:
      'kubernetes k8s prometheus strimzi postgres database backup certificate ingress logical boolean ternary unary binary assignment pipe cluster sql query comparison elastic kafka redis vault istio argo crd helm olm mysql mongodb spark flink rook ceph and or xor not in spread dot join merge index scan hash sort airflow dag rx reactive search modulo',
  },
  manager: {
    default: 'person',
    human:
      'release project product incident line shift duty engineering account office hiring team change programme program delivery service site plant store sales night problem marketing general operations branch ward area district warehouse floor',
    system:
      'controller cloud event object resource package session window cluster password secrets secret connection lock task job queue memory state config configuration device display volume transaction plugin buffer cache certificate key node pod update file module version tag partition boot dependency container fleet traffic network api service-mesh lifecycle entity page cert workflow upload download download-queue failover tunnel alert backup identity context thread process power credential systems session-state stream subscriber order',
  },
  controller: {
    default: 'system',
    human:
      'traffic air-traffic financial train production fat flight approach tower crowd stock credit document',
    system: '',
  },
  agent: {
    default: 'system',
    human:
      'support call call-centre call-center travel human ticket gate reservations customs purchasing estate insurance booking sales service helpdesk desk night handling station',
    system: 'trading monitoring build backup ssh',
  },
  driver: {
    default: 'system',
    human:
      'truck bus courier van lorry crane taxi train tram delivery forklift ambulance tanker tractor relief drunk careless tired fuel-truck',
    system: '',
  },
  worker: {
    default: 'system',
    human:
      'maintenance shift night construction factory warehouse office temp agency utility road city postal social ward production field line cleaning kitchen harbour dock site seasonal council lab plant care support power warehouse tunnel railway track temporary',
    system: '',
  },
  scheduler: {
    default: 'system',
    human:
      'staff crew roster surgery theatre human shift bed rota ward appointment master-control traffic-desk',
    system: '',
  },
  supervisor: {
    default: 'system',
    human: 'shift night ward site floor duty team line station plant production',
    system: 'process erlang otp python container systemd runit tree thread',
  },
  producer: {
    default: 'system',
    human:
      'live-ops studio show film news radio tv music executive line game games video programme podcast series event senior junior assistant evening morning gallery duty output content',
    system: 'kafka event-bus queue message',
  },
  publisher: { default: 'system', human: 'book newspaper music magazine game', system: '' },
  editor: {
    default: 'person',
    human: '',
    system:
      'text code config visual rich-text query wysiwyg sql html map level block schema registry policy dashboard json yaml vim',
  },
  monitor: { default: 'system', human: 'ward human hall election', system: '' },
  inspector: { default: 'person', human: '', system: 'packet element network deep-packet storage' },
  host: { default: 'system', human: 'show radio tv podcast talk-show event', system: '' },
  broker: { default: 'system', human: 'insurance mortgage ship freight stock energy customs', system: '' },
  keeper: { default: 'person', human: '', system: 'zoo click session clickhouse' },
  builder: { default: 'system', human: 'master house ship', system: '' },
  handler: { default: 'system', human: 'baggage dog animal luggage case complaint cargo money', system: '' },
  runner: { default: 'system', human: 'studio set', system: '' },
  planner: { default: 'person', human: 'capacity route event', system: 'query optimizer sql' },
  recorder: { default: 'system', human: '', system: '' },
  dialler: { default: 'system', human: '', system: '' },
  arbiter: { default: 'system', human: '', system: '' },
  judge: { default: 'system', human: 'high-court presiding trial', system: '' },
  coordinator: {
    default: 'person',
    human: '',
    system:
      'transaction group cluster query consumer-group consumer two-phase 2pc saga trino presto node zookeeper shard search',
  },
  loader: { default: 'system', human: 'baggage aircraft truck', system: '' },
  dispatcher: {
    default: 'person',
    human: '',
    system: 'event message job queue task thread request command signal i/o io action method',
  },
  master: { default: 'system', human: 'harbour harbor scrum station build game quiz web', system: '' },
  servant: { default: 'person', human: '', system: '' },
  guard: { default: 'system', human: 'security prison night train', system: '' },
  auditor: { default: 'person', human: '', system: 'log access policy config' },
  reviewer: { default: 'person', human: '', system: 'bot automatic automated ai llm' },
  tester: { default: 'person', human: '', system: 'load cable chaos' },
  administrator: { default: 'person', human: '', system: '' },
  installer: {
    default: 'person',
    human: '',
    system: 'windows package msi the-new software agent silent app',
  },
  instructor: { default: 'person', human: '', system: '' },
  reader: { default: 'system', human: '', system: '' },
  writer: { default: 'system', human: 'script copy technical speech', system: '' },
  reporter: { default: 'system', human: 'news crime staff', system: '' },
  watcher: { default: 'system', human: '', system: '' },
  observer: { default: 'system', human: '', system: '' },
  interpreter: { default: 'system', human: 'sign-language court', system: '' },
  conductor: { default: 'person', human: 'train', system: 'netflix workflow' },
  steward: { default: 'person', human: '', system: '' },
  lead: { default: 'person', human: '', system: '' },
  porter: { default: 'person', human: '', system: '' },
  picker: { default: 'person', human: '', system: 'date color colour file emoji image time' },
  courier: { default: 'person', human: '', system: '' },
  owner: { default: 'person', human: '', system: '' },
  assistant: { default: 'person', human: '', system: 'ai voice coding virtual setup' },
  trainer: { default: 'person', human: '', system: 'model ml' },
  captain: { default: 'person', human: '', system: '' },
  watch: { default: 'system', human: 'night bridge', system: '' },
  desk: { default: 'person', human: '', system: '' },
  board: {
    default: 'system',
    human: 'review advisory school steering project executive supervisory parish governing editorial',
    system: '',
  },
  shift: { default: 'system', human: 'night late early day evening weekend', system: '' },
  unit: { default: 'system', human: '', system: '' },
  chair: { default: 'person', human: '', system: '' },
  office: { default: 'person', human: '', system: '' },
  head: { default: 'system', human: '', system: '' },
  principal: { default: 'system', human: 'school', system: 'service iam aws user security' },
  junior: { default: 'person', human: '', system: '' },
  trader: { default: 'person', human: '', system: 'algo bot' },
  actor: { default: 'system', human: '', system: '' },
  expert: { default: 'person', human: '', system: '' },
  leader: {
    default: 'system',
    human: 'team shift squad crew group project tech thought cell party expedition',
    system: 'raft kafka partition',
  },
  cleaner: {
    default: 'person',
    human: 'office night window',
    system: 'log cache data blob disk temp file session garbage record index table registry workspace',
  },
  dev: {
    default: 'system',
    human:
      'a an one another junior senior lead backend frontend mobile web game fellow former on-call oncall duty responsible reviewing',
    system: '',
  },
};
