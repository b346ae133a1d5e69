import { names } from './shared.ts';

export const catalogs = names(
  'Paths of Backstage’s files in the repository, such as `catalog-info.yaml`. Their components are added to `services`; a service defined in the policy wins.',
);
