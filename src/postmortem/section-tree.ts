import type { Span } from '../markdown/document.ts';
import type { Unit } from '../markdown/units.ts';
import type { Section, SectionName } from './model.ts';

/** A section with its direct content; internal to this folder. */
export interface ReadSection extends Section {
  readonly units: Unit[];
  body: Span;
  /** True for a label inside a list: its content is also part of the list. */
  readonly isInList: boolean;
}

export interface Sections {
  readonly all: readonly ReadSection[];
  /** Content before the first heading. */
  readonly preamble: readonly Unit[];
  /** The innermost section at an offset. */
  at(offset: number): ReadSection | null;
}

/** The depth of a label that acts as a heading: below each heading. */
export const LABEL_DEPTH = 7;

type Opening = Pick<ReadSection, 'heading' | 'name' | 'depth' | 'span'> & {
  readonly bodyStart: number;
  readonly isInList?: boolean;
};

/** The sections of a document, as they open and close from top to bottom. */
export class SectionTree {
  readonly all: ReadSection[] = [];
  readonly preamble: Unit[] = [];
  private readonly open: ReadSection[] = [];
  private readonly line: (offset: number) => number;
  private readonly end: number;

  /** `line` returns the 1-based line of an offset; `end` is the length of the text. */
  constructor(line: (offset: number) => number, end: number) {
    this.line = line;
    this.end = end;
  }

  /** Opens a section, and closes those that are not around it. */
  enter({ bodyStart, isInList = false, ...opening }: Opening): ReadSection {
    while (this.open.length > 0 && this.open.at(-1)!.depth >= opening.depth) this.leave(opening.span.start);
    const section: ReadSection = {
      ...opening,
      body: { start: bodyStart, end: this.end },
      parent: this.open.at(-1) ?? null,
      line: this.line(opening.span.start),
      units: [],
      isInList,
    };
    this.open.push(section);
    this.all.push(section);
    return section;
  }

  /** Closes the innermost section at an offset. */
  leave(end: number): void {
    const closed = this.open.pop();
    if (closed) closed.body = { start: closed.body.start, end };
  }

  /** Closes a section that is a label; does nothing below a heading. */
  leaveLabel(end: number): void {
    if (this.open.at(-1)?.depth === LABEL_DEPTH) this.leave(end);
  }

  /** Adds content to the innermost section. */
  place(unit: Unit): void {
    (this.open.at(-1)?.units ?? this.preamble).push(unit);
  }

  /** True if the next section, of this depth, lies within one that passes the test. */
  isWithin(depth: number, test: (name: SectionName | null) => boolean): boolean {
    return this.open.some((above) => above.depth < depth && test(above.name));
  }

  /** The innermost section at an offset. */
  at(offset: number): ReadSection | null {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.span.start <= offset) low = middle + 1;
      else high = middle;
    }
    let section: ReadSection | null = this.all[low - 1] ?? null;
    while (section && offset >= section.body.end) section = section.parent as ReadSection | null;
    return section;
  }
}
