import { FUNCTION_WORD, VerbForm, WordClass } from '../../../english/classes.ts';
import { wordOf } from '../../../english/words.ts';
import { wordsOf } from '../../../languages/labels.ts';
import { languages } from '../../../languages/words/index.ts';
import { statusWord } from '../../phrases/done.ts';
import { nobody, notAName, teamName } from '../../phrases/owners.ts';
import { unitName } from '../../phrases/units.ts';

/**
 * How likely a few words are a name: `sure` a handle, a person or a team; `likely` an unknown word shaped like a name;
 * `short` initials, an abbreviation or an office; `low` an unknown word in lower case; `no` anything else.
 */
export type Naming = 'sure' | 'likely' | 'short' | 'low' | 'no';

const INITIALS = /^\s*\p{Lu}{2,4}(?:\s?[/+&]\s?\p{Lu}{2,4})+\s*$/u;

/** "MK/JS": the initials of several people, and not "CI/CD". */
export const areInitials = (text: string): boolean =>
  INITIALS.test(text) && !text.split(/[/+&]/).every((part) => notAName.find(part.trim()));

const HANDLE = /^@[\p{L}\d](?:[\p{L}\d_.-]{0,60}[\p{L}\d])?(?:\/[A-Za-z0-9][\w.-]{0,60}|\[bot\])?$/u;
const PARTICLES = new Set(
  'de da do dos das del della di du la le van von der den ter ten zu zum of bin ibn al el af av y e'.split(
    ' ',
  ),
);
/** "Dr. Ruth Adeyemi". */
const TITLE = /^(?:Dr|Prof|Mr|Mrs|Ms)\.? (?=\p{Lu})/u;
const WORD = /^[\p{L}ʼ][\p{L}\p{M}'’ʼ.-]{0,30}$/u;
/** Endings of nouns that are never names: "Monitoring", "Retention", "Indexer". */
const NOUN_ENDING =
  /(?:ing|tion|sion|ment|ments|tions|sions|ity|ities|ness|ance|ence|ware|ship|age|als?|ive|ous|able|ible|ary|ers|ors|ics|isms?|logy|flow|base|store|proxy|hub|lab|ops|bot|db|api)$/;
/** Endings of Chinese, Japanese and Korean nouns that are themes: "短期措施", "監視強化". */
const IDEOGRAPHIC_ENDINGS = languages
  .flatMap(({ themes }) => wordsOf(themes))
  .filter((theme) => /^\p{Lo}/u.test(theme));
/** Names written like this are told from other words by their surname. */
const PERSONS = languages.flatMap(({ person }) => person ?? []);
const HANGUL = /\p{Script=Hangul}/u;
const THINGS =
  WordClass.product |
  WordClass.system |
  WordClass.determiner |
  FUNCTION_WORD |
  WordClass.pronoun |
  WordClass.we |
  WordClass.adverb |
  WordClass.neuter |
  WordClass.softGroup |
  WordClass.role;

/** How likely `text` is a single name. */
export function naming(text: string): Naming {
  const name = text.trim().replace(/\s*\?+$/, '');
  if (name.length < 2 || name.length > 60) return 'no';
  if (name.startsWith('@')) {
    if (HANDLE.test(name)) return 'sure';
    return naming(name.slice(1)) === 'no' ? 'no' : 'sure';
  }
  // "[~ann.lee]" and ":ann" are mentions in trackers.
  if (/^[~:][a-z][\w.@-]{1,40}$/i.test(name)) return 'sure';
  if (nobody.find(name) || statusWord.find(name)) return 'no';
  if (teamName.find(name)) return 'sure';
  if (notAName.find(name)) return 'no';
  if (/^\p{Lu}/u.test(name) && unitName.find(name)) return 'short';
  const words = name.replace(TITLE, '').split(/\s+/);
  // "수동 적용 편의" are three words and nobody.
  if (HANGUL.test(name)) return PERSONS.some((person) => person.test(name)) ? 'likely' : 'no';
  if (words.length > 5 || !words.every((word) => WORD.test(word))) return 'no';
  return words.length === 1 ? ofOneWord(words[0]!) : ofSeveral(words);
}

function ofOneWord(name: string): Naming {
  // People have at most five ideographs and no particle: "用户授权后写入" and "次のステップ" are remarks.
  if (/^\p{Script=Han}{6,}$|の\p{Script=Katakana}|.{3}[時时后後]$/u.test(name)) return 'no';
  if (/^\p{Lo}/u.test(name))
    return name.length <= 8 && !IDEOGRAPHIC_ENDINGS.some((theme) => name.endsWith(theme)) ? 'likely' : 'no';
  const { is, forms } = wordOf(name.toLowerCase());
  // "PRIYA: add an alarm", "alert on disk space [SEAN]"
  if (/^\p{Lu}{4,}$/u.test(name) && is & WordClass.name && !(is & THINGS) && !forms) return 'likely';
  // "DMcL", "RvD", "JvdB" have a particle.
  if (/^\p{Lu}[\p{Lu}.]{1,3}$|^\p{Lu}{1,2}(?:Mc|vd?)\p{Lu}$/u.test(name)) return 'short';
  if (/^\p{Lu}{2}/u.test(name)) return 'no';
  const isCapital = /^\p{Lu}/u.test(name);
  if (is & WordClass.product) return 'no';
  if (is & WordClass.name && (isCapital || !forms)) return 'sure';
  // By its ending, "Nelly" is an adverb.
  if (/^\p{L}{1,2}lly$/iu.test(name) && name.toLowerCase() !== 'fully') return isCapital ? 'likely' : 'low';
  if (is & THINGS || forms & (VerbForm.base | VerbForm.past | VerbForm.gerund)) return 'no';
  // "CamelCase" and "v2" name things.
  if (/\p{Ll}\p{Lu}/u.test(name) && !/^(?:Mc|Mac|De|Le|La|O['’])\p{Lu}/u.test(name)) return 'no';
  if (NOUN_ENDING.test(name.toLowerCase())) return 'no';
  return isCapital ? 'likely' : 'low';
}

function ofSeveral(words: readonly string[]): Naming {
  let known = false;
  // "CancelledError fallback": an error of a program.
  if (words.some((word) => /\p{Ll}(?:Error|Exception)$/u.test(word))) return 'no';
  for (const [index, word] of words.entries()) {
    if (PARTICLES.has(word.toLowerCase()) && index < words.length - 1) continue;
    if (/^\p{Lu}\.?$/u.test(word) && words.length <= 4) continue;
    if (!/^(?:[dl]['’])?[\p{Lu}\p{Lo}]/u.test(word)) return 'no';
    const { is, forms } = wordOf(word.toLowerCase());
    if (is & WordClass.name && !(is & WordClass.product)) {
      known = true;
      continue;
    }
    // "MAIN ACTION", in any language
    if (!known && /^\p{Lu}{4,}$/u.test(word)) return 'no';
    // A surname may be any noun ("Ann Field"); a first name may not ("Field Ann"), except a role or a kind of place:
    // "Porter Nilsson", "Pharmacy Ghent".
    const isRole = (is & (WordClass.role | WordClass.softGroup)) !== 0 && isUnknown(words[1]);
    if (index === 0 && !isRole && (is & THINGS || forms & VerbForm.base || notAName.find(word))) return 'no';
    if (!known && !isRole && (is & THINGS || notAName.find(word) || NOUN_ENDING.test(word.toLowerCase())))
      return 'no';
  }
  return known ? 'sure' : 'likely';
}

/** True for a word in no word list, which after a first name is a surname rather than a thing. */
function isUnknown(word: string | undefined): boolean {
  if (word === undefined || !/^\p{Lu}\p{Ll}{2,}$/u.test(word)) return false;
  const { is, forms } = wordOf(word.toLowerCase());
  return is === 0 && forms === 0 && !NOUN_ENDING.test(word.toLowerCase()) && !notAName.find(word);
}
