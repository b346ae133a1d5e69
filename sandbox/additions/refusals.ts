import { Hono } from 'hono';
import { type Addition, type Env, jsonOf } from '../addition.ts';
import { askerOf, fail, repoOf, tokenOf } from '../world.ts';

const LIMITS = { title: 256, body: 65_536 };

/** Requests that GitHub refuses and emulate allows: unknown tokens, texts that are too long, missing rights. */
export const refusals: Addition = (world) => {
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const token = tokenOf(c);
    if (token && !token.startsWith('eyJ') && !world.tokens.has(token)) fail(401, 'Bad credentials');
    await next();
    if (c.res.status !== 403) return;
    const answer = (await c.res.clone().json()) as { message?: string };
    if (answer.message !== 'Forbidden') return;
    if (askerOf(world, token).kind === 'app') fail(403, 'Resource not accessible by integration');
    fail(404, 'Not Found');
  });

  app.use('/repos/:owner/:repo/:kind{issues|pulls}/*', async (c, next) => {
    if (c.req.method === 'POST' || c.req.method === 'PATCH') checkLengths(jsonOf(c), c.req.param('kind'));
    await next();
  });

  // GitHub answers 409 when the refs of an empty repository are read.
  app.get('/repos/:owner/:repo/git/*', async (c, next) => {
    const repo = repoOf(world, c);
    if (world.tables.branches.findBy('repo_id', repo.id).length === 0) fail(409, 'Git Repository is empty.');
    await next();
  });
  return app;
};

function checkLengths(sent: Record<string, unknown>, kind: string): void {
  const resource = kind === 'pulls' ? 'PullRequest' : 'Issue';
  for (const [field, limit] of Object.entries(LIMITS)) {
    const text = sent[field];
    if (typeof text !== 'string' || [...text].length <= limit) continue;
    const message = `${field} is too long (maximum is ${limit} characters)`;
    fail(422, 'Validation Failed', [{ resource, code: 'custom', field, message }]);
  }
}
