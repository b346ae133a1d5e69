import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Outline } from '../../markdown/units.ts';
import type { Fact } from '../facts.ts';
import type { TimelineEntry } from '../model.ts';
import type { Sections } from '../sections.ts';

/** What is known of a document when its kind is decided. */
export interface KindEvidence {
  readonly document: MarkdownDocument;
  readonly title: string | null;
  readonly outline: Outline;
  readonly sections: Sections;
  readonly facts: readonly Fact[];
  readonly timeline: readonly TimelineEntry[];
  readonly date: string | null;
  readonly placeholders: number;
}
