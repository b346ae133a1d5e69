import { plural } from '../vocabulary/plural.ts';
import { fileName } from './day.ts';
import { cluesAgainst, cluesInProse } from './kinds/clues.ts';
import type { KindEvidence } from './kinds/evidence.ts';
import { type Findings, findingsIn, isForeign, shapeOf } from './kinds/findings.ts';
import { MAX_NARRATIVE_SCORE, narrativeScore, tellsByTheClock } from './kinds/narrative.ts';
import { type Clue, OTHER_FILE } from './kinds/other.ts';
import { identifiesIncident } from './kinds/own-incident.ts';
import { isTemplate, isTemplatePath } from './kinds/template.ts';
import type { PostMortem } from './model.ts';
import { describesFailure, namedPostMortem } from './phrases/titles.ts';

type Kind = Pick<PostMortem, 'kind' | 'kindReason' | 'isUndecided'>;

/** The total weight that makes a document a post-mortem. */
const ENOUGH = 4;

/** Classifies a document as a post-mortem, an empty template or something else, with a sentence that says why. */
export function readKind(evidence: KindEvidence): Kind {
  const { path, unread } = evidence.document;
  const shape = shapeOf(evidence);
  if (shape.words < 3)
    return {
      kind: 'other',
      kindReason: unread?.reason ?? 'It holds no text to speak of.',
      isUndecided: !OTHER_FILE.test(fileName(path)),
    };
  if (isTemplate(evidence, shape))
    return {
      kind: 'template',
      kindReason: 'It is a template: it asks what happened and does not answer.',
      isUndecided: !isTemplatePath(path),
    };
  const findings = findingsIn(evidence, shape);
  const { names, dated, facts } = findings;
  const against = cluesAgainst(evidence, findings);
  // Enough sections and dates: its name and wording need not be weighed.
  if ((dated >= 2 && names.size >= (against.isDecided ? 5 : 3)) || (facts >= 4 && evidence.date !== null))
    return isPostMortem(findings);
  return weigh(evidence, findings, against.clues);
}

const isPostMortem = (findings: Findings): Kind => ({
  kind: 'post-mortem',
  kindReason: reasonFor(findings),
  isUndecided: false,
});

/** Weighs what speaks for a post-mortem against the clues. */
function weigh(evidence: KindEvidence, findings: Findings, clues: readonly Clue[]): Kind {
  const { names, facts, dated, timed, isNamed, title, prose } = findings;
  const isStated = identifiesIncident(evidence, title);
  const against = [...clues, ...cluesInProse(findings, isStated)];
  const score =
    (isStated ? 3 : 0) +
    (isNamed ? 2 : 0) +
    (namedPostMortem.pattern.test(title) ? 1 : describesFailure.pattern.test(title) ? 2 : 0) +
    Math.min(5, names.size) +
    (facts >= 3 ? 3 : 0) +
    (dated >= 3 && isForeign(findings) ? 4 : dated >= 2 || timed >= 2 ? 2 : 0) +
    (evidence.date !== null ? 1 : 0) -
    against.reduce((sum, { weight }) => sum + weight, 0);
  // The prose is scored only if that could change the result.
  const mayTell = evidence.date !== null || tellsByTheClock(prose);
  const least = mayTell ? ENOUGH - MAX_NARRATIVE_SCORE : ENOUGH - 2;
  if (score >= ENOUGH || (score >= least && score + narrativeScore(prose) >= ENOUGH))
    return isPostMortem(findings);
  return { kind: 'other', kindReason: reasonAgainst(findings, against), isUndecided: against.length === 0 };
}

function reasonAgainst({ names, dated }: Findings, against: readonly Clue[]): string {
  const has =
    names.size + dated === 0
      ? 'none of the sections of a post-mortem and no dated timeline'
      : `only ${names.size} of a post-mortem's sections and ${plural(dated, 'dated timeline entry', 'dated timeline entries')}`;
  return against.length === 0
    ? `It has ${has}.`
    : `It has ${has}, and ${against.map(({ says }) => says).join(', and ')}.`;
}

function reasonFor({ names, dated, isNamed }: Findings): string {
  const parts = [
    names.size > 0 ? `${names.size} of a post-mortem's sections` : '',
    dated > 0 ? plural(dated, 'dated timeline entry', 'dated timeline entries') : '',
    isNamed ? 'a title that names an incident' : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `It has ${parts.join(', ')}.` : 'It describes a failure.';
}
