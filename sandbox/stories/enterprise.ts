/** Answers a request to GitHub's API. */
type Answer = (request: Request) => Promise<Response>;

/** Routes that github.com has and older servers do not. */
const NEWER = [
  /\/issues\/\d+\/(?:sub_issues?|parent)$/,
  /\/issues\/\d+\/issue-field-values$/,
  /\/issues\/comments\/\d+\/pin$/,
];

/** The API as an old GitHub Enterprise Server has it: below `/api` only, and without what github.com got since. */
export function asEnterprise(answer: Answer): Answer {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const isThere = pathname.startsWith('/api/') && !NEWER.some((route) => route.test(pathname));
    if (!isThere) return Response.json({ message: 'Not Found' }, { status: 404 });
    const sent = await request.clone().text();
    if (pathname === '/api/graphql' && sent.includes('createCommitOnBranch'))
      return Response.json({ errors: [undefinedField('createCommitOnBranch')] });
    // It knows no duplicates, and has no issue types: what it does not know it ignores.
    if (sent.includes('"state_reason":"duplicate"'))
      return Response.json({ message: 'Validation Failed' }, { status: 422 });
    return answer(request);
  };
}

const undefinedField = (field: string) => ({
  message: `Field '${field}' doesn't exist on type 'Mutation'`,
  extensions: { code: 'undefinedField', typeName: 'Mutation', fieldName: field },
});
