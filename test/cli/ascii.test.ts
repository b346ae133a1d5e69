import { type Plugin, type RolldownOptions, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import configuration from '../../rolldown.config.ts';

/** A module as the command is built, but not minified. */
async function built(source: string): Promise<string> {
  const command = (configuration as RolldownOptions[]).find((one) => 'process' in (one.input as object))!;
  const ascii = (command.plugins as Plugin[]).find(({ name }) => name === 'ascii')!;
  const module: Plugin = { name: 'module', resolveId: (id) => id, load: () => source };
  const bundle = await rolldown({ input: 'module.js', plugins: [module, ascii] });
  const { output } = await bundle.generate({ format: 'cjs' });
  return output[0].code;
}

test('what is built is ASCII and says the same', async () => {
  const code = await built(
    String.raw`export const said = ['é👩', /^é\\é$/u.source, '\\é', String.raw${'`é`'}];`,
  );
  expect(code).toMatch(/^[\0-\x7f]*$/);
  const exports: { said?: string[] } = {};
  new Function('exports', code)(exports);
  const [plain, pattern, after] = exports.said!;
  expect([plain, after]).toEqual(['é👩', '\\é']);
  expect(new RegExp(pattern!, 'u').test('é\\é')).toBe(true);
});

test('a backslash right before a character beyond ASCII stops the build: its escape would be another', async () => {
  await expect(built('export const said = /\\é/;')).rejects.toThrow(
    /backslash before a character beyond ASCII/,
  );
});
