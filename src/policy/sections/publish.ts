import { z } from 'zod';
import { names } from './shared.ts';

export const publish = z
  .strictObject({
    allow: names(
      'What a public version may contain: hosts and all below them (`status.acme.com`), e-mail addresses, repositories (`acme/sdk`, `acme/*`), handles.',
    ),
    owners: names(
      'Owners on GitHub whose repositories are private unless `allow` names them: `acme`. Of other owners, only repositories of well-known open-source software count as public.',
    ),
  })
  .prefault({})
  .meta({ description: 'What `debrief publish` and the status page let out.' });
