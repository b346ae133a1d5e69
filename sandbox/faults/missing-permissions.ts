import { type Fault, json } from './fault.ts';

const MINUTE = 60_000;
/** From before the incident is mitigated until after it is resolved, in minutes of a life. */
const [TAKEN, GIVEN_BACK] = [50, 140];
/** How often the same request may be made in that time: once for each event and each sweep. */
const MOST_ASKED = 30;

/** The requests that need each permission, by path below the repository, or by a word in a GraphQL query. */
const NEEDED: Readonly<Record<string, { readonly path: RegExp; readonly query?: RegExp }>> = {
  issues: { path: /^\/(?:issues|labels)\b/ },
  pull_requests: { path: /^\/(?:pulls\b|commits\/\w+\/pulls)/, query: /reviewThreads|resolveReviewThread/ },
  contents: {
    path: /^\/(?:contents|git|commits|branches|compare|releases)\b(?!\/\w+\/(?:pulls|check-))/,
    query: /createCommitOnBranch|entries|object\(/,
  },
  checks: { path: /^\/(?:check-|commits\/\w+\/check-)/ },
  deployments: { path: /^\/deployments\b/ },
  actions: { path: /^\/actions\b/ },
  discussions: { path: /^\/discussions\b/, query: /[dD]iscussion/ },
};

/** Takes one permission from the App in the middle of a life and gives it back: `without-issues` and so on. */
export const MISSING_PERMISSIONS: Readonly<Record<string, Fault>> = Object.fromEntries(
  Object.entries(NEEDED).map(([permission, needed]) => [
    `without-${permission.replace('_', '-')}`,
    {
      about: `the permission ${permission} is taken away and given back`,
      start: ({ now, blame }) => {
        const began = now();
        const asked = new Map<string, number>();
        const isMissing = () => now() >= began + TAKEN * MINUTE && now() < began + GIVEN_BACK * MINUTE;
        return {
          async ask({ own, request }, pass) {
            const what = own && isMissing() ? await thatNeeds(needed, request) : null;
            if (what === null) return pass();
            const times = (asked.get(what) ?? 0) + 1;
            asked.set(what, times);
            if (times === MOST_ASKED + 1) blame(`asked more than ${MOST_ASKED} times: ${what}`);
            return json(403, { message: 'Resource not accessible by integration' });
          },
        };
      },
    } satisfies Fault,
  ]),
);

/** The request in short if it needs the permission; null otherwise. */
async function thatNeeds({ path, query }: (typeof NEEDED)[string], request: Request): Promise<string | null> {
  const { pathname } = new URL(request.url);
  if (pathname === '/graphql') {
    const text = await request.clone().text();
    return query?.test(text) ? `a query for ${query.exec(text)![0]}` : null;
  }
  const below = /^\/repos\/[^/]+\/[^/]+(\/.*)/.exec(pathname)?.[1] ?? '';
  return path.test(below) ? `${request.method} ${pathname}` : null;
}
