import type { Reported } from '../result.ts';

/** Between two sentences: "… a promise. Give each …", "… removed? Name …". */
const BETWEEN = /(?<=[.?!][”)]?) (?=[\p{Lu}“])/u;

/**
 * Gives the messages of one run, in order, without what it has said before: the reason and the advice stand at the first
 * finding of a rule, and each later one keeps its first sentence and whatever is new in it.
 */
export function saidOnce(): (finding: Pick<Reported, 'ruleId' | 'message'>) => string {
  const said = new Set<string>();
  return ({ ruleId, message }) => {
    const [first = '', ...others] = sentencesOf(message);
    const fresh = others.filter((sentence) => !said.has(`${ruleId}: ${sentence}`));
    for (const sentence of fresh) said.add(`${ruleId}: ${sentence}`);
    return [first, ...fresh].join(' ');
  };
}

/** The sentences of a message; those in a quotation stay with it. */
export function sentencesOf(message: string): string[] {
  const sentences: string[] = [];
  for (const part of message.split(BETWEEN)) {
    const last = sentences.at(-1);
    if (last === undefined || isClosed(last)) sentences.push(part);
    else sentences[sentences.length - 1] = `${last} ${part}`;
  }
  return sentences;
}

const isClosed = (text: string): boolean => text.split('“').length <= text.split('”').length;
