import type { PostMortem, Section } from '../../../postmortem/model.ts';
import { type Sign, shows } from '../../../postmortem/phrases/sign.ts';
import { change, changed, changeHeading, changeLine, fixed, underWay } from '../../phrases/remedies.ts';

/** The shortest text that can tell a change. */
const A_SENTENCE = 40;
/** How much of a block is read. */
const LONGEST = 3000;

/** Whether the document says, anywhere but in its timeline, what was changed so that this does not come again. */
export function tellsRemedy(postmortem: PostMortem): boolean {
  const { sections, document, language } = postmortem;
  const isTold = ({ heading, name, body }: Section) => {
    const isChange = changeHeading.pattern.test(heading);
    if (!isChange && name !== 'resolution') return false;
    const text = document.text.slice(body.start, body.end).trim();
    return text.length >= A_SENTENCE && (isChange || language !== null || change.pattern.test(text));
  };
  return (
    sections.some(isTold) || says(postmortem, [changeLine, underWay, ...fixed]) || tellsChange(postmortem)
  );
}

/** Sections in which a change is what broke it, or a step of the response. */
const OF_THE_INCIDENT: ReadonlySet<string | null> = new Set([
  'timeline',
  'causes',
  'trigger',
  'five-whys',
  'fishbone',
  'summary',
  'impact',
  'background',
  'response',
  'went-wrong',
]);

/** "The template has been improved", in what is told of the time after the incident. */
const tellsChange = ({ blocks, sectionNameOf }: PostMortem): boolean =>
  blocks.some(
    ({ kind, text, span }) =>
      kind !== 'heading' &&
      changed.pattern.test(text.slice(0, LONGEST)) &&
      !OF_THE_INCIDENT.has(sectionNameOf(span)),
  );

/** Whether a sentence of the document says that a remedy is in place. */
export const saysFixed = (postmortem: PostMortem): boolean => says(postmortem, fixed);

function says({ blocks, sectionNameOf, timeline }: PostMortem, what: readonly Sign[]): boolean {
  const entries = new Set(timeline.map(({ span }) => span.start));
  return blocks.some(({ kind, text, span }) => {
    if (kind === 'heading' || entries.has(span.start) || sectionNameOf(span) === 'timeline') return false;
    return shows(what, text.slice(0, LONGEST));
  });
}
