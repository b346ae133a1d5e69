import type { PostMortem } from '../postmortem/model.ts';

/**
 * Front matter for a document that has none: what the document says itself, and an empty value where it does not, for a
 * person to fill in. Null where there is some already. Pure; ends with a blank line, in the document's own line ends.
 */
export function frontMatterFor({ frontMatter, document, ...model }: PostMortem): string | null {
  if (frontMatter) return null;
  const { date, severityLevel, services, actionItems } = model;
  const isOver = actionItems.length > 0 && actionItems.every(({ done }) => done);
  const lines = [
    '---',
    `date: ${date ?? '# 2026-03-02, the day of the incident'}`,
    `severity: ${severityLevel ?? '# SEV1, SEV2, SEV3 or SEV4'}`,
    'owner: # "@handle" of the person who sees the post-mortem through',
    `services: [${services.map((service) => JSON.stringify(service)).join(', ')}]`,
    `status: ${isOver ? 'final' : '# draft, review or final'}`,
    '---',
    '',
  ];
  const end = document.text.includes('\r\n') ? '\r\n' : '\n';
  return lines.map((line) => line + end).join('');
}
