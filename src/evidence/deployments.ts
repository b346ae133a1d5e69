import { oneLine, shorten } from '../markdown/write/plain.ts';
import type { Deployment } from './observed.ts';
import type { EvidenceSource } from './source.ts';

const SAYS: Readonly<Record<Deployment['state'], string>> = {
  success: 'was deployed to',
  inactive: 'was deployed to',
  failure: 'failed to deploy to',
  pending: 'began to be deployed to',
};

/** Deployments, each when it came to its last state; one that replaces a later commit by an earlier one went back. */
const deployments: EvidenceSource = {
  of: ({ activity }) =>
    activity.flatMap(({ repo, deployments: all }) => {
      const sorted = all.toSorted((a, b) => a.at.localeCompare(b.at));
      return sorted.map((deployment, index) => {
        const { sha, url, state, environment } = deployment;
        const version = `Version ${sha.slice(0, 7)} of ${repo}`;
        const back = isBack(deployment, sorted.slice(0, index)) ? ', which had run there before' : '';
        const at = state === 'inactive' ? deployment.at : deployment.stateAt;
        const text = `${version} ${SAYS[state]} ${shorten(oneLine(environment), 60)}${back}`;
        return { at, text, url, kind: 'deployment', sha };
      });
    }),
};
export default deployments;

/** Whether a deployment brings back what ran there before. `earlier`: the deployments before it, oldest first. */
export function isBack({ sha, environment }: Deployment, earlier: readonly Deployment[]): boolean {
  const there = earlier.filter((each) => each.environment === environment && each.state !== 'failure');
  return there.at(-1)?.sha !== sha && there.some((each) => each.sha === sha);
}
