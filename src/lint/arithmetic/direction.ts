import { type Sign, shows } from '../../postmortem/phrases/sign.ts';
import { BEFORE, type FigureCheck, NUMBER, numberOf } from './check.ts';

const DOWN =
  'decreased|decreasing|reduced|reducing|reduces|reduce|lowered|lowering|fell|dropped|shrank|shrunk|cut down';
const UP = 'increased|increasing|increases|increase|raised|raising|rose|grew|grown|climbed|jumped|spiked';

/** Scales whose top is 1: raising a severity from 3 to 1 makes the number smaller. */
export const countsDownwards: Sign = {
  pattern: /\b(?:sev(?:s|ere|erity|erities)?|priorit(?:y|ies)|levels?|ranks?|tiers?|nice)\b/i,
  hits: ['raised the severity', 'raised the severities', 'raised its priority', 'lowered the sev'],
  misses: ['raised the limit', 'reduced the pool size', 'reduced the several limits'],
};

/** After a number: a clock time or a date. */
export const endsTime: Sign = {
  pattern:
    /^(?:[ap]m|utc|gmt|[a-z]{2}t|january|february|march|april|may|june|july|august|september|october|november|december)$/i,
  hits: ['pm', 'UTC', 'CET', 'March'],
  misses: ['ms', 'nodes', 'marches', ''],
};

/** "Down from 130 to 156 lines", "the limit was raised from 80 to 40". */
const direction: FigureCheck = {
  gate: /from (?:~|about |around )?\d/i,
  pattern: new RegExp(
    String.raw`(?<verb>(?<=^|[.;:(] ?)(?:down|up)|\b(?:${DOWN}|${UP})(?: (?:the|our|its|their) (?:[a-zÀ-ÿ\d'-]+ ){0,3}[a-zÀ-ÿ\d'-]+)?) from (?:~|about |around )?${BEFORE}(?<before>${NUMBER})(?<unit> ?[a-zÀ-ÿ%]+)? (?:to|→|->) (?:~|about |around |only |just )?${BEFORE}(?<after>${NUMBER})(?<unit2> ?[a-zÀ-ÿ%]+)?`,
    'gi',
  ),
  judge({ verb = '', before = '', unit = '', after = '', unit2 = '' }) {
    if (shows(countsDownwards, verb) || shows(endsTime, unit2.trim())) return null;
    const one = unit.trim().toLowerCase();
    if (one !== '' && one !== unit2.trim().toLowerCase()) return null;
    // "Polling frequency (reduce from 2s to 5s?)": what is reduced stands elsewhere.
    if (/^(?:reduc(?:e|ing)|lowering|increas(?:e|ing)|raising)$/i.test(verb)) return null;
    const isDown = new RegExp(`^(?:down|${DOWN})`, 'i').test(verb);
    const [from, to] = [numberOf(before), numberOf(after)];
    if (from === to || isDown === to < from) return null;
    return `From ${before} to ${after} it goes ${isDown ? 'up' : 'down'}, not ${isDown ? 'down' : 'up'}`;
  },
  wrong: [
    'Less code: down from 130 to 156 lines.',
    'The limit was raised from 80 to 40.',
    'We reduced the pool size from 10 to 25 connections.',
  ],
  right: [
    'Down from 156 to 130 lines.',
    'The site was down from 9 to 11.',
    'We raised the severity from 3 to 1.',
    'We reduced the timeout from 30s to 5m.',
    'We reduced the image from 1 GB to 30 MB.',
    'Latency increased from 200ms to 32s.',
    'We raised the limit from version 2.10 to 2.9.',
    'Review the polling frequency (reduce from 2s to 5s?).',
  ],
};

export default direction;
