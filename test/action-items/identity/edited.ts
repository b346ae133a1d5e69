import { FAMILIES, PROMISES } from './promises.ts';

/** Numbers in [0, 1) that are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An item whose identity is known, in one version of a document. */
export interface KnownItem {
  readonly id: number;
  readonly text: string;
  readonly owner: string | null;
  readonly due: string | null;
}

const OWNERS = ['ana', 'bo', 'chi', 'dee', 'eli'];

export class Edits {
  private readonly next: () => number;
  private id = 0;
  readonly kind: 'slips' | 'rewordings';
  readonly source: readonly string[] | null;

  /** `slips` are edits of the words that are there; `rewordings` were written by hand. */
  constructor(seed: number, kind: 'slips' | 'rewordings', source: readonly string[] | null = null) {
    this.next = random(seed);
    this.kind = kind;
    this.source = source;
  }

  private below = (most: number) => Math.floor(this.next() * most);
  private one = <T>(list: readonly T[]): T => list[this.below(list.length)]!;
  private chance = (share: number) => this.next() < share;
  shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((each) => [this.next(), each] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, each]) => each);

  private withId(text: string): KnownItem {
    const day = `2026-${String(1 + this.below(9)).padStart(2, '0')}-${String(1 + this.below(28)).padStart(2, '0')}`;
    this.id += 1;
    return {
      id: this.id,
      text,
      owner: this.chance(0.7) ? this.one(OWNERS) : null,
      due: this.chance(0.6) ? day : null,
    };
  }

  /** A document of 3–12 items, some of which come in families. */
  document(): { old: KnownItem[]; now: KnownItem[] } {
    const size = 3 + this.below(10);
    const pool = this.source ? this.shuffle(this.source) : this.shuffle(PROMISES.map(([text]) => text));
    const [pattern, ...differing] = this.one(FAMILIES);
    const siblings = this.chance(0.4)
      ? this.shuffle(differing).map((each) => pattern.replace('{}', each))
      : [];
    const split = 1 + this.below(3);
    const before = siblings.slice(0, split);
    const old = this.shuffle([...pool.slice(0, size), ...before]).map((text) => this.withId(text));
    // Some go, some come, among them siblings of what has gone: by now another one is promised.
    const share = this.chance(0.5) ? 0.12 : 0.7;
    const kept = old.filter(({ text }) => !this.chance(before.includes(text) ? share : 0.12));
    const gone = old.find((item) => before.includes(item.text) && !kept.includes(item));
    const added = [...pool.slice(size, size + this.below(3)), ...siblings.slice(split)].map((text) => {
      const item = this.withId(text);
      return gone && siblings.includes(text) && this.chance(0.5) ? { ...item, owner: gone.owner } : item;
    });
    const edited = [...kept.map((item) => this.edit(item)), ...added];
    return { old, now: this.chance(0.6) ? this.shuffle(edited) : edited };
  }

  private edit(item: KnownItem): KnownItem {
    let { text, owner, due } = item;
    if (this.chance(0.6)) text = this.reword(text);
    if (this.chance(0.15)) owner = this.one(OWNERS);
    if (this.chance(0.2)) due = this.chance(0.2) ? null : `2026-1${this.below(3)}-${10 + this.below(18)}`;
    return { ...item, text, owner, due };
  }

  private reword(text: string): string {
    if (this.kind === 'rewordings') {
      const [, ...others] = PROMISES.find(([first]) => first === text) ?? [];
      if (others.length) return this.one(others);
    }
    const slips = [this.misspell, this.drop, this.front, this.after, this.mark, this.swap];
    return this.shuffle(slips)
      .slice(0, 1 + this.below(2))
      .reduce((said, slip) => slip(said), text);
  }

  private misspell = (text: string) => {
    const words = text.split(' ');
    const long = words.flatMap((word, index) => (/^[a-z]{6,}$/i.test(word) ? [index] : []));
    if (!long.length) return text;
    const at = this.one(long);
    const cut = 2 + this.below(3);
    words[at] = words[at]!.slice(0, cut) + words[at]!.slice(cut + 1);
    return words.join(' ');
  };
  private drop = (text: string) => {
    const words = text.split(' ');
    if (words.length < 6) return text;
    words.splice(1 + this.below(words.length - 1), 1);
    return words.join(' ');
  };
  private front = (text: string) =>
    `${this.one(['We should', 'Please', 'Team:', 'As agreed,', 'Investigate and'])} ${text[0]!.toLowerCase()}${text.slice(1)}`;
  private after = (text: string) =>
    `${text}${this.one([', and tell support', ' before the next freeze', ' (see the design)', ', starting with the largest customer', ' so that this does not recur'])}`;
  private mark = (text: string) => text.replace(/(\w{5,})/, '**$1**');
  private swap = (text: string) =>
    text.replace(
      /^(\w+) (.+)$/,
      (_, verb: string, rest: string) => `${rest[0]!.toUpperCase()}${rest.slice(1)}: ${verb.toLowerCase()}`,
    );
}
