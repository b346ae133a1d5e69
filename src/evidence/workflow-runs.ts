import { about } from './neutral.ts';
import type { WorkflowRun } from './observed.ts';
import type { Evidence, EvidenceSource } from './source.ts';

/** Workflows on the default branch: the first failure of a row of them, and the run that ended it. */
const workflowRuns: EvidenceSource = {
  of: ({ activity }) =>
    activity.flatMap(({ runs }) =>
      [...Map.groupBy(runs, ({ workflow }) => workflow).values()].flatMap((each) =>
        turns(each.toSorted((a, b) => a.at.localeCompare(b.at))),
      ),
    ),
};
export default workflowRuns;

function turns(runs: readonly WorkflowRun[]): Evidence[] {
  return runs.flatMap(({ workflow, succeeded, at, url }, index) => {
    const before = runs[index - 1]?.succeeded ?? true;
    if (succeeded === before) return [];
    return [
      {
        at,
        url,
        kind: 'workflow',
        text: about(succeeded ? 'Workflow succeeded again' : 'Workflow failed', workflow),
      },
    ];
  });
}
