import { isRecord } from '../vocabulary/record.ts';
/** Settings as one file states them. */
export interface PolicyLayer {
  /** The file, as people know it. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Settings of one file over those of another: mappings are merged key by key, everything else is replaced whole. */
export function merge(below: Mapping, above: Mapping): Mapping {
  const merged: [string, unknown][] = Object.entries(above).map(([key, value]) => {
    const under = Object.hasOwn(below, key) ? below[key] : undefined;
    return [key, isRecord(value) && isRecord(under) ? merge(under, value) : value];
  });
  return Object.fromEntries([...Object.entries(below), ...merged]);
}

/**
 * Where each value of a policy comes from, by its path: the name of a layer, or `default`.
 *
 * @param policy all settings, defaults included
 * @param layers the first that states a setting decides
 */
export function originsOf(policy: Mapping, layers: readonly PolicyLayer[]): Record<string, string> {
  const origins: Record<string, string> = {};
  const visit = (value: unknown, path: readonly string[]) => {
    if (isRecord(value) && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
      return;
    }
    origins[path.join('.')] = layers.find(({ data }) => states(data, path))?.name ?? 'default';
  };
  visit(policy, []);
  return origins;
}

function states(data: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  return isRecord(data) && Object.hasOwn(data, key) && states(data[key], rest);
}
