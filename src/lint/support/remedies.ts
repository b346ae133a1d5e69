import { saysShould } from '../../languages/forms.ts';
import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem, Section } from '../../postmortem/model.ts';

/** "We have since added a limit", "a fix was released", "now rejects": the remedy is already in place. */
const FIXED =
  /\b(?:we|i|the team)(?: have|['\u2019]ve| had)? (?:since |now |also |already |then )?(?:added|patched|fixed|replaced|removed|introduced|implemented|upgraded|updated(?! (?:the |our |all )?(?:status|customers?|users?|stakeholders?|everyone|people))|rewrote|rewritten|hardened|changed|released|shipped|deployed)\b|\b(?:fix|patch|hotfix|correction) (?:has been|was|is|were) (?:\w+ )?(?:released|deployed|merged|shipped|live|published|applied|included)\b|\b(?:was|were|has been|have been) (?:since )?(?:patched|fixed|hardened|rewritten|upgraded|corrected|added to)\b|\bnow (?:rejects?|checks?|validates?|limits?|enforces?|requires?|refuses?|restarts?|retries|logs?|reports?)\b/i;

/** A line of a bug's record: "Fix: the compiler emits …", "Regression test: …", "What changes: …". */
const LABELLED =
  /(?:^|[.!?]\s)[*_`\s>-]{0,6}(?:(?:the )?(?:permanent |code |final )?fix(?:es|ed)?|solution|(?:regression )?tests?(?: \/ pr)?|what (?:changes|changed|stops a repeat)|changes(?: made)?|(?:permanent )?remedy|hardening|patch)\b[^:\n]{0,12}:\s*\S/im;

/** A heading over what was changed for good, or is in place: "Guardrails", "The fix", "Details of fix". */
const CHANGED =
  /^\W*(?:(?:details of|the|our|new|added|existing|final|permanent|applied|code|proper) )*(?:guard ?rails?|safeguards?|protections?|fix(?:es)?|patch(?:es)?|hardening|solution|remed(?:y|ies)|(?:corrective |code )?changes?|what (?:we )?changed|what changes|how (?:it|this) was fixed|how (?:we|i) fixed (?:it|this))\b(?!.*\b(?:timeline|attempts?|failed|to (?:do|be))\b)/i;

/** What changes a system, in a section on the resolution. "Restarted", "rolled back" and "restored" only end an outage. */
const CHANGE =
  /\b(?:remov|delet|set|mov|migrat|chang|add|replac|updat|upgrad|configur|correct|rewr[io]t|disabl|enabl|increas|rais|limit|patch|fix|merg|revis|document|introduc|implement|refactor|mov)(?:e|ed|es|ing|s|ting|t|te|ten)?\b/i;

/** The shortest text that can tell a change. */
const A_SENTENCE = 40;

/** Whether the document says, anywhere but in its timeline, what was changed so that this does not come again. */
export function tellsRemedy(postmortem: PostMortem): boolean {
  const { sections, document, language } = postmortem;
  const isTold = ({ heading, name, body }: Section) => {
    const isChange = CHANGED.test(heading);
    if (!isChange && name !== 'resolution') return false;
    const text = document.text.slice(body.start, body.end).trim();
    return text.length >= A_SENTENCE && (isChange || language !== null || CHANGE.test(text));
  };
  return sections.some(isTold) || says(postmortem, LABELLED) || saysFixed(postmortem);
}

/** Whether a sentence of the document says that a remedy is in place. */
export const saysFixed = (postmortem: PostMortem): boolean => says(postmortem, FIXED);

function says({ blocks, sectionNameOf, timeline }: PostMortem, what: RegExp): boolean {
  const entries = new Set(timeline.map(({ span }) => span.start));
  return blocks.some(({ kind, text, span }) => {
    if (kind === 'heading' || entries.has(span.start) || sectionNameOf(span) === 'timeline') return false;
    return what.test(text.slice(0, 3000));
  });
}

/** A heading over what nobody has closed: "Still open", "Known gaps", "What we still do not know". */
const OPEN_ENDS =
  /^\W*(?:(?:still|left|remaining|currently|residual|known|other) )*(?:open|unresolved|unknowns?|unverified|gaps?|limitations|(?:open|remaining|residual|known|unresolved|outstanding) (?:ends|questions?|points?|issues?|risks?|problems?|gaps?|weak(?:nesses| points?))|not yet (?:done|fixed|verified|covered|closed))\W*$|^\W*what (?:is|remains|stays|we) (?:still )?(?:open|missing|unresolved|unknown|not (?:fixed|covered|verified|done|know)|do(?: not|n['\u2019]t) (?:yet )?know)\b/i;

/** The section that lists what is still open, and how many points it has; null if there is none. */
export function openEndsIn(postmortem: PostMortem): { section: Section; count: number } | null {
  for (const section of postmortem.sections) {
    if (!OPEN_ENDS.test(section.heading)) continue;
    const inside = postmortem.blocks.filter(
      ({ kind, span }) =>
        kind !== 'heading' && span.start >= section.body.start && span.end <= section.body.end,
    );
    const items = inside.filter(({ kind }) => kind === 'item');
    const count = items.length || inside.length;
    if (count > 0 && !inside.every(({ text }) => /^\W*(?:none|nothing|n\/a)\b/i.test(text)))
      return { section, count };
  }
  return null;
}

/** "The smoke test should cover both modes": a change that a lesson asks for, and not a maxim. */
const WISH =
  /^(?!(?:any|every|each|all|always|never|when(?:ever)?|if|an?\b(?!.*should be \w+ed\b)|you|one|no|it|this|that|these|those|there|they|which)\b)(?!.*\bnow\b)[^?]{3,160}?\b(?:should|needs? to|ought to)\b(?! (?:have|not have|now|also have|no longer|never|always|be (?:noted|fine|able|possible|clear|enough|safe|(?:more )?careful)|prevent|help|avoid|remember|know|understand|expect|suffice)\b)[^?]*$/i;
const LESSONS: ReadonlySet<string | null> = new Set(['lessons', 'went-wrong', 'detection']);

/** A sentence of the lessons that asks for a change; null if none does. */
export function wishIn({
  blocks,
  sectionNameOf,
  language,
}: PostMortem): { text: string; block: ProseBlock } | null {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'quote' || !LESSONS.has(sectionNameOf(block.span)))
      continue;
    const sentences = block.text.slice(0, 2000).split(/(?<=[.!?])\s+/);
    const text = sentences.find((each) =>
      language === null ? WISH.test(each) : !each.includes('?') && saysShould(language, each),
    );
    if (text !== undefined) return { text, block };
  }
  return null;
}
