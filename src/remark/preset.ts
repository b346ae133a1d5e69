import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { Preset } from 'unified';
import remarkDebrief from './index.ts';

/** What post-mortems are written in (tables, tasks, front matter), and every rule of Debrief on it. */
const preset: Preset = {
  plugins: [remarkGfm, [remarkFrontmatter, ['yaml', 'toml']], remarkDebrief],
};
export default preset;
