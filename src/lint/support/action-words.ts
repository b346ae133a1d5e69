import type { ActionItem } from '../../postmortem/model.ts';

/** Verbs for open-ended work: nobody can say when it is done. */
const VAGUE =
  /^(?:(?:we |to |will |should |must |need to |needs to |have to |let'?s |please |try(?:ing)? to |continue to |further |potentially |maybe |possibly )+)?(improv(?:e|es|ing)|enhanc(?:e|es|ing)|investigat(?:e|es|ing)|look(?:s|ing)? (?:in)?to|look(?:s|ing)? at|mak(?:e|es|ing) (?:sure|better)|ensur(?:e|es|ing)|consider(?:s|ing)?|explor(?:e|es|ing)|think(?:s|ing)? about|discuss(?:es|ing)?|strengthen(?:s|ing)?|optimi[sz](?:e|es|ing)|revisit(?:s|ing)?|rethink(?:s|ing)?|understand(?:s|ing)?|evaluat(?:e|es|ing)|figure out|research(?:es|ing)?|check out|work on)\b/i;

const BUILDS =
  /^(?:add|automate|block|build|change|create|deploy|design|document|enable|enforce|fix|implement|introduce|limit|migrate|move|publish|raise|reduce|remove|replace|set up|test|update|upgrade|write)\b/i;

/** Items that open with a noun where a verb belongs. */
const NO_VERB =
  /^(?:better|(?:more|less)(?! \w+ly\b)|fewer|improved|enhanced|stronger|clearer|faster|additional|extra|proper|new|no|documentation|monitoring|alerting|observability|training|communication|automation|improvements?|lack)\b/i;
const HAS_VERB =
  /\b(?:will|should|must|shall|needs?|have|has|had|is|are|was|were|be|been|to|can|could|let|add|create|use|make)\b|,/i;

/** "Ensure that the scripts use the names in the settings": a state that can be checked. "Make sure people know" is none. */
const A_STATE =
  /^(?:ensur|mak)\w* (?:sure )?(?:that )?(?:\S+ ){1,6}(?:uses?|runs?|returns?|fails?|logs?|validates?|checks?|reads?|writes?|rejects?|restarts?|retr(?:y|ies))(?: \S+){3,}/i;
/** "Investigate why …", "Consider raising …": done when the question is answered, or the choice made. */
const ANSWERABLE =
  /^(?:\W*(?:we |to |will |should |must |need to |needs to |please )*)(?:(?:investigat|look|figur|research|explor|evaluat|consider|discuss|understand|think)\w*(?: (?:out|into|in to|at|about|and \w+))? (?:if|whether|why|how|what|when|where|which|(?:the )?(?:exact |root )*(?:cause|reason|issue|idea|possibility|options?|feasibility)|ways?|(?:\w+ly )?\w{2,}ing)\b|(?:consider|evaluat)\w* (?:\S+ ){3,}\S|investigat\w* (?:\S+ ){6,}\S)/i;

/** The vague verb that an item begins with, as written; null otherwise. */
export function vagueVerb(text: string): string | null {
  const plain = opening(text);
  if (ANSWERABLE.test(plain) || A_STATE.test(plain)) return null;
  const verb = VAGUE.exec(plain)?.[1] ?? null;
  // "Research and build": the second verb names the result.
  const second = /^(?:\w+ ){1,4}?and (\w.*)/.exec(plain)?.[1];
  return verb !== null && second !== undefined && BUILDS.test(second) ? null : verb;
}

/** True if an item names a thing ("Better monitoring") but no action. */
export function lacksVerb(text: string): boolean {
  const plain = opening(text);
  return NO_VERB.test(plain) && !HAS_VERB.test(plain) && !/\b[a-z]{3,}ed\b/i.test(plain.slice(10));
}

const opening = (text: string) => text.replace(/^[\W_\d]+/, '').slice(0, 200);

const FIGURE =
  /\d|\b(?:percent|zero|one|two|three|four|five|six|ten|half|double|daily|weekly|monthly|nightly|hourly|every|each|all|any|once|twice|never|always|only)\b/i;
const OUTCOME =
  /\b(?:done when|so that|such that|until|unless|in order to|whenever|when(?:ever)?|if|before|after|within|at least|at most|no longer|instead of|without|rather than|fails?|blocks?|rejects?|refuses?)\b/i;

/** Work that is plainly done or not: something is removed, switched or published, or somebody is informed. */
const EITHER_OR =
  /^(?:(?:we |to |will |should |must |need to |i'll )+)?(?:remov|delet|drop|pin|lock|version[- ]lock|revert|roll(?:s|ing)? back|renam|disabl|enabl|switch|merg|publish|post|writ|contact|get(?:s|ting)? in touch|ask|fil(?:e|es|ing)\b|open|turn|merge|push|announc|retir|decommission|updat|us(?:e|es|ing)\b|stop|stor(?:e|es|ing)\b|mov(?:e|es|ing)\b|migrat|replac|upgrad|bump|do(?:n't| not)\b)/i;

/**
 * Whether one could tell that an item is done: a figure, a threshold, a "done when", a name in code, an issue, a link.
 */
export function isMeasurable({ text, issue }: ActionItem, source: string): boolean {
  return (
    EITHER_OR.test(opening(text)) ||
    issue !== null ||
    FIGURE.test(text) ||
    OUTCOME.test(text) ||
    /`[^`]+`|\]\(|https?:\/\//.test(source)
  );
}

/** "… by adding X": begins vaguely and then says how. */
export function saysHow(text: string): boolean {
  return /\b(?:by|via|through) (?:\w+ly )?\w+ing\b|\bdone when\b|\bso (?:that|they|it|we)\b|\bin order to\b|\bto (?:make sure|ensure) (?:that )?(?:every|each|all|no)\w*\b|\bto (?:also )?(?:include|cover|track|measure)\b|\bto (?:\w+ly )?(?:detect and )?(?:alert|warn|page|reject|refuse|block|limit|fail)\b|\bwith (?:a|an|the|our|more than|\w+(?:-\w+)? (?:alert|check|test|limit|valid)\w*)\b|: .{15}|\([^)]{15,400}\)| [–—-] .{15}/i.test(
    text,
  );
}
