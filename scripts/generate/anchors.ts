import { anchorOf } from '../../src/english/pattern.ts';
import { SOURCES } from '../../src/lint/blame/sources.ts';

/** Which part of each pattern is searched for first: finding it is a third of the work to read them. */
export function anchors(): string {
  const all = SOURCES.map(([source]) => anchorOf(source).toString(36));
  return `// Made from the patterns beside it by \`npm run generate\`. Do not edit.
/** The index of each pattern's anchor, a digit of base 36 each, in the order of the patterns. */
export const ANCHORS: string =
  '${all.join('')}';
`;
}
