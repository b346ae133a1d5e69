import { LABELS } from '../labels.ts';
import type { RepoSeed } from '../seed.ts';

/** The setting: a small shop, with branch protection as in the installation guide. */
export const REPOSITORY: RepoSeed = {
  name: 'shop',
  description: 'The web shop of Kelp Works',
  labels: {
    ...LABELS,
    bug: 'd73a4a',
  },
  files: {
    'README.md': `# Shop

The web shop of Kelp Works, as far as this sandbox needs it.

| service | what it does | who knows it |
| --- | --- | --- |
| checkout | takes payments | @tomas |
| storefront | shows what there is | @mira |

Incidents are declared by the label \`incident\`; what we learned from them is in [postmortems](postmortems).
`,
    'docs/certificates.md': `# Certificates

The payment gateway is reached by mutual TLS. The client certificate is renewed by a job on the first of each month.
`,
  },
  requiredChecks: ['debrief/post-mortem'],
};
