import { fileName } from '../day.ts';
import type { KindEvidence } from './evidence.ts';
import type { Shape } from './findings.ts';

/** Whether a document asks what happened and does not answer. */
export function isTemplate(
  { placeholders, timeline, document }: KindEvidence,
  { words, names, dated, title }: Shape,
): boolean {
  const isNamedTemplate = /\btemplate\b/i.test(title) || isTemplatePath(document.path);
  if (dated >= 3) return false;
  if (isNamedTemplate && (placeholders > 0 || timeline.length < 3)) return true;
  return placeholders >= 3 && names.size >= 3 && words / placeholders < 60;
}

export const isTemplatePath = (path: string): boolean =>
  /\btemplate\b/i.test(fileName(path).replace(/[-_.]+/g, ' ')) || /(?:^|\/)(?:\w+_)?templates?\//i.test(path);
