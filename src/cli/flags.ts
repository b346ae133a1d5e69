import { parseArgs } from 'node:util';
import { didYouMean } from '../policy/did-you-mean.ts';
import { type Flags, UsageError, type Values } from './command.ts';

/** Parses the words after a verb; throws a `UsageError` with every problem, and what was probably meant. */
export function parseFlags<F extends Flags>(
  flags: F,
  words: readonly string[],
): { flags: Values<F>; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short ? { short } : {}) },
    ]),
  );
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const values: Record<string, string | boolean | string[]> = {};
  const positionals: string[] = [];
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags[token.name];
    if (!flag) {
      const names = [...Object.keys(flags), 'help'].map((name) => `--${name}`);
      problems.push(`There is no flag ${token.rawName}.${didYouMean(token.rawName, names)}`);
    } else if (flag.type === 'boolean') {
      if (token.value === undefined) values[token.name] = true;
      else problems.push(`${token.rawName} takes no value.`);
    } else if (token.value === undefined || (token.value.startsWith('--') && !token.inlineValue)) {
      problems.push(`${token.rawName} needs a value: ${token.rawName} ${flag.value ?? 'VALUE'}.`);
    } else if (flag.choices && !flag.choices.includes(token.value)) {
      const choices = flag.choices.join(', ');
      problems.push(
        `${token.rawName} is one of ${choices}; not "${token.value}".${didYouMean(token.value, flag.choices)}`,
      );
    } else if (flag.multiple) {
      values[token.name] = [...((values[token.name] as string[] | undefined) ?? []), token.value];
    } else values[token.name] = token.value;
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { flags: values as Values<F>, positionals };
}
