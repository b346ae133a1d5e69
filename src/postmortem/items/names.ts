/** A handle, a name and several, as parts of patterns. */
export const HANDLE = String.raw`@[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\/[A-Za-z0-9][\w.-]*)?`;
// Latin, Greek and Cyrillic, spelt out: each \p{L} is hundreds of ranges, and compiling them took as long as parsing.
// The apostrophe U+02BC is a letter. Beyond Latin-1, Greek and Cyrillic, upper case is not told from lower.
export const LETTER = 'A-Za-zÀ-ÖØ-öø-ɏʼͰ-ӿḀ-ỿ';
export const UPPER = 'A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΩЀ-Я';
export const NAME = String.raw`(?:[A-ZÀ-Þ][${LETTER}'’.-]*)(?: (?:[A-ZÀ-Þ][${LETTER}'’.-]*|de|van|von|der|la)){0,3}`;
export const NAMES = String.raw`${NAME}(?:\s*(?:,|&|\+|\/|\band\b)\s*${NAME})*`;
/** Teams that go by an abbreviation. */
export const TEAM = /^(?:SREs?|DBAs?|NOC|QA|DevOps|InfoSec|SecOps|NetOps|IT|Ops)$/;
/** What also begins so, and is nobody: "Need to add", "Ability to drain". */
const NOT_A_PERSON =
  /^(?:need|want|try|plan|remember|learn|decide|agree|have|ability|how|ways?|something|everyone|we|team|talk|move|switch|reach|due|add|use|look|get|go|work|write|request|ask|back|migrate|upgrade|convert|commit|propose|able|time|access|allow|make|ensure|continue|start|begin|aim|seek|prepare|consider|changes?|updates?|alerts?|improve|nothing|whom?|what|where|when|in order|next|steps?)\b/i;

/** Words in brackets or before a colon that look like names and are none. */
const NOT_A_NAME =
  /^(?:done|wip|todo|to do|tbd|n\/?a|none|pending|open|closed|complete(?:d)?|in progress|optional|high|medium|low|critical|urgent|p\d|sev\d|prevent|detect|mitigate|process|repair|fix(?:ed)?|short|long|short[- ]term|long[- ]term|medium[- ]term|merged|pr|issue|link|here|done!?|ongoing|started|deployed|in review|maybe|e\.?g\.?|i\.?e\.?|see|note|monitoring|alerting|documentation|testing|tests|docs|action|description|technical|infrastructure|communication|security|database|backend|frontend|already|not|no|yes|all|new|also|the|we|it|this|and|or|if|github|gitlab|jira|slack|linear|kubernetes|aws|gcp|azure|unassigned|nobody|no one|\?+)$/i;

/** "(ETA Jan)", "(Phase 2)", "(by Friday)". */
const FIELD_WORD =
  /^(?:(?:eta|due|target|est|jira|ticket|issue|pr|bug|phase|step|sprint|week|day|version|release|part|see|since|from)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day$)/i;

/** A word that may be a name before "to" or "will" and a verb; "Alerts", "Monitoring" and "They" are none. */
export function isSubject(name: string): boolean {
  if (
    NOT_A_PERSON.test(name) ||
    /^(?:it|they|this|that|these|those|there|you|i|our|the|a|an|all|each)\b/i.test(name)
  )
    return false;
  return (
    isName(name) &&
    !/(?:[bdgkprt]s|(?:ment|tion|sion|ion|er|or|ie|ce|se|ge|le)s|(?:ment|tion|sion|ing|ity|ware))$/i.test(
      name,
    )
  );
}

export function areNames(text: string): boolean {
  return text.split(/\s*(?:,|&|\/|\band\b|\+)\s*/).every(isName);
}

export function isName(text: string): boolean {
  if (text.startsWith('@') || /\bteam$/i.test(text)) return true;
  return (
    !NOT_A_NAME.test(text.trim()) &&
    !FIELD_WORD.test(text) &&
    (!/^[A-Z]{2,}$/.test(text) || TEAM.test(text)) &&
    !/[A-Z]+-\d+/.test(text) &&
    text.length > 1
  );
}
