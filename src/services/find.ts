import { didYouMean } from '../policy/did-you-mean.ts';
import { matchGlobs } from '../policy/glob.ts';
import type { Service } from '../policy/sections/services.ts';
import { type Repo, sameRepo } from '../vocabulary/refs.ts';

/** Finds a service by name or alias, ignoring case; null if there is none. */
export function serviceNamed(name: string, services: readonly Service[]): Service | null {
  const wanted = name.trim().toLowerCase();
  return (
    services.find((service) =>
      [service.name, ...service.aliases].some((each) => each.toLowerCase() === wanted),
    ) ?? null
  );
}

/** The team slug of the first of these services that has a team; null if none has. */
export function teamOf(names: readonly string[], services: readonly Service[]): string | null {
  const team = names.map((name) => serviceNamed(name, services)?.team).find(Boolean);
  return team ? teamSlug(team) : null;
}

/** The slug of a team, which a policy may also write as `owner/slug` or as a handle. */
export const teamSlug = (team: string): string => team.replace(/^@/, '').split('/').at(-1)!;

/** The reply to an unknown service name: the probable intention and the existing services. */
export function unknownService(name: string, services: readonly Service[]): string {
  const known = services.flatMap((service) => [service.name, ...service.aliases]);
  if (known.length === 0) return 'The policy lists no services: add them under `services:`.';
  const list = services.map((service) => service.name).join(', ');
  return `There is no service "${name.trim()}".${didYouMean(name.trim(), known)} There are: ${list}.`;
}

/** The repositories of a service; for a service that names none, `home`, the repository with the policy. */
export function repositoriesOf({ repositories }: Service, home: Repo): Repo[] {
  return repositories.length === 0 ? [home] : repositories.map((name) => repositoryNamed(name, home));
}

/** Parses `shop` or `owner/shop` in a policy; the default owner is that of `home`, the repository with the policy. */
export function repositoryNamed(name: string, home: Repo): Repo {
  const [first = '', second] = name.split('/');
  return second === undefined ? { owner: home.owner, repo: first } : { owner: first, repo: second };
}

/**
 * The services that files of a repository belong to, in policy order.
 *
 * @param paths of changed files in the repository; null for all files
 * @param home the repository with the policy
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
