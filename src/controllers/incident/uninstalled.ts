import type { Links } from '../../incident/panel/row.ts';
import type { Policy } from '../../policy/schema.ts';
import { repositoriesOf, serviceNamed } from '../../services/find.ts';
import { type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';
import { lacksApp } from './home.ts';

/** How many repositories of a service to check for the App. */
const MOST = 5;

/**
 * The repositories of these services without the App, for the panel. `home`: the policy's repository, which is not
 * checked. 1 call for each other repository, cached for those that have the App.
 */
export async function uninstalled(
  services: readonly string[],
  home: Repo,
  world: Pick<World, 'isInstalled'>,
  policy: Policy,
): Promise<NonNullable<Links['uninstalled']>> {
  const others = services
    .flatMap((name) => serviceNamed(name, policy.services) ?? [])
    .flatMap((service) => repositoriesOf(service, home).map((repo) => ({ repo, service: service.name })))
    .filter(({ repo }) => !sameRepo(repo, home))
    .slice(0, MOST);
  const found: { repository: string; service: string }[] = [];
  for (const { repo, service } of others) {
    if (await lacksApp(repo, world)) found.push({ repository: `${repo.owner}/${repo.repo}`, service });
  }
  return found;
}
