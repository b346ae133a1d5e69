import { defineConfig } from 'rolldown';

/** What is built for npm and for the release tag; built twice, it is the same byte for byte. */
export default defineConfig([
  {
    input: { cli: 'src/cli/main.ts' },
    platform: 'node',
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'cli/[name]-[hash].js',
      cleanDir: false,
    },
  },
  {
    input: { action: 'src/action/main.ts' },
    platform: 'node',
    output: {
      dir: 'dist',
      format: 'esm',
      minify: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'action/[name]-[hash].js',
      cleanDir: false,
    },
  },
]);
