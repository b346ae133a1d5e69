import type { Options } from '../options.ts';
import { defineRule, type Example, type Finding, type Level, type Profile, type Rule } from '../rule.ts';
import type { BlameRuleName } from './constructions/construction.ts';
import { type Reproach, reproaches } from './judgements.ts';

const options = {
  allow: {
    type: 'list',
    default: [],
    about: 'Phrases that are fine here: a finding that contains one of them is dropped.',
  },
} as const satisfies Options;

interface Draft {
  readonly kind: BlameRuleName;
  readonly summary: string;
  readonly why: string;
  readonly instead: string;
  readonly levels: Readonly<Record<Profile, Level>>;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
  /** What was found, why it matters in one line, and a question or a rewrite that points at the system. */
  say(found: Reproach): string;
}

/** Defines a rule that reports verdicts of one kind. */
export function blameRule({ kind, say, ...draft }: Draft): Rule {
  return defineRule({
    id: `blame/${kind}`,
    ...draft,
    options,
    *check({ postmortem, people, systems, options: { allow } }): Iterable<Finding> {
      for (const found of reproaches(postmortem, { people, systems }, kind)) {
        const lower = found.words.toLowerCase();
        if (allow.some((phrase) => lower.includes(phrase.toLowerCase()))) continue;
        yield { span: found.span, message: say(found), confidence: found.confidence };
      }
    },
  });
}

/** Wraps a sentence in a document, for examples. */
export const documentWith = (sentence: string) => `# Checkout was down\n\n## What happened\n\n${sentence}\n`;
