import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than 15 s on two cores, the longest first. */
export const LONG = [
  'stories',
  'sandbox/chaos',
  'web/browser',
  'lint/fuzz',
  'contributing',
  'store/postgres',
  'controllers/disturbed',
  'app/built',
  'app/trouble',
  'remark/findings',
  'action/built',
  'story/tour',
  'sandbox/pages',
  'lint/hostile',
];

/**
 * Begins with the files that take long, so that none of them is left alone on one core in the end. Vitest knows how long
 * they took only on a machine where they have run before; otherwise it goes by their size.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return at < 0 ? LONG.length : at;
    };
    const sorted = await super.sort(files);
    // Files that share a process stay together.
    return sorted.toSorted((a, b) => a.project.name.localeCompare(b.project.name) || place(a) - place(b));
  }
}
