import { type RolldownOptions, rolldown } from 'rolldown';
import configuration from '../rolldown.config.ts';

/** Builds one of the bundles of `npm run build`, named by one of its inputs, into a folder. */
export async function bundle(name: 'action' | 'app' | 'remark', folder: string): Promise<void> {
  const all = configuration as RolldownOptions[];
  const { output, ...input } = all.find((one) => name in (one.input as object))!;
  const built = await rolldown(input);
  await built.write({ ...(Array.isArray(output) ? output[0] : output), dir: folder });
  await built.close();
}
