import { soundsSevereIn } from '../../../languages/forms.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { severe } from '../../phrases/severe.ts';

/** How much of a document, below its front matter, says how bad it was. */
const HEAD = 1500;

/**
 * Whether the first lines have a word for an outage or a loss. In a language whose words are not known nobody can tell,
 * and the answer is yes.
 */
export function soundsSevere({ document, frontMatter, language }: PostMortem): boolean {
  const from = frontMatter?.span.end ?? 0;
  const head = document.text.slice(from, from + HEAD);
  return language ? soundsSevereIn(language, head) : severe.pattern.test(head);
}
