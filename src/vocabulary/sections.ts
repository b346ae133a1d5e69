/** Canonical names of a post-mortem's sections; real headings reach them by alias. */
export const SECTION_NAMES = [
  'summary',
  'impact',
  'timeline',
  'background',
  'detection',
  'response',
  'resolution',
  'trigger',
  'causes',
  'five-whys',
  'fishbone',
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'action-items',
  'roles',
  'decisions',
  'supporting',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];
