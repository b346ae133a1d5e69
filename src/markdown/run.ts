import type { Nodes, PhrasingContent } from 'mdast';

export type Position = NonNullable<Nodes['position']>;

/** Maps a range of the parsed text to its position in the file. */
export interface PositionMap {
  position(from: number, to: number): Position;
}

/** Collects inline nodes, merging adjacent pieces of text. */
export class Run {
  readonly #nodes: PhrasingContent[] = [];
  readonly #text: string;
  readonly #map: PositionMap;
  #value = '';
  #from = -1;
  #to = -1;
  #atLineStart = false;

  constructor(text: string, map: PositionMap) {
    this.#text = text;
    this.#map = map;
  }

  text(from: number, to: number): void {
    const raw = this.#text.slice(from, to);
    let lead = 0;
    if (this.#atLineStart) while (lead < raw.length && isSpace(raw.charCodeAt(lead))) lead++;
    this.#atLineStart = false;
    const rest = lead === 0 ? raw : raw.slice(lead);
    if (rest === '') return;
    if (!rest.includes('\n')) {
      this.value(rest, from + lead, to);
      return;
    }
    const value = rest.replace(/[ \t]*\n[ \t]*/g, '\n');
    if (this.#from < 0 && value.startsWith('\n')) lead += rest.indexOf('\n');
    const indent = value.endsWith('\n') ? rest.length - 1 - rest.lastIndexOf('\n') : 0;
    this.value(value, from + lead, to - indent);
  }

  value(value: string, from: number, to: number): void {
    if (this.#from < 0) this.#from = from;
    this.#value += value;
    this.#to = to;
  }

  /** Marks a line start, so that the indentation that follows is dropped. */
  startLine(): void {
    this.#atLineStart = true;
  }

  node(node: PhrasingContent): void {
    this.#flush();
    this.#nodes.push(node);
    this.#atLineStart = node.type === 'break';
  }

  #flush(): void {
    if (this.#from < 0) return;
    this.#nodes.push({
      type: 'text',
      value: this.#value,
      position: this.#map.position(this.#from, this.#to),
    });
    this.#value = '';
    this.#from = -1;
  }

  done(): PhrasingContent[] {
    this.#flush();
    return this.#nodes;
  }
}

export const isSpace = (code: number) => code === 32 || code === 9 || code === 10;
