import { PHASES, type Phase } from '../../vocabulary/phases.ts';
import type { Folding } from '../folding.ts';
import type { Attribution } from '../incident.ts';
import type { Command } from './command.ts';
import { sayWhen } from './time.ts';

const ABOUT: Readonly<Record<Phase, string>> = {
  investigating: 'Somebody is looking for the cause (or it is not over after all).',
  identified: 'The cause is known, and a fix is under way.',
  mitigated: 'Users no longer feel it. Sets the milestone, to the time after the command if there is one.',
  resolved:
    'It is over. Sets the milestone, to the time after the command if there is one, and the post-mortem pull request appears.',
};

const ALIASES: Readonly<Record<Phase, readonly string[]>> = {
  investigating: ['investigate', 'ack', 'acknowledge', 'acknowledged'],
  identified: ['identify'],
  mitigated: ['mitigate'],
  resolved: ['resolve', 'solved', 'over', 'close', 'closed'],
};

/** "at 14:10 UTC": nothing but a time, if the word after it is a zone. */
const TIME_ONLY =
  /^(?:(?:at|since)\s|@\s?)?\s?((?:(?:\d{4}-\d\d-\d\d|today|yesterday)[T ,]+)?\d{1,2}[:h]\d\d(?::\d\d)?\s?(?:[ap]m)?\s?(?:Z|[a-z]{2,5}|[+-]\d\d:?\d\d)?|\d{1,3}\s?m(?:in(?:utes?)?)? ago)[.!]?$/i;

/** “resolved yet?”, “resolved tomorrow”, “not resolved” the other way round: nothing is over yet. */
const NOT_YET =
  /^(?:not|never|yet|soon|later|tomorrow|tonight|almost|nearly|hopefully|probably|maybe|perhaps)\b|^in (?:about |around |a few |an? |\d{1,3} ?)(?:s|m|h|sec|min|minutes?|hours?|hrs?|days?)\W*$|^(?:\S+ ){0,3}\S*\?$/i;

const NOW = {
  mitigated:
    '`/incident mitigated` says that users no longer feel it. If so, write it alone or with what helped; until then: `/incident update <text>`.',
  resolved:
    '`/incident resolved` says that it is over now. If so, write it alone or with what ended it; until then: `/incident update <text>`.',
};

/** Four verbs of one kind: each says which phase the incident is in now. Text after it is kept as an update. */
const phases: readonly Command[] = PHASES.map((phase) => ({
  verb: phase,
  aliases: Object.fromEntries(ALIASES[phase].map((alias) => [alias, phase])),
  often: true,
  ...(phase === 'mitigated' || phase === 'resolved' ? { ends: true as const } : {}),
  place: 20,
  takes: 'paragraph' as const,
  usage: `${phase} [text]`,
  about: ABOUT[phase],
  examples: [phase, `${phase} The pool was raised to 400 connections`],
  run(text, said, folding) {
    if ((phase === 'mitigated' || phase === 'resolved') && NOT_YET.test(text)) return NOW[phase];
    const time = timeIn(text, said, folding);
    if (time && (phase === 'mitigated' || phase === 'resolved')) {
      const problem = sayWhen(phase, time, said, folding);
      if (problem) return problem;
      return folding.phase === phase ? null : folding.setPhase(phase, said);
    }
    const problem = folding.setPhase(phase, said);
    if (problem) return problem;
    if (text) folding.update(text, said);
    return null;
  },
}));
export default phases;

/** The time that a text consists of; null if it is news, such as "14:10 fixed". */
function timeIn(text: string, said: Attribution, folding: Folding): string | null {
  const time = TIME_ONLY.exec(text)?.[1];
  if (!time) return null;
  const when = folding.readTime(time, said);
  return 'rest' in when && when.rest ? null : time;
}
