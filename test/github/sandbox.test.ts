import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';
import { octokitPort } from '../../src/github/octokit.ts';
import { Server } from '../../src/github/server.ts';
import { contract, type World } from './contract.ts';

/** `path`: where the API is, below the address of the server. */
async function world(server: Server, path = ''): Promise<World> {
  const github: GitHub = await startGitHub();
  const baseUrl = github.url + path;
  const repo = await github.seed.repo({
    name: 'shop',
    files: { 'README.md': '# Shop', 'docs/a.md': 'a', 'docs/b.md': 'b', 'docs/deep/c.md': 'c' },
  });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const { id: appId, privateKey, installationId, slug } = github.app;
  const app = new Octokit({
    baseUrl,
    authStrategy: createAppAuth,
    auth: { appId, privateKey, installationId },
    log,
  });
  const pause = async () => {};
  const person = 'tomas';
  const octokit = new Octokit({ baseUrl, auth: github.tokenOf(person), log });
  const hands = octokitPort(octokit, { appSlug: slug, pause });
  return {
    repo,
    person,
    port: octokitPort(app, { appSlug: slug, server, pause }),
    as: Object.assign(hands, {
      async merge(ref: { number: number }) {
        const place = { ...repo, pull_number: ref.number };
        await octokit.rest.pulls.merge({ ...place, merge_method: 'squash' });
        return (await hands.pullRequest({ ...repo, number: ref.number }))!;
      },
    }),
    async checks(sha) {
      const { data } = await app.rest.checks.listForRef({ ...repo, ref: sha, filter: 'latest' });
      return data.check_runs.map(({ name, conclusion, output }) => ({
        name,
        conclusion: conclusion ?? '',
        annotations: output.annotations_count,
      }));
    },
    async transfer(ref) {
      await github.seed.repo({ name: 'mail' });
      const node = async (route: string) =>
        (await octokit.request(`GET /repos/kelp-works/${route}`)).data.node_id;
      const input = {
        issueId: await node(`shop/issues/${ref.number}`),
        repositoryId: await node('mail'),
      };
      const { data } = await octokit.request('POST /graphql', {
        query: 'mutation ($input: TransferIssueInput!) { transferIssue(input: $input) { issue { number } } }',
        variables: { input },
      });
      return { owner: repo.owner, repo: 'mail', number: data.data.transferIssue.issue.number };
    },
    close: () => github.close(),
  };
}

contract('the adapter on a GitHub on a laptop', () => world(new Server()));

// GitHub Enterprise Server has its API at another path, and an old one lacks GraphQL's commit mutation: files are
// committed by Git's own objects.
contract('the adapter on an old GitHub Enterprise Server', () => {
  const server = new Server();
  server.features.assumeMissing('commit-by-graphql');
  return world(server, '/api/v3');
});
