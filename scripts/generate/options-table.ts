import type { Json } from './schema.ts';

/** One setting that a person can write. */
export interface Setting {
  readonly path: string;
  readonly type: string;
  readonly default: unknown;
  readonly description: string;
  /** It must be written where the mapping around it is. */
  readonly isRequired?: boolean;
}

const PER_SEVERITY = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];

/**
 * Every setting of a JSON schema, flat. A value given per severity is one setting; `services[].name` is a setting of
 * each entry of a list, and `people.*.slack` one of each value of a mapping.
 */
export function settings(schema: Json, prefix = ''): Setting[] {
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  const required = (schema.required ?? []) as string[];
  return Object.entries(properties).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    const inner = value.properties as Record<string, Json> | undefined;
    const description = String(value.description ?? '');
    if (inner && PER_SEVERITY.every((severity) => severity in inner)) {
      const defaults = Object.fromEntries(
        PER_SEVERITY.map((severity) => [severity, inner[severity]?.default]),
      );
      return [{ path, type: `per severity: ${typeOf(inner.SEV1 ?? {})}`, default: defaults, description }];
    }
    if (inner && key !== 'rules' && key !== 'sections') return settings(value, path);
    const isRequired = prefix !== '' && required.includes(key);
    const setting = { path, type: typeOf(value), default: value.default, description, isRequired };
    return [setting, ...nested(value, path)];
  });
}

/** The settings of what a list, a mapping or one of several forms holds. */
function nested(value: Json, path: string): Setting[] {
  const options = ((value.anyOf ?? value.oneOf ?? []) as Json[]).flatMap((option) => [
    ...settings(option, path),
    ...nested(option, path),
  ]);
  const items = value.items as Json | undefined;
  const values = value.additionalProperties as Json | false | undefined;
  return [
    ...options,
    ...(items ? settings(items, `${path}[]`) : []),
    ...(values ? settings(values, `${path}.*`) : []),
  ];
}

/** A Markdown table of settings. */
export function settingsTable(rows: readonly Setting[]): string {
  const lines = rows.map(({ path, type, default: value, description, isRequired }) => {
    const shown = isRequired ? 'required' : value === undefined ? '' : `\`${flow(value)}\``;
    return `| \`${path}\` | ${cell(type)} | ${cell(shown)} | ${cell(description)} |`;
  });
  return ['| Setting | Type | Default | What it is |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function typeOf(schema: Json): string {
  if (schema.enum) return (schema.enum as unknown[]).map((value) => `\`${value}\``).join(', ');
  const options = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (options) return [...new Set(options.map(typeOf))].join(' or ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' or ');
  if (schema.type === 'array') return `list of ${typeOf((schema.items ?? {}) as Json)}`;
  if (schema.type === 'integer') return 'whole number';
  if (schema.type === 'string') return 'text';
  if (schema.type === 'object') return 'mapping';
  return String(schema.const ?? schema.type ?? 'any');
}

/** A value as YAML in one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return value === null || typeof value !== 'string' || /^[\w./*-]+$/.test(value)
    ? String(value)
    : JSON.stringify(value);
}
