import { LABELS } from '../labels.ts';
import type { RepoSeed } from '../seed.ts';

/** Where the story happens: a small shop, protected as the guide to the installation says. */
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

Incidents are declared by the label \`incident\`; what was learnt stands in [postmortems](postmortems).
`,
    'docs/certificates.md': `# Certificates

The payment gateway is reached by mutual TLS. The client certificate is renewed by a job on the first of each month.
`,
  },
  requiredChecks: ['debrief/post-mortem'],
};
