import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { offsetOf } from '../policy/load.ts';
import { type Complaint, complain } from '../policy/problem.ts';
import { type Service, services } from '../policy/sections/services.ts';
import { excessiveDepth } from '../policy/yaml-limits.ts';
import { yamlMistakes } from '../policy/yaml-mistakes.ts';
import { REPOSITORY } from '../vocabulary/refs.ts';
import { serviceNamed } from './find.ts';

/** The parts we read of a component (https://backstage.io/docs/features/software-catalog/descriptor-format). */
const component = z.object({
  metadata: z.object({
    name: z.string().min(1).max(60),
    title: z.string().min(1).nullish(),
    annotations: z.record(z.string(), z.unknown()).nullish(),
    links: z
      .array(z.object({ url: z.string(), title: z.string().nullish(), type: z.string().nullish() }))
      .nullish(),
  }),
  spec: z.object({ type: z.string().nullish(), owner: z.string().nullish() }).nullish(),
});
type Component = z.infer<typeof component>;

/** A part of a catalog file that cannot be used. `line` counts from 1. */
export interface CatalogProblem {
  readonly line: number;
  readonly message: string;
}

/** Reads the components of a catalog file as services, except libraries. Never throws. */
export function readBackstage(text: string): { services: Service[]; problems: CatalogProblem[] } {
  const found: Service[] = [];
  const problems: CatalogProblem[] = [];
  if (excessiveDepth(text))
    return { services: found, problems: [{ line: 1, message: 'it is nested too deeply' }] };
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: lines,
  }) as Document.Parsed[];
  for (const yaml of documents) {
    const refuse = (offset: number, message: string) =>
      problems.push({ line: Math.max(1, lines.linePos(offset).line), message });
    const [mistake] = yamlMistakes(yaml.errors, text);
    if (mistake) {
      refuse(mistake.offset, mistake.message);
      continue;
    }
    const data = plainOf(yaml);
    if (data instanceof Error) {
      refuse(yaml.range[0], `its aliases cannot be followed: ${data.message}`);
      continue;
    }
    if ((data as { kind?: unknown } | null)?.kind !== 'Component') continue;
    const read = component.safeParse(data, { reportInput: true });
    if (read.success) {
      if (read.data.spec?.type !== 'library') found.push(...services.parse([serviceOf(read.data)]));
      continue;
    }
    const [{ path, message }] = [...complain(read.error.issues[0]!, component)] as [Complaint];
    refuse(offsetOf(yaml, path, false), `${path.join('.')}: ${message}`);
  }
  return { services: found, problems };
}

/** The services of the policy plus those of catalogs that it does not define itself. */
export function withCatalogs(own: readonly Service[], catalogs: readonly Service[]): Service[] {
  const all = [...own];
  for (const service of catalogs) if (!serviceNamed(service.name, all)) all.push(service);
  return all;
}

function plainOf(yaml: Document.Parsed): unknown {
  try {
    return yaml.toJS();
  } catch (error) {
    return error;
  }
}

function serviceOf({ metadata: { name, title, annotations, links }, spec }: Component) {
  const slug = String(annotations?.['github.com/project-slug'] ?? '');
  const source = /^url:https:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(?:tree|blob)\/[^/]+\/(.*?)\/?$/.exec(
    String(annotations?.['backstage.io/source-location'] ?? ''),
  );
  const [repository] = [slug, source?.[1] ?? ''].filter((each) => REPOSITORY.test(each));
  const runbook = links?.find(
    ({ url, title: shown, type }) => /^https?:\/\/\S+$/.test(url) && /run-?book/i.test(`${type} ${shown}`),
  );
  // `group:default/payments`; a `user:` is not a team.
  const [, kind, team] = /^(?:(\w+):)?(?:[\w.-]+\/)?([\w.-]+)$/.exec(spec?.owner ?? '') ?? [];
  return {
    name,
    ...(title && title.toLowerCase() !== name.toLowerCase() && { aliases: [title] }),
    ...(repository && { repositories: [repository] }),
    ...(source?.[2] && { paths: [`${source[2]}/**`] }),
    ...(team && kind?.toLowerCase() !== 'user' && { team }),
    ...(runbook && { runbook: runbook.url }),
  };
}
