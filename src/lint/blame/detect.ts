import { VerbForm, WordClass } from '../../english/classes.ts';
import { isPerson } from '../../english/entities.ts';
import { wordsOf } from '../../english/lexicon/entry.ts';
import type { Reading } from '../../english/reading.ts';
import { clauseSigns } from './clause-signs.ts';
import { nominals } from './noun-signs.ts';
import { hitSigns } from './phrase-signs.ts';
import { clauseEnd, type Sign } from './signs.ts';

/** Everything that the grammar alone can tell of a sentence. */
export function signsOf(reading: Reading): Sign[] {
  const signs: Sign[] = [];
  const about = aboutWriting(reading);
  for (const clause of reading.clauses) clauseSigns(reading, clause, signs, about);
  for (const hit of reading.hits) hitSigns(reading, hit, signs, about);
  nominals(reading, signs, about);
  whoQuestion(reading, signs);
  inversion(reading, signs);
  return signs;
}

const NEUTRAL_QUESTIONS =
  /^(?:affected|impacted|involved|paged|notified|needs?|is|are|can|will|should|owns?|helped|uses?|has|have|does|do|would|could|responded|gets?|alerted|participated|knows?|else|informed|told)$/;

function whoQuestion(reading: Reading, signs: Sign[]): void {
  const { tokens } = reading;
  if (!reading.question) return;
  for (let i = 0; i < Math.min(tokens.length - 2, 8); i++) {
    const { lower } = tokens[i]!;
    if (lower !== 'who' && lower !== 'whose' && lower !== 'which') continue;
    const next = tokens[i + 1]!;
    if (lower === 'which' && !reading.entities.slice(i + 1, i + 7).some((entity) => isPerson(entity)))
      continue;
    const was = next.lower === 'was' && NEUTRAL_QUESTIONS.test(tokens[i + 2]?.lower ?? '');
    if (NEUTRAL_QUESTIONS.test(next.lower) || was) return;
    const past =
      lower === 'who' &&
      !!(next.word.forms & VerbForm.past) &&
      !(next.word.is & (WordClass.be | WordClass.have));
    signs.push({
      kind: 'who-question',
      name: `who-${lower}`,
      firm: past && (i === 0 || tokens[i - 1]!.kind === 'mark'),
      from: i,
      to: tokens.length,
    });
    return;
  }
}

/** "Had the reviewer read the diff, …" and "If only …", "If the author had asked, …". */
function inversion(reading: Reading, signs: Sign[]): void {
  const { tokens, clauses } = reading;
  const would = clauses.some(({ modal }) => /^(?:would|could|might)/.test(modal));
  for (const clause of clauses) {
    const people = isPerson(clause.who) || clause.who === 'we';
    if (!people) continue;
    const kind = clause.who === 'we' ? 'collective' : 'counterfactual';
    const before = tokens[(clause.subject?.from ?? 1) - 1]?.lower;
    const inverted =
      clause.opener === 'had' || (before === 'had' && tokens[clause.verb]!.word.forms & VerbForm.participle);
    if (inverted && would)
      signs.push({
        kind,
        name: 'had-person',
        firm: kind !== 'collective',
        from: (clause.subject?.from ?? 1) - 1,
        to: clauseEnd(reading, clause),
      });
    if (clause.opener === 'if' && clause.perfect && !clause.modal && would) {
      signs.push({
        kind,
        name: 'if-person-had',
        firm: kind !== 'collective' && clause.who !== 'they' && clause.who !== 'you',
        from: clause.subject?.from ?? clause.from,
        to: clauseEnd(reading, clause),
      });
    }
  }
}

/** A sentence about how to write, or about what this document is not: its words are named, not used. */
function aboutWriting(reading: Reading): boolean {
  const { tokens } = reading;
  let negated = false;
  let writes = false;
  for (let i = 0; i < tokens.length; i++) {
    const { lower, word } = tokens[i]!;
    if (word.is & WordClass.negation || AVOIDS.has(lower)) negated = true;
    if (WRITING.has(lower)) writes = true;
  }
  return negated && writes;
}

const AVOIDS = new Set(['instead', 'avoid', 'avoids', 'avoiding', 'rather']);

const WRITING = new Set(
  wordsOf(
    'write writes writing written wording phrase phrases word words blameless blame-free postmortem post-mortem post-mortems sentence judgement naming',
  ),
);
