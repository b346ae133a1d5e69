import pkg from '../../package.json' with { type: 'json' };

/** `owner/name` of Debrief's own repository. */
const REPOSITORY = new URL(pkg.homepage).pathname.slice(1);

/** Whether a version is released. The changelog says the same, and a test compares the two. */
export const IS_RELEASED = false as boolean;

/** The steps of a workflow that lint with the Action, whose bundle is only on the tags of releases. */
export const ACTION_STEPS = IS_RELEASED
  ? `      - uses: ${REPOSITORY}@v${pkg.version.split('.')[0]}
`
  : `      # No version is released yet: this builds Debrief from its sources.
      - uses: actions/checkout@v7
        with: { repository: ${REPOSITORY}, path: .debrief }
      - run: npm ci && npm run build
        working-directory: .debrief
      - uses: ./.debrief
`;

/** The JSON schema of a policy and of one line of a ledger, for editors. */
export const SCHEMAS = { policy: schemaUrl('debrief'), ledger: schemaUrl('ledger') };

function schemaUrl(name: string): string {
  return `https://raw.githubusercontent.com/${REPOSITORY}/main/schema/${name}.schema.json`;
}
