import { matches, type PrivacyContext, type PrivateKind } from '../kind.ts';

/** `github.com/owner/repository` as a URL or in `git@` form, also on GitLab, Bitbucket and Codeberg. */
const ADDRESS =
  /(?:https?:\/\/)?(?:www\.|raw\.|api\.)?(?:github|gitlab|bitbucket|codeberg)(?:usercontent)?\.(?:com|org)[/:](?:repos\/)?[\w.-]+\/[\w.-]*\w/gi;
const REFERENCE = /(?<![\w/.-])[A-Za-z\d][\w-]{0,38}\/[\w.-]+(?=#\d|@[\da-f]{7,40}\b)/g;

/** Owners of well-known open-source software, whose repositories are usually public. */
const PUBLIC_OWNERS = new Set(
  `actions ansible apache argoproj aws bitnami cilium cloudflare cncf containerd coredns curl denoland dependabot django
   docker elastic envoyproxy etcd-io expressjs facebook fluxcd git github go-redis golang google googleapis grafana grpc
   haproxy hashicorp helm ietf istio jenkinsci kubernetes kubernetes-sigs laravel letsencrypt linkerd linux lodash mariadb
   memcached microsoft mongodb mozilla mysql netflix nginx nodejs npm numpy open-telemetry openssl oven-sh pallets php
   pgbouncer postgres prisma prometheus psf puppeteer python rabbitmq rails redis redis-rs reactjs renovatebot ruby
   rust-lang sidekiq spring-projects systemd tensorflow terraform-aws-modules tokio-rs torvalds traefik vercel vitejs
   vitessio vuejs webpack yarnpkg`.split(/\s+/),
);

function isPrivate(named: string, { owners, allow }: PrivacyContext): boolean {
  const [owner = '', repository = ''] = named
    .toLowerCase()
    .replace(/\.git$/, '')
    .split('/');
  if (allow.includes(`${owner}/${repository}`) || allow.includes(`${owner}/*`)) return false;
  return owners.includes(owner) || !PUBLIC_OWNERS.has(owner);
}

const repositories: PrivateKind = {
  name: 'repository',
  instead: 'Leave it out, or name it in `publish.allow` if everybody can see it.',
  *find(text, known) {
    yield* matches(ADDRESS, text, (found) => {
      const path = found.replace(/^.*?\.(?:com|org)[/:](?:repos\/)?/i, '');
      return !NOT_AN_OWNER.test(path) && isPrivate(path, known);
    });
    yield* matches(REFERENCE, text, (found) => isPrivate(found, known));
    for (const owner of known.owners) {
      const bare = new RegExp(`(?<![\\w/.@-])${owner.replace(/[^\w-]/g, '')}\\/[\\w.-]*\\w`, 'gi');
      yield* matches(bare, text, (found) => isPrivate(found, known));
    }
  },
  finds: [
    ['see https://github.com/acme/payments/pull/12', 'https://github.com/acme/payments'],
    ['git@github.com:acme/payments.git', 'github.com:acme/payments.git'],
    ['gitlab.com/acme/infra', 'gitlab.com/acme/infra'],
    ['reverted in acme/payments#12 and acme/web@a1b2c3d', 'acme/payments', 'acme/web'],
    ['https://api.github.com/repos/acme/payments/issues', 'https://api.github.com/repos/acme/payments'],
  ],
  leaves: [
    'https://github.com/redis/redis/issues/12',
    'kubernetes/kubernetes#1234 explains it',
    'CI/CD, TCP/IP, and/or, 24/7',
    'src/index.ts and docs/runbook.md',
    'https://github.com/features/actions',
    'acknowledged/resolved',
  ],
};
export default repositories;

/** GitHub's own pages. */
const NOT_AN_OWNER =
  /^(?:features|about|security|pricing|topics|marketplace|orgs|settings|login|advisories|readme|apps)\//i;
