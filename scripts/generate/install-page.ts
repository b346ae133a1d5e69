import { alertSecretsSchema, environmentSchema } from '../../src/app/config.ts';
import { within } from './within.ts';

/** docs/install.md with the table of environment variables as the App reads them. */
export function installPage(): string {
  const variables = Object.entries({ ...environmentSchema.shape, ...alertSecretsSchema.shape });
  const rows = variables.map(([name, schema]) => {
    const value = schema.parse(undefined);
    return `| \`${name}\` | ${schema.meta()?.description} | ${value === undefined ? '' : `\`${value}\``} |`;
  });
  const table = ['| Variable | What it is | Default |', '| --- | --- | --- |', ...rows].join('\n');
  return within('docs/install.md', 'environment', table);
}
