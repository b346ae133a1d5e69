/** Software and products with a person's name, or a name that begins a sentence like one. */
export const PRODUCTS = `
percy travis clair thanos jenkins hudson gerrit ansible chef puppet salt vagrant terraform vault consul nomad packer
cassandra julia ruby rails django flask spring maven gradle ant ivy bamboo prow tekton argo flux kustomize helm tiller
istio linkerd envoy cilium calico flannel traefik nginx apache tomcat jetty varnish squid haproxy kong redis sentinel
memcached postgres postgresql mysql mariadb mongo mongodb dynamo dynamodb aurora spanner bigtable kafka rabbitmq
pulsar nats zookeeper etcd hadoop spark flink storm hive presto trino impala druid pinot clickhouse elasticsearch
elastic kibana logstash grafana prometheus loki tempo mimir cortex jaeger zipkin sentry datadog splunk nagios zabbix
icinga sensu cacti graphite statsd telegraf influx influxdb pagerduty opsgenie slack github gitlab bitbucket git
docker podman containerd kubernetes k8s kubelet mesos marathon chronos airflow dagster prefect luigi oozie azkaban
celery sidekiq resque puma unicorn gunicorn uwsgi lambda fargate cloudfront cloudflare fastly akamai route53 linux
debian ubuntu fedora centos windows solaris android ios oracle sqlserver sap salesforce jira confluence trello asana
notion okta auth0 keycloak dex spinnaker harness drone buildkite circleci codecov coveralls renovate dependabot
greenkeeper snyk trivy grype falco tripwire ossec wazuh metasploit selenium cypress playwright puppeteer appium
cucumber jasmine mocha jest karma ava enzyme storybook webpack rollup vite babel eslint prettier lerna nx bazel buck
pants ninja cmake conan cargo rust golang python perl pandas numpy scipy jupyter keras torch pytorch tensorflow
watson alexa siri cortana copilot claude gemini llama bard hal eliza otto felix jasper athena hermes apollo artemis
zeus odin thor loki-gateway heimdall freya-cache iris dora mercury saturn neptune pluto atlas titan hydra medusa argus
ceph gluster minio lustre nfs samba rook longhorn portworx velero restic borg bacula amanda veeam duplicity
nessie iceberg delta hudi looker tableau metabase superset redash segment amplitude mixpanel stripe adyen paypal
twilio sendgrid mailgun mailchimp postfix exim dovecot bind unbound knot coredns powerdns chrony ntpd systemd cron
rundeck octopus teamcity concourse gocd screwdriver zuul nodepool gitea gogs forgejo artifactory nexus harbor quay
pulp foreman katello cobbler rancher openshift nova neutron cinder glance keystone swift heat ironic magnum
solr lucene sphinx algolia meilisearch typesense neo4j arango couchdb couchbase riak scylla cockroach yugabyte tidb
vitess galera maxscale patroni pgbouncer pgpool stolon repmgr barman wal-g debezium maxwell nifi camel mule
tidal hubot lita errbot dialogflow rasa zendesk freshdesk intercom hubspot
boskos deck tide velodrome jupyterhub binderhub voila dask ray horovod kubeflow mlflow feast
edge chrome firefox safari opera webkit blink gecko v8 node deno bun java scala kotlin groovy clojure erlang elixir
`;

/** Common nouns that are things: software, hardware, documents, measures. What they do is never blame. */
export const SYSTEMS = `
system server service database cluster node pod container process daemon job task script cron pipeline build deploy deployment
release rollout rollback upgrade update migration patch commit branch merge repo repository code bug defect regression
query table index row column schema replica primary shard partition cache queue topic message event stream log
alert alarm monitor dashboard metric probe check healthcheck test suite tool software firmware hardware library
package module plugin extension api endpoint gateway proxy balancer load-balancer router switch firewall network link
cable port interface dns certificate cert token key secret password credential disk volume filesystem array drive raid
memory cpu gpu kernel host machine instance vm image registry bucket object file folder directory config configuration
setting flag parameter variable value default limit quota threshold timeout retry timer clock ups psu generator
battery breaker fan chiller pump valve sensor meter relay robot printer scanner camera encoder decoder transmitter
receiver antenna satellite telescope dish mount detector instrument device gadget chip board card rack cabinet cage
document documentation doc manual runbook playbook procedure process policy checklist form page screen wizard ui
button menu prompt dialog banner warning error message exception trace stack output input result report ticket
issue request response packet frame byte bit string number date time window interval schedule rota roster calendar
model algorithm classifier heuristic rule filter parser compiler linker interpreter loader scheduler controller
handler listener consumer worker thread lock mutex semaphore transaction session connection socket client browser
app application website site platform backend frontend mobile bot crawler scraper spider webhook hook callback
function method class field record entry item list map set tree graph node edge leaf root outage incident
failure failover failback switchover crash panic restart reboot shutdown startup boot spike surge traffic load latency
throughput capacity storage bandwidth power cooling temperature voltage current feed signal channel circuit fibre
fiber line trunk vlan subnet route prefix peer bgp vpn tunnel mesh sidecar ingress egress operator-pod account
subscription licence license contract invoice order payment balance ledger journal catalogue catalog inventory
design architecture approach workflow process-step gap guardrail safeguard interlock watchdog heartbeat lease quorum
election snapshot backup restore archive tape cartridge mirror cdn edge origin region zone datacenter datacentre
`;
