import { BadPolicy } from '../cli/policy.ts';
import { useProxy } from '../github/proxy.ts';
import { todayIn } from '../time/today.ts';
import { UTC } from '../time/zone.ts';
import { findCheckout, wrongCommit } from './checkout.ts';
import { leaveOutBaseline, leaveOutBefore } from './held.ts';
import { readInputs } from './inputs.ts';
import { filesToLint, linter, lintFile } from './lint.ts';
import { annotate, info } from './log.ts';
import { policyOf } from './policy.ts';
import { publish, setOutputs } from './publish.ts';
import { Remote } from './remote.ts';
import { readRun } from './runner.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the Action. Resolves to its exit code: 0 clean, 1 findings, 2 could not run. Never throws. */
export async function runAction(environment: Environment, now: Date): Promise<number> {
  try {
    return await lintAndPublish(environment, todayIn(now, UTC));
  } catch (error) {
    setOutputs({ files: 0, errors: 0, warnings: 0, conclusion: 'failure' });
    if (error instanceof BadPolicy) {
      for (const { path, line, column, message } of error.problems) {
        const place = { title: 'Debrief policy', file: error.path, line, col: column };
        annotate('error', `${path ? `${path}: ` : ''}${message}`, place);
      }
      annotate('error', `${error.path} cannot be used, so nothing was linted.`);
    } else annotate('error', error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function lintAndPublish(environment: Environment, today: string): Promise<number> {
  const inputs = readInputs(environment);
  await useProxy(environment);
  const run = readRun(environment);
  const checkout = findCheckout(run);
  const wrong = wrongCommit(checkout, run);
  if (wrong) throw new Error(wrong);

  const { folder } = checkout;
  const remote = new Remote(run, inputs.token);
  const policy = await policyOf(inputs.config, folder, remote);
  const changed = inputs['changed-only'] ? await remote.changed() : null;
  const workspace = { folder, changed, inPullRequest: run.pullRequest !== null };
  const { paths, warnings, notes } = filesToLint(inputs, policy, workspace);
  for (const warning of warnings) annotate('warning', warning);
  for (const note of notes) info(note);

  const lint = linter(policy, inputs, today, changed !== null);
  const all = paths.map((path) => lintFile(path, folder, lint));
  const fresh = inputs.since ? await leaveOutBefore(all, workspace, lint, remote) : all;
  const results = await leaveOutBaseline(fresh, inputs, workspace, run.onDefaultBranch, remote);
  return publish(results, inputs, folder);
}
