import { didYouMean } from '../policy/did-you-mean.ts';
import { matchGlobs } from '../policy/glob.ts';
import type { Service } from '../policy/sections/services.ts';
import { type Repo, sameRepo } from '../vocabulary/refs.ts';

/** The service that a person means by a name or an alias, in upper or lower case; null for none. */
export function serviceNamed(name: string, services: readonly Service[]): Service | null {
  const wanted = name.trim().toLowerCase();
  return (
    services.find((service) =>
      [service.name, ...service.aliases].some((each) => each.toLowerCase() === wanted),
    ) ?? null
  );
}

/** The slug of the team that owns the first of these services that has one; null for none. */
export function teamOf(names: readonly string[], services: readonly Service[]): string | null {
  return names.map((name) => serviceNamed(name, services)?.team).find(Boolean) ?? null;
}

/** What to tell a person whose word names no service: what it may have meant, and which services there are. */
export function unknownService(name: string, services: readonly Service[]): string {
  const known = services.flatMap((service) => [service.name, ...service.aliases]);
  if (known.length === 0) return 'The policy lists no services: add them under `services:`.';
  const list = services.map((service) => service.name).join(', ');
  return `There is no service "${name.trim()}".${didYouMean(name.trim(), known)} There are: ${list}.`;
}

/** The repositories of a service. `home`: the repository that reads the policy, for a service that names none. */
export function repositoriesOf({ repositories }: Service, home: Repo): Repo[] {
  return repositories.length === 0 ? [home] : repositories.map((name) => repositoryNamed(name, home));
}

/** The repository that a policy calls `shop` or `owner/shop`, as seen from the one that reads it. */
export function repositoryNamed(name: string, home: Repo): Repo {
  const [first = '', second] = name.split('/');
  return second === undefined ? { owner: home.owner, repo: first } : { owner: first, repo: second };
}

/**
 * The services that files of a repository belong to, in the order of the policy.
 *
 * @param paths of files in the repository that have changed; null for all that is in it
 * @param home the repository that reads the policy
 */
export function servicesOf(
  services: readonly Service[],
  repo: Repo,
  paths: readonly string[] | null,
  home: Repo = repo,
): Service[] {
  return services.filter((service) => {
    if (!repositoriesOf(service, home).some((each) => sameRepo(each, repo))) return false;
    return paths === null || service.paths.length === 0 || paths.some(matchGlobs(service.paths));
  });
}
