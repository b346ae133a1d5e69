import { formOf } from '../../../postmortem/form.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { type Depth, depthOf } from '../../support/causes/depth.ts';
import { factorsInProse, tellsCause } from '../../support/causes/prose-factors.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'causes/depth',
  summary: 'Names at least two contributing factors, or a chain of whys that ends in a system or a process',
  why: 'No complex system fails for one reason. Something let the trigger through, something let it grow, and something hid it, and you can work on each of those. An analysis that stops at a person stops where the learning would begin: the same trap waits for the next one.',
  instead:
    'A list `## Contributing factors`, one for each thing without which it would not have happened, been as large, or lasted as long:\n\n```markdown\n## Contributing factors\n\n- F1: The broker refuses a 65th partition without an error\n- F2: Queue depth was graphed, and nothing alerts on it\n```\n\nOr a chain of whys, as long as it needs to be, down to something that can be changed.',
  options: {
    factors: { type: 'integer', least: 1, default: 2, about: 'Fewest contributing factors.' },
    whys: {
      type: 'integer',
      least: 2,
      default: 3,
      about: 'Fewest steps of a chain of whys that counts instead.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  needsWords: true,
  bad: [
    {
      title: 'One factor',
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- The broker refuses a 65th partition without an error\n',
      reports: ['## Contributing factors'],
    },
    {
      title: 'Nothing on what caused it',
      markdown: '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'A chain that stops at “human error”',
      markdown:
        '# The queue stood still\n\n## Five whys\n\n1. The queue stood still because no consumer was running.\n2. No consumer was running because the limit was set to 0.\n3. The limit was set to 0 because of human error.\n',
      reports: ['The limit was set to 0 because of human error.'],
    },
  ],
  good: [
    {
      title: 'Two factors',
      markdown:
        '# The queue stood still\n\n## Contributing factors\n\n- The broker refuses a 65th partition without an error\n- Queue depth was graphed, and nothing alerts on it\n',
    },
    {
      title: 'Several factors in one paragraph',
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe loader silently caps what is over 100. The change was read by one person, because nothing asks for two. There was no check in the pipeline.\n',
    },
    {
      title: 'A chain that ends in something that can be changed',
      markdown:
        '# The queue stood still\n\n## Five whys\n\n1. The queue stood still because no consumer was running.\n2. No consumer was running because the limit was set to 0.\n3. The form takes an empty field for 0, and shows no preview of what changes.\n',
    },
  ],
  *check({ postmortem, options }) {
    if (isSectionUnfilled(postmortem, 'causes', 'five-whys', 'fishbone') || isExercise(postmortem)) return;
    const depth = depthOf(postmortem, options.whys);
    const causes = postmortem.fishbones.reduce(
      (sum, { categories }) => sum + categories.reduce((n, category) => n + category.causes.length, 0),
      0,
    );
    if (depth.chain || depth.factors.length >= options.factors || causes >= options.factors) return;
    if (!depth.stopped && factorsInProse(postmortem) + depth.factors.length >= options.factors) return;
    yield* shallow(postmortem, depth, options);
  },
});

function* shallow(
  postmortem: LintedPostMortem,
  { factors, stopped }: Depth,
  options: { readonly factors: number; readonly whys: number },
): Iterable<Finding> {
  const isOwn = postmortem.standing === 'own';
  const isOlder = postmortem.standing === 'older';
  const more =
    'What else let it happen, let it grow, or kept it from being seen? One line each lets an action item answer it.';
  if (stopped) {
    yield {
      span: stopped.steps.at(-1)!.span,
      message:
        'The chain of whys stops at a person, where the learning would begin: the same trap waits for the next one. Ask one more: what made this easy to do, or easy to miss? End at something that can be changed.',
    };
    return;
  }
  const [chain] = postmortem.whyChains;
  if (chain && factors.length === 0) {
    yield {
      span: chain.steps.at(-1)!.span,
      message: `This chain of whys ends after ${chain.steps.length}, most likely at a symptom. Keep asking until it ends in something that can be changed, or name at least ${options.factors} contributing factors beside it.`,
    };
    return;
  }
  const section = ['causes', 'five-whys', 'trigger'] as const;
  const name = section.find((each) => sectionNamed(postmortem, each));
  const span = headingOf(postmortem, name ?? 'causes');
  if (factors.length === 1) {
    yield {
      span,
      // One line or paragraph may explain more than one factor, however they are counted.
      ...(isOwn ? {} : { level: 'hint' as const, is: 'convention' as const }),
      message: `Debrief reads one contributing factor here, and incidents have several. ${more}`,
    };
    return;
  }
  // Causes in another language have words of their own.
  if (!name && postmortem.language !== null && !isOwn) return;
  // News and log entries tell what happened; the cause is looked for elsewhere.
  const isNote = isOlder && formOf(postmortem) === 'note';
  // Authors who did not write for Debrief name causes in words and places of their own, where readers find them.
  const isQuiet = isOlder || (!isOwn && (name !== undefined || tellsCause(postmortem)));
  yield {
    span,
    ...(isQuiet ? { level: 'hint' as const } : {}),
    ...(isNote || (!isOwn && name) ? { is: 'convention' as const } : {}),
    message: `${name ? 'Debrief reads fewer than two causes here' : tellsCause(postmortem) ? 'The causes are told in passing, if at all, and no heading like “Contributing factors” leads to them' : 'Neither a heading like “Contributing factors” nor the text names causes that Debrief can read'}. ${more}`,
  };
}

/** In a drill the fault was injected on purpose and has no other cause. */
const ON_PURPOSE =
  /\b(?:simulat\w+|deliberate(?:ly)?|intentional(?:ly)?|intencional\w*|on purpose|fault injection|injected|chaos (?:experiment|test)|game ?day|drill)\b/i;

function isExercise(postmortem: PostMortem): boolean {
  if (formOf(postmortem) === 'drill') return true;
  const { blocks, sectionNameOf } = postmortem;
  const first = blocks.find(({ kind, span }) => kind !== 'heading' && sectionNameOf(span) === 'causes');
  return first !== undefined && ON_PURPOSE.test(first.text.slice(0, 400));
}
