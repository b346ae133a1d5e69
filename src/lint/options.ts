/**
 * A rule option, as data: a default costs nothing at startup, and validation, explanations and docs are all derived
 * from it (options-schema.ts). An option whose default is null may be set to null.
 */
export type Option = { readonly about: string } & (
  | {
      readonly type: 'integer' | 'number';
      readonly least: number;
      readonly most?: number;
      readonly default: number;
    }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'text' | 'pattern'; readonly default: string | null }
  | { readonly type: 'list'; readonly of?: readonly string[]; readonly default: readonly string[] | null }
);
export type Options = Readonly<Record<string, Option>>;

type Value<O extends Option> = O extends { type: 'integer' | 'number' }
  ? number
  : O extends { type: 'boolean' }
    ? boolean
    : O extends { type: 'text' | 'pattern' }
      ? string | Extract<O['default'], null>
      : O extends { of: readonly (infer Word)[] }
        ? readonly Word[] | Extract<O['default'], null>
        : readonly string[] | Extract<O['default'], null>;

/** The values that a rule receives, by option. */
export type Values<O extends Options> = { readonly [K in keyof O]: Value<O[K]> };

/** A rule's option values where the policy sets none. */
export function defaultsOf<O extends Options>(options: O): Values<O> {
  const entries = Object.entries(options).map(([name, option]) => [name, option.default]);
  return Object.fromEntries(entries) as Values<O>;
}
