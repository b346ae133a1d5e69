import MiniSearch, { type SearchResult } from 'minisearch';
import { stems } from '../lint/support/similar.ts';
import type { About, Field } from './about.ts';

/** An earlier incident similar to the one asked about. */
export interface Similar {
  readonly file: string;
  /** 0 to 1; 1 if the post-mortem contains everything that the asked incident does. */
  readonly score: number;
  /** One or two sentences with the services and most significant words in common. */
  readonly why: string;
}

/** A post-mortem to search. */
export interface Candidate {
  readonly file: string;
  readonly about: About;
}

/**
 * Word weights by field in the asked (`ASKED_IN`) and the earlier incident (`FOUND_IN`). Tuned on public post-mortems of
 * 25 organisations: half of a document's paragraphs had to find the other half among its organisation's documents.
 */
const ASKED_IN: Readonly<Record<Field, number>> = {
  title: 5,
  services: 2,
  symptoms: 1,
  causes: 1,
  errors: 2,
  rest: 0.3,
};
const FOUND_IN: Readonly<Record<Field, number>> = {
  title: 2,
  services: 2,
  symptoms: 1,
  causes: 1,
  errors: 1,
  rest: 1,
};
/** BM25 parameters (Robertson and Zaragoza 2009): repeated words keep counting, and long texts have no advantage. */
const BM25 = { k: 2, b: 0.9, d: 0 };

const FIELDS = Object.keys(FOUND_IN) as Field[];
/** The id of the asked incident in the index. Its own score is the maximum. */
const SELF = '';
const MAX_WORDS = 5;
/** Words in the form of any post-mortem, which explain nothing (they have little weight in scores anyway). */
const BOILERPLATE = new Set(
  'utc gmt cet cest est edt pst pdt am pm time times date day days hour hours minute minutes min mins second seconds type status title severity sev1 sev2 sev3 sev4 summary timeline impact detected detection acknowledged mitigated resolved started started_at resolved_at todo action actions item items owner due none yes january february march april may june july august september october november december'.split(
    ' ',
  ),
);
const isBoilerplate = (word: string) => /^\d+$/.test(word) || BOILERPLATE.has(word.toLowerCase());

/**
 * Finds the most similar post-mortems, best first. Later ones, from which nobody could have learned in time, come after
 * all earlier ones. Pure, and independent of the order of candidates.
 */
export function similarTo(asked: About, candidates: readonly Candidate[], most = 5): Similar[] {
  const index = new MiniSearch<About & { id: string }>({
    fields: FIELDS,
    processTerm: (word) => [...stems(word)],
  });
  index.addAll(candidates.map(({ file, about }) => ({ ...about, id: file })));
  index.add({ ...asked, id: SELF });
  const words = wordsOf(asked);
  const found = index.search([...words.keys()].join(' '), {
    tokenize: (stemmed) => stemmed.split(' '),
    processTerm: (stem) => stem,
    boost: FOUND_IN,
    boostTerm: (stem) => words.get(stem)!.weight,
    bm25: BM25,
  });
  const best = found.find(({ id }) => id === SELF)?.score ?? Number.POSITIVE_INFINITY;
  const share = ({ score }: SearchResult) => Math.min(1, score / best);
  const days = new Map(candidates.map(({ file, about }) => [file, about.day]));
  const isLater = ({ id }: SearchResult) => asked.day !== null && (days.get(id) ?? '') > asked.day;
  return found
    .filter((each) => each.id !== SELF)
    .sort((a, b) => Number(isLater(a)) - Number(isLater(b)) || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map((each) => ({
      file: each.id as string,
      score: Number(share(each).toFixed(3)),
      why: `${isLater(each) ? 'Later. ' : ''}${whyOf(each, found, words, asked.services)}`,
    }));
}

interface Word {
  readonly weight: number;
  /** The first spelling in the asked incident that is not boilerplate, or else the first. */
  readonly written: string;
}

/** The words of an incident, by stem. */
function wordsOf(about: About): Map<string, Word> {
  const words = new Map<string, Word>();
  for (const field of FIELDS)
    for (const written of about[field].split(/[\s\p{P}\p{S}]+/u))
      for (const stem of stems(written)) {
        const known = words.get(stem);
        const shown = known && !isBoilerplate(known.written) ? known.written : written;
        words.set(stem, { written: shown, weight: (known?.weight ?? 0) + ASKED_IN[field] });
      }
  return words;
}

/** The words in common that are rare among the other results, service names first. */
function whyOf(
  { match }: SearchResult,
  found: readonly SearchResult[],
  words: Map<string, Word>,
  services: string,
): string {
  const ofServices = stems(services);
  const significance = (stem: string) => {
    const having = found.filter((other) => other.match[stem]).length;
    return words.get(stem)!.weight * Math.log(1 + found.length / having);
  };
  const isService = (stem: string) => ofServices.has(stem) && match[stem]!.includes('services');
  const topWords = (stemsFound: readonly string[]) =>
    stemsFound
      .map((stem) => [stem, significance(stem)] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_WORDS)
      .map(([stem]) => words.get(stem)!.written);
  const common = Object.keys(match).filter((stem) => !isBoilerplate(words.get(stem)!.written));
  const same = topWords(common.filter(isService));
  const others = topWords(common.filter((stem) => !isService(stem)));
  const sentences = [];
  if (same.length > 0) sentences.push(`Same service: ${same.join(', ')}.`);
  if (others.length > 0) sentences.push(`Both mention ${others.join(', ')}.`);
  return sentences.join(' ');
}
