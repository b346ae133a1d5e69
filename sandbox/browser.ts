import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type LaunchOptions, chromium as playwright } from 'playwright-core';

// Not the package's own list, whose single process exits with the first page that is closed.
const ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'];

let shared: Promise<Browser> | undefined;

/** A real browser from npm: unpacked once per machine, started once per process. Works as root. */
export function browser(): Promise<Browser> {
  shared ??= (async () => {
    chromium.setGraphicsMode = false;
    const executablePath = await chromium.executablePath();
    const env = { ...process.env, FONTCONFIG_FILE: fonts() } as Record<string, string>;
    return launch({ executablePath, args: ARGS, headless: true, env });
  })();
  return shared;
}

/** Retried for half a minute, because another process may still be unpacking the browser. */
async function launch(options: LaunchOptions, tries = 30): Promise<Browser> {
  try {
    return await playwright.launch(options);
  } catch (error) {
    if (tries <= 1) throw error;
    await pause(1_000);
    return launch(options, tries - 1);
  }
}

/** Fonts from npm and none of the machine's, so that a page looks the same everywhere. The browser brings no monospace. */
function fonts(): string {
  const file = join(tmpdir(), 'debrief-fonts.conf');
  const prefer = (better: string) => (family: string) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test>` +
    `<edit name="family" mode="assign" binding="strong"><string>${better}</string></edit></match>`;
  const dejaVu = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/package.json'));
  const dirs = [join(tmpdir(), 'fonts'), join(dirname(dejaVu), 'ttf')];
  const aliases = [
    ...['Noto Sans', 'Helvetica', 'Arial', 'sans-serif'].map(prefer('Open Sans')),
    ...['Liberation Mono', 'monospace'].map(prefer('DejaVu Sans Mono')),
  ];
  const body = [
    ...dirs.map((dir) => `<dir>${dir}</dir>`),
    ...aliases,
    `<cachedir>${join(tmpdir(), 'fonts-cache')}</cachedir>`,
  ];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${body.join('')}</fontconfig>`,
  );
  return file;
}
