import { BEFORE, type FigureCheck, NUMBER, numberOf } from './check.ts';

/** "9 out of 8 nodes". */
const partOf: FigureCheck = {
  gate: /\d (?:out )?of /i,
  pattern: new RegExp(
    String.raw`${BEFORE}(?<part>${NUMBER}) (?:out of (?:the |our |all )?|of (?:the|our|all) )(?<whole>${NUMBER})(?= [a-zÀ-ÿ])(?! ?(?:[ap]m|UTC|[kmgt]i?b|%|percent|million|billion|thousand)\b)`,
    'gi',
  ),
  judge({ part = '', whole = '' }) {
    if (numberOf(part) <= numberOf(whole)) return null;
    return `${part} of ${whole} is more than all of them`;
  },
  wrong: ['9 out of 8 nodes were down.', 'We restarted 12 of the 10 workers.'],
  right: [
    '8 out of 8 nodes were down.',
    'We lost 300 of the 5 million rows.',
    'On 12 of March 10 workers were down.',
  ],
};

export default partOf;
