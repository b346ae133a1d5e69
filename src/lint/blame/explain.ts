import type { Surroundings } from '../../english/entities.ts';
import { type ReadClause, type Reading, understand } from '../../english/reading.ts';
import { masksOf, sentencesOf } from '../../english/sentences.ts';
import { tokenise } from '../../english/tokens.ts';
import type { ProseBlock } from '../../markdown/document.ts';
import { kindsOfText } from '../../postmortem/kinds-of-text.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { FoundConstruction } from './constructions/construction.ts';
import { type Judgement, judgementsOf } from './judgements.ts';
import { languageOf } from './language-of.ts';
import { type KnownNames, surroundings } from './surroundings.ts';

/** Kinds of text that the rules skip. */
const NOT_JUDGED: Readonly<Record<string, string>> = {
  quotation: 'quoted',
  speech: 'a line of speech',
  fiction: 'the document says that it is invented',
};

const NOBODY_KNOWN: KnownNames = { people: [], systems: [] };

/**
 * How each sentence that touches `line` (1-based) was read: who did what, the evidence found, the verdict. Plain text.
 */
export function explainSentences(
  postmortem: PostMortem,
  line: number,
  names: KnownNames = NOBODY_KNOWN,
): string {
  const { document } = postmortem;
  const from = document.lineStart(line);
  const to = line < document.lineCount ? document.lineStart(line + 1) : document.text.length + 1;
  const language = languageOf(postmortem);
  if (!language.judged)
    return `This document is not in English (${language.code}); the language rules are off.\n`;
  const judgements = judgementsOf(postmortem, names);
  const known = surroundings(postmortem, names);
  const kinds = kindsOfText(postmortem);
  const parts: string[] = [];
  for (const block of postmortem.blocks) {
    if (block.span.end <= from || block.span.start >= to) continue;
    for (const { start, end } of sentencesOf(block.text, masksOf(block), block.stops)) {
      const span = block.source(start, end);
      if (span.end <= from || span.start >= to) continue;
      const text = block.text.slice(start, end);
      const kind = kinds.fiction ? 'fiction' : kinds.of(block);
      if (kind && NOT_JUDGED[kind]) {
        parts.push(`${text}\n  ${NOT_JUDGED[kind]}, not judged\n`);
        continue;
      }
      const found = judgements.find((j) => j.block === block && j.span.start === span.start);
      const lines = found
        ? judgementLines(found)
        : [
            ...clauseLines(readAlone(block, start, end, known)),
            '  verdict: nothing in it reproaches anybody',
          ];
      parts.push(`${text}\n${lines.join('\n')}\n`);
    }
  }
  return parts.join('\n');
}

/** A sentence that the rules skipped, read anyway for the explanation. */
function readAlone(
  block: ProseBlock,
  start: number,
  end: number,
  known: Omit<Surroundings, 'last'>,
): Reading {
  const tokens = tokenise(block.text, start, end, masksOf(block)).slice(0, 400);
  return understand(block.text, tokens, { ...known, last: null });
}

/** The reading of a sentence with a construction, and the verdict. */
function judgementLines({ analysis: { reading, signs, odds, verdict } }: Judgement): string[] {
  const { tokens, text } = reading;
  const quoted = ({ from, to }: FoundConstruction) =>
    `"${text.slice(tokens[from]!.start, tokens[to - 1]!.end)}"`;
  const shown = verdict ? [verdict.sign] : signs.slice(0, 3);
  const lines = shown.map(
    (sign) => `  ${quoted(sign)}: ${sign.construction.says} (${sign.construction.name})`,
  );
  if (verdict) {
    const sure = verdict.confidence === 'high' ? '' : ', as a hint: it may be meant otherwise';
    return [...lines, `  verdict: blame/${verdict.rule}${sure}`, ...clauseLines(reading)];
  }
  const ok = odds[0] ?? 0;
  return [
    ...lines,
    `  verdict: nothing to say; sentences like this are neutral (${Math.round(ok * 100)} %)`,
    ...clauseLines(reading),
  ];
}

const clauseLines = (reading: Reading) => reading.clauses.map((clause) => `  ${clauseLine(reading, clause)}`);

function clauseLine(reading: Reading, clause: ReadClause): string {
  const { tokens, text } = reading;
  const of = (phrase: ReadClause['subject']) =>
    phrase ? `"${text.slice(tokens[phrase.from]!.start, tokens[phrase.to - 1]!.end)}"` : 'nobody named';
  const verb = text.slice(tokens[clause.from]!.start, tokens[clause.verb]!.end);
  const sense = [
    clause.passive && 'passive',
    clause.modal && clause.modal !== 'to' && clause.perfect && 'unreal past',
    clause.negated && 'negated',
    clause.relative && 'relative',
    clause.opener && `after "${clause.opener}"`,
  ].filter(Boolean);
  const by = clause.agent ? `, by ${of(clause.agent)} (${clause.by})` : '';
  return `subject ${of(clause.subject)} (${clause.who}), verb "${verb}"${sense.length ? ` (${sense.join(', ')})` : ''}${by}`;
}
