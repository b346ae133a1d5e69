import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';
import type { Range } from './kind.ts';

interface Report {
  readonly range: Range;
}
type Translator = (id: string) => { message: string; messageId: string };
/** What a rule of secretlint sees of its surroundings, and what we use of a rule. */
interface Context {
  readonly sharedOptions: object;
  createTranslator(messages: unknown): Translator;
  report(found: Report): void;
  ignore(found: Report): void;
}
interface Rule {
  readonly meta: { readonly id: string };
  create(context: Context, options: object): { file?(source: object): unknown };
}
interface Preset {
  create(context: { sharedOptions: object; registerRule(rule: Rule): void }, options: object): unknown;
}

/**
 * What secretlint's recommended rules take for secrets: keys of clouds and of services, private keys, passwords in
 * connection strings. The rules are run without secretlint's engine, which answers later and reads comments that switch
 * rules off: here a document cannot vouch for itself.
 */
export function secretsIn(text: string): Range[] {
  const found: Range[] = [];
  const context: Context = {
    sharedOptions: {},
    createTranslator: () => (id) => ({ message: id, messageId: id }),
    report: ({ range }) => found.push(range),
    ignore: () => undefined,
  };
  const source = {
    content: text,
    filePath: 'post-mortem.md',
    ext: '.md',
    contentType: 'text',
    hasBOM: false,
  };
  const registerRule = (rule: Rule) => {
    rule.create(context, {}).file?.(source);
  };
  (preset as unknown as Preset).create({ sharedOptions: {}, registerRule }, {});
  return found;
}
