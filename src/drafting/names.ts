import { hash } from '../vocabulary/hash.ts';

/** A short name for a text: among a few hundred rows of ten digits, two are mistaken once in ten million drafts. */
export const nameOf = (text: string) => hash(text).slice(0, 10);
