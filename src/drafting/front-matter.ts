import { isClosed } from '../lint/support/final.ts';
import { isSettled } from '../postmortem/items/state/state.ts';
import type { PostMortem } from '../postmortem/model.ts';

/**
 * Front matter for a document that has none: what the document says itself, and an empty value where it does not, for a
 * person to fill in. Null where there is some already. Pure; ends with a blank line, in the document's own line ends.
 */
export function frontMatterFor(postmortem: PostMortem): string | null {
  const { frontMatter, document, date, severityLevel, services, actionItems } = postmortem;
  if (frontMatter) return null;
  const isDone = actionItems.length > 0 && actionItems.every(isSettled);
  const isOver = isDone || isClosed(postmortem);
  const lines = [
    '---',
    `date: ${date ?? '# 2026-03-02, the day of the incident'}`,
    `severity: ${severityLevel ?? '# SEV1, SEV2, SEV3 or SEV4'}`,
    `owner: ${ownerOf(postmortem)}`,
    `services: [${services.map((service) => JSON.stringify(service)).join(', ')}]`,
    `status: ${isOver ? 'final' : '# draft, review or final'}`,
    '---',
    '',
  ];
  const end = document.text.includes('\r\n') ? '\r\n' : '\n';
  return lines.map((line) => line + end).join('');
}

/** The document's only author, by handle; or a comment that says whom to name. */
function ownerOf({ people }: PostMortem): string {
  const [author, ...others] = people.filter(({ from }) => from === 'author');
  if (!author || others.length > 0) return '# "@handle" of the person who sees the post-mortem through';
  return author.handle === null ? `# "@handle" of ${author.name}` : JSON.stringify(`@${author.handle}`);
}
