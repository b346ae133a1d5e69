import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long. First those that compute for a minute, then those that mostly wait for a process, a database or
 * a browser, so that both cores have something to do meanwhile.
 */
export const LONG = [
  'web/browser',
  'stories',
  'sandbox/chaos',
  'store/postgres',
  'app/trouble',
  'app/built',
  'story/tour',
  'app/examples',
  'action/built',
  'contributing',
  'lint/fuzz',
  'controllers/disturbed',
  'package',
  'remark/findings',
  'lint/hostile',
  'generate',
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
