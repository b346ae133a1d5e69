import { describe, expect, test } from 'vitest';
import { readingContext } from '../../../src/lint/engine.ts';
import { traceability } from '../../../src/lint/support/action-items/traceability.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { readPostMortem } from '../../../src/postmortem/read.ts';
import { PATH, TODAY } from '../sample.ts';

/** The matrix of a document, each row as `cause → answers`, by line. */
function matrix(markdown: string) {
  const { rows, holes } = traceability(
    readPostMortem(parseMarkdown(markdown, PATH), readingContext(DEFAULT_POLICY, TODAY)),
  );
  return {
    rows: rows.map(
      ({ id, line, answers, perhaps }) =>
        `${id ?? line} → ${
          answers.map(({ kind, line, by }) => `${kind} ${line} by ${by}`).join(', ') ||
          perhaps.map(({ kind, line }) => `perhaps ${kind} ${line}`).join(', ') ||
          'nothing'
        }`,
    ),
    holes: holes.map(({ line }) => line),
  };
}

const FACTORS =
  '## Contributing factors\n\n- F1: The broker refuses a 65th partition\n- F2: Restarts lose offsets\n';

describe('the matrix of causes and actions', () => {
  test("trusts the author's ids, whatever the words", () => {
    expect(
      matrix(`# T\n\n${FACTORS}\n## Action items\n\n- Buy more disks (F2)\n- Sing a song, f1\n`),
    ).toEqual({
      rows: ['F1 → item 11 by id', 'F2 → item 10 by id'],
      holes: [],
    });
  });

  test('matches words in other forms, and other words for the same thing', () => {
    const { rows } = matrix(
      '# T\n\n## What went badly\n\n- Nobody noticed the full disk\n- Deploying took an hour\n\n## Action items\n\n- Alerting on disk use\n- Faster deployments\n',
    );
    expect(rows).toEqual(['5 → item 10 by words', '6 → perhaps item 11']);
  });

  test.each([
    ['Alert fatigue', 'Mute the channel until further notice', 'nothing'],
    ['The team was asleep', 'Ask the vendor for a new server', 'nothing'],
    ['Nobody watched the queue depth', 'Alert on queue depth > 500', 'item 9 by words'],
    ['Restores were never tried', 'Practise a restore each quarter', 'perhaps item 9'],
    ['The deployment has no limits', 'Deploy in two steps', 'perhaps item 9'],
  ])('claims no more than words say: %s / %s', (cause, item, expected) => {
    expect(
      matrix(`# T\n\n## Contributing factors\n\n- ${cause}\n\n## Action items\n\n- ${item}\n`).rows,
    ).toEqual([`5 → ${expected}`]);
  });

  test('lets a stated decision answer a factor', () => {
    const { rows, holes } = matrix(
      `# T\n\n${FACTORS}\n## Action items\n\n- Store offsets before a restart\n\n## Decisions\n\n- F1 is accepted: 64 partitions are enough for ten years.\n`,
    );
    expect(rows[0]).toBe('F1 → decision 14 by id');
    expect(holes).toEqual([]);
  });

  test('shows what nothing answers as a hole', () => {
    expect(
      matrix(`# T\n\n${FACTORS}\n## Action items\n\n- Raise the partition limit of the broker\n`),
    ).toEqual({
      rows: ['F1 → item 10 by words', 'F2 → nothing'],
      holes: [6],
    });
  });

  test('leaves out prose, questions and what the template left', () => {
    expect(
      matrix(
        '# T\n\n## Contributing factors\n\nThe broker was old, and so on.\n\n## What went badly\n\n- What was hard?\n- TODO\n\n## Action items\n\n- Retire the broker\n',
      ).rows,
    ).toEqual([]);
  });

  test('is empty for a document without causes', () => {
    expect(matrix('# T\n\n## Action items\n\n- Retire the broker\n')).toEqual({ rows: [], holes: [] });
  });
});
