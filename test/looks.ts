import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

const FOLDER = 'test/pictures';
/** The part of a page that may look different: an edge of a letter, never a column. */
const TOLERANCE = 0.002;

/**
 * What differs between a page and `test/pictures/NAME.png`, in a sentence; null when it looks the same. A picture
 * that does not exist yet is taken, except in CI. What is seen instead is saved beside it as `NAME.new.png`.
 */
export async function difference(page: Page, name: string): Promise<string | null> {
  const [path, seenPath] = [`${FOLDER}/${name}.png`, `${FOLDER}/${name}.new.png`];
  const take = () => page.screenshot({ fullPage: true, animations: 'disabled' });
  let seen = await take();
  if (!existsSync(path)) {
    if (process.env.CI) return `${path} does not exist: run the test on your machine and commit the picture`;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, seen);
    return null;
  }
  const wanted = readFileSync(path);
  let found = compare(wanted, seen);
  if (found === null) return null;
  // Just after its width has changed, a page is now and then as high as it was before.
  seen = await take();
  found = compare(wanted, seen);
  if (found === null) return null;
  writeFileSync(seenPath, seen);
  return `${path} ${found}. Compare it with ${seenPath}, and if the change is right, rename that one.`;
}

function compare(wanted: Buffer, seen: Buffer): string | null {
  // Most are the same byte for byte, and reading a picture takes longer than taking it.
  return wanted.equals(seen) ? null : describe(PNG.sync.read(wanted), PNG.sync.read(seen));
}

function describe(wanted: PNG, { width, height, data }: PNG): string | null {
  if (wanted.width !== width || wanted.height !== height)
    return `is ${wanted.width} × ${wanted.height}, and the page is ${width} × ${height}`;
  const pixels = pixelmatch(wanted.data, data, undefined, width, height, { threshold: 0.2 });
  const part = pixels / (width * height);
  return part > TOLERANCE ? `differs from the page in ${(part * 100).toFixed(1)} % of its area` : null;
}
