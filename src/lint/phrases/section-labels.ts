import type { SectionName } from '../../postmortem/model.ts';
import type { Sign } from '../../postmortem/phrases/sign.ts';

/** Words that stand for a section in a combined heading ("Response, cause, prevention") or a labelled line ("- Impact: …"). */
export const labelsOfSections: Readonly<Partial<Record<SectionName, Sign>>> = {
  summary: {
    pattern: /\b(?:summary|overview|what happened|tl;?dr)\b/i,
    hits: ['Executive summary', 'TL;DR', 'What happened, and why'],
    misses: ['Timeline', 'What happens next'],
  },
  impact: {
    pattern: /\b(?:impact|affected)/i,
    hits: ['Causes and impact', 'Affected services:'],
    misses: ['Effects'],
  },
  detection: {
    pattern: /\b(?:detect|discover|notic)/i,
    hits: ['How it was noticed', 'Detected by:', 'Discovery'],
    misses: ['Alerts'],
  },
  response: {
    pattern: /\b(?:respon|resol|recover|mitigat|restor|fix|remed)/i,
    hits: ['Response, cause, prevention', 'Fix:', 'Recovery'],
    misses: ['Prevention'],
  },
};
