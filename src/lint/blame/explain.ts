import type { Surroundings } from '../../english/entities.ts';
import { type ReadClause, type Reading, understand } from '../../english/reading.ts';
import { masksOf, sentencesOf } from '../../english/sentences.ts';
import { tokenise } from '../../english/tokens.ts';
import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { neededBy, reproachOf } from './decide.ts';
import { type Judgement, judgementsOf } from './judgements.ts';
import { languageOf } from './language-of.ts';
import { LABELS } from './model.ts';
import { type KnownNames, surroundings } from './surroundings.ts';

const NOBODY_KNOWN: KnownNames = { people: [], systems: [] };

/** How each sentence that touches `line` (from 1) was read: who does what, what was seen, the verdict. Plain text. */
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
  const parts: string[] = [];
  for (const block of postmortem.blocks) {
    if (block.span.end <= from || block.span.start >= to) continue;
    for (const { start, end } of sentencesOf(block.text, masksOf(block))) {
      const span = block.source(start, end);
      if (span.end <= from || span.start >= to) continue;
      const text = block.text.slice(start, end);
      if (block.kind === 'quote') {
        parts.push(`${text}\n  quoted, not judged\n`);
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

/** A sentence that the rules passed over, for those who ask. */
function readAlone(
  block: ProseBlock,
  start: number,
  end: number,
  known: Omit<Surroundings, 'last'>,
): Reading {
  const tokens = tokenise(block.text, start, end, masksOf(block)).slice(0, 400);
  return understand(block.text, tokens, { ...known, last: null });
}

function judgementLines(found: Judgement): string[] {
  const { reading, signs, odds, verdict, grounds } = found.judged;
  const lines = clauseLines(reading);
  if (signs.length)
    lines.push(`  seen: ${signs.map(({ name, firm }) => name + (firm ? ' (firm)' : '')).join(', ')}`);
  lines.push(`  model: ${LABELS.map((label, i) => `${label} ${odds[i]!.toFixed(2)}`).join(', ')}`);
  if (grounds !== 'nothing') lines.push(`  ${barLine(found)}`);
  lines.push(
    verdict
      ? `  verdict: blame/${verdict.rule} on "${reading.text.slice(verdict.start, verdict.end)}" (${verdict.score.toFixed(2)}, by ${verdict.by})`
      : '  verdict: nothing to say',
  );
  return lines;
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

/** How sure the model had to be here, and what the document's other sentences did to that. */
function barLine({ judged, shift }: Judgement): string {
  const [here, usual] = [neededBy(judged, shift), neededBy(judged, 0)];
  const others =
    Math.abs(here - usual) < 0.005
      ? "this document's other sentences change nothing"
      : `this document's other sentences ${here > usual ? 'are mostly neutral and raise' : 'reproach too and lower'} it from ${usual.toFixed(2)}`;
  return `bar: reproach ${reproachOf(judged).toFixed(2)}, without a firm sign ${here.toFixed(2)} is needed (${judged.grounds}); ${others}`;
}
