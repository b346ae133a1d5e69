import { didYouMean } from '../policy/did-you-mean.ts';

/** `{{name}}` in a template, and `{{incident.title}}` as other tools have it; more words are a prompt for the author. */
export const VARIABLE = /\{\{\s*([\w-]+|[a-z_][\w-]*(?:\.[a-z_][\w-]*)+)\s*\}\}/gi;

/** A variable that does not exist; line and column count from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where a template uses a variable that is not one of these, in order. */
export function unknownVariables(text: string, names: readonly string[]): TemplateProblem[] {
  return text.split(/\r\n|\n/).flatMap((line, index) =>
    [...line.matchAll(VARIABLE)]
      .filter(([, name = '']) => !names.includes(name))
      .map(({ index: at, 1: name = '' }) => ({
        line: index + 1,
        column: at + 1,
        message: `there is no \`{{${name}}}\`.${didYouMean(name.split('.').at(-1)!, names)}`,
      })),
  );
}
