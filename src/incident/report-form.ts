import type { Policy } from '../policy/schema.ts';
import { takeTime } from '../time/when.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Declaration } from './facts.ts';
import { readImpact, suggestSeverity } from './impact.ts';
import { servicesIn } from './services.ts';
import { parseSeverity } from './severity.ts';

/** What a report says of its incident; what it does not say is absent. */
export type Report = Pick<Declaration, 'kind' | 'services' | 'impact' | 'started'> & {
  readonly severity?: Severity;
};

/** The questions of the incident form, by what their headings say. */
const QUESTIONS = {
  severity: /\bseverity\b|how bad/i,
  services: /\bservices?\b/i,
  started: /\bstart(?:ed|s)?\b|\bbeg[aiu]n(?:s|ning)?\b|\bsince\b/i,
  impact: /\bimpact\b|\busers\b.*\b(?:feel|see|notice)\b/i,
  kind: /\bkind\b|\bdrill\b/i,
} as const;

const LONGEST = 500;
/** GitHub's own words, and what people type instead of an answer. */
const NO_ANSWER = /^(?:_no response_|n\/?a|none|unknown|not known(?: yet)?|tbd|[-–—?.…\s]+)$/i;
/** A checkbox of a form, ticked or not. */
const BOX = /^[-*] \[([ x])\] +/i;

/**
 * Reads the body of an issue that was opened with the incident form: GitHub writes each question as a heading of level
 * three with the answer below it. An answer that cannot be read is left out: it still stands in the report.
 *
 * @param at ISO instant of the report, against which a time is read
 */
export function readReport(body: string, at: string, policy: Policy): Report {
  const answers = answersIn(body);
  const severity = answers.severity ? severityIn(answers.severity, policy) : null;
  const services = answers.services ? servicesOf(answers.services, policy) : [];
  const zone = policy.lint.timeZone;
  const started = answers.started ? takeTime(answers.started, { at, zone, since: null }) : null;
  const impact = answers.impact?.replace(/\s+/g, ' ').slice(0, LONGEST);
  // Who does not know the severity has said what users feel.
  const suggested = impact
    ? suggestSeverity({ text: impact, at, by: '', ...readImpact(impact) }, policy)
    : null;
  const found = severity ?? suggested?.severity;
  return {
    ...(found && { severity: found }),
    ...(services.length > 0 && { services }),
    // A start in the future must be a wrong day or zone.
    ...(started && 'at' in started && started.at <= at && { started: started.at }),
    ...(impact && { impact }),
    ...(answers.kind && /\bdrill\b|\bgame ?day\b/i.test(answers.kind) && { kind: 'drill' as const }),
  };
}

/** The services of the policy that an answer names: in a sentence, one on each line, or by ticked boxes. */
function servicesOf(answer: string, policy: Policy): string[] {
  const lines = answer.split(/\r\n|\n/);
  const named = lines.some((line) => BOX.test(line))
    ? lines.filter((line) => BOX.exec(line)?.[1]?.toLowerCase() === 'x')
    : lines;
  const words = named.flatMap((line) =>
    line
      .replace(BOX, '')
      .replace(/^[-*] +/, '')
      .split(/[,;&]/),
  );
  const found = words.flatMap((word) => {
    const read = servicesIn(word, policy);
    return 'names' in read ? read.names : [];
  });
  return [...new Set(found)];
}

function answersIn(body: string): Partial<Record<keyof typeof QUESTIONS, string>> {
  const parts = body
    .slice(0, 20_000)
    .split(/^### +/m)
    .slice(1);
  const found: Partial<Record<keyof typeof QUESTIONS, string>> = {};
  for (const part of parts) {
    const [heading = '', ...lines] = part.split(/\r\n|\n/);
    const answer = lines.join('\n').trim();
    if (!answer || NO_ANSWER.test(answer)) continue;
    const question = (Object.keys(QUESTIONS) as (keyof typeof QUESTIONS)[]).find((name) =>
      QUESTIONS[name].test(heading),
    );
    if (question) found[question] ??= answer;
  }
  return found;
}

/** `SEV2 (high): a major feature…`, `2`, or one of the policy's words. */
function severityIn(answer: string, policy: Policy): Severity | null {
  const named = /\bsev(?:erity)?[ -]?([1-4])\b/i.exec(answer)?.[1];
  const [first = ''] = answer.split(/[\s:,(]/);
  return parseSeverity(named ?? first, policy) ?? parseSeverity(answer, policy);
}
