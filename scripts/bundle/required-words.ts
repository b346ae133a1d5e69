/**
 * Words of which each match of a pattern contains at least one, in lower case; null if there are none that help. For
 * `/\broll(?:ed|s)?\b|reverted/i` these are "roll" and "reverted". Only ASCII: its letters are the same in upper and lower
 * case for V8 as for `toLowerCase`.
 */
export function requiredWords({ source, flags }: RegExp): readonly string[] | null {
  // Together, i and u take ſ for s. Of a pattern with g or y, a failed test changes where the next one begins.
  if (/[gyv]/.test(flags) || /i.*u/.test(flags)) return null;
  const words = new Reader(source).pattern();
  return words && words.length <= MOST && shortest(words) >= SHORTEST ? words : null;
}

const MOST = 40;
const SHORTEST = 3;

type Words = readonly string[] | null;

const shortest = (words: readonly string[]) => Math.min(...words.map(({ length }) => length));

/** The longer ones, or else the fewer: fewer texts have them. */
function better(a: Words, b: Words): Words {
  if (!a || !b) return a ?? b;
  return (shortest(a) - shortest(b) || b.length - a.length) < 0 ? b : a;
}

/** Reads a pattern from left to right. What it does not know requires nothing. */
class Reader {
  #at = 0;
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives, up to a closing bracket or the end. */
  pattern(): Words {
    const all = [this.#alternative()];
    while (this.#take(/\|/y)) all.push(this.#alternative());
    return all.includes(null) ? null : [...new Set(all.flatMap((words) => words!))];
  }

  #alternative(): Words {
    let best: Words = null;
    let run = '';
    const end = () => {
      if (run) best = better(best, [run]);
      run = '';
    };
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at]!)) {
      // What is around a place, and is not part of the match.
      if (this.#take(/\\[bB]|[\^$]/y)) continue;
      if (this.#take(/\(\?<?[=!]/y)) {
        this.#group();
        continue;
      }
      const char = this.#take(/[\w \-'"@#%&/:;<>=!~,]|\\[!-/:-@[-`{-~]/y)?.at(-1);
      const isGroup = !char && this.#take(/\((?:\?(?::|<\w+>))?(?!\?)/y) !== undefined;
      const words = isGroup ? this.#group() : null;
      if (!char && !isGroup) this.#skip();
      const times = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
      const isOptional = times !== undefined && /^(?:[*?]|\{0)/.test(times);
      if (char && !isOptional) run += char.toLowerCase();
      if (!char || times) end();
      if (!isOptional) best = better(best, words);
    }
    end();
    return best;
  }

  /** What is in a bracket that is open, and the bracket that closes it. */
  #group(): Words {
    const words = this.pattern();
    this.#at++;
    return words;
  }

  /** A class, an escape, a dot, or a bracket after which nothing is certain. */
  #skip(): void {
    if (this.#source.startsWith('(?', this.#at))
      throw new Error(`A group of an unknown kind: ${this.#source}`);
    this.#take(/\[(?:\\.|[^\]\\])*\]|\\[pPku](?:\{[^}]*\}|<\w+>|\w{4})?|\\x\w\w|\\.|[^()|]/suy);
  }

  #take(what: RegExp): string | undefined {
    what.lastIndex = this.#at;
    const found = what.exec(this.#source)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}
