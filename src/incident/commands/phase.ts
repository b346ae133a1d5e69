import { PHASES, type Phase } from '../../vocabulary/phases.ts';
import type { Command } from './command.ts';

const ABOUT: Readonly<Record<Phase, string>> = {
  investigating: 'The cause is being looked for (also: it is not over after all).',
  identified: 'The cause is known; the remedy is under way.',
  mitigated: 'Users no longer feel it. Sets the milestone.',
  resolved: 'It is over. Sets the milestone, and the post-mortem pull request appears.',
};

const ALIASES: Readonly<Record<Phase, readonly string[]>> = {
  investigating: ['investigate'],
  identified: ['identify'],
  mitigated: ['mitigate'],
  resolved: ['resolve', 'solved', 'over'],
};

/** Four verbs of one kind: each says which phase the incident is in now. Text behind it is kept as an update. */
const phases: readonly Command[] = PHASES.map((phase) => ({
  verb: phase,
  aliases: Object.fromEntries(ALIASES[phase].map((alias) => [alias, phase])),
  often: true,
  place: 20,
  takes: 'paragraph' as const,
  usage: `${phase} [text]`,
  about: ABOUT[phase],
  examples: [phase, `${phase} The pool was raised to 400 connections`],
  run(text, said, folding) {
    const problem = folding.setPhase(phase, said);
    if (problem) return problem;
    if (text) folding.update(text, said);
    return null;
  },
}));
export default phases;
