import type { Nodes, PhrasingContent } from 'mdast';

export type Position = NonNullable<Nodes['position']>;

/** Tells where a stretch of the text that is parsed stands in the file. */
export interface Places {
  position(from: number, to: number): Position;
}

/** Gathers inline nodes; neighbouring pieces of text become one node. */
export class Run {
  readonly #nodes: PhrasingContent[] = [];
  readonly #text: string;
  readonly #places: Places;
  #value = '';
  #from = -1;
  #to = -1;
  #fresh = false;

  constructor(text: string, places: Places) {
    this.#text = text;
    this.#places = places;
  }

  text(from: number, to: number): void {
    const raw = this.#text.slice(from, to);
    let lead = 0;
    if (this.#fresh) while (lead < raw.length && isSpace(raw.charCodeAt(lead))) lead++;
    this.#fresh = false;
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

  /** What comes next begins a line: its indent is no text. */
  skip(): void {
    this.#fresh = true;
  }

  node(node: PhrasingContent): void {
    this.#flush();
    this.#nodes.push(node);
    this.#fresh = node.type === 'break';
  }

  #flush(): void {
    if (this.#from < 0) return;
    this.#nodes.push({
      type: 'text',
      value: this.#value,
      position: this.#places.position(this.#from, this.#to),
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
