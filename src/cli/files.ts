import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Decoded, decodeText } from '../lint/decode.ts';
import { MAX_SIZE, tooLarge } from '../lint/unreadable.ts';
import { closest } from '../policy/did-you-mean.ts';
import { UsageError } from './command.ts';

/** The text of a file, or a sentence that says why it cannot be read. */
export function readText(path: string): Decoded {
  try {
    const { size } = statSync(path);
    return size > MAX_SIZE ? { refused: tooLarge(size) } : decodeText(readFileSync(path));
  } catch (error) {
    return { refused: `This file cannot be read: ${reasonOf(error)}.` };
  }
}

/** Writes a file, and the folders above it. Returns why it could not, in a few words, or null. */
export function writeText(path: string, text: string): string | null {
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Node's own `recursive` never returns where the system makes no folders, such as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) || dirname(folder) === folder) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error('no folder can be made there');
    // Somebody else may have made it just now.
    if (code !== 'EEXIST' || !existsSync(folder)) throw error;
  }
}

/** The text of a file that a run needs; `name`: for the message. Throws a `UsageError` that says why it cannot be read. */
export function readSettings(path: string, name: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}.`);
  }
  const decoded = decodeText(bytes);
  if ('refused' in decoded) throw new UsageError(`${name} cannot be read: it is not text in UTF-8.`);
  return decoded.text;
}

/** Whether nothing exists at a path, not even a link. */
export function isAbsent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}

/** Why a file cannot be read or written, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a folder of its path is a file';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'EROFS') return 'its disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOENT') return 'it is gone, or a link that leads nowhere';
  return error instanceof Error ? error.message : String(error);
}

/** ` Did you mean …?` with a file in the same folder, or nothing. */
export function nearby(word: string, cwd: string): string {
  const folder = resolve(cwd, word, '..');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return '';
  }
  const name = closest(word.split(/[\\/]/).at(-1) ?? '', names);
  return name === null ? '' : ` Did you mean ${join(word, '..', name)}?`;
}
