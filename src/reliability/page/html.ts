import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { markup, type XmlText, xml } from '../../sinks/xml.ts';
import type { Chart } from './charts.ts';

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --line: #d1d9e0; --link: #0969da; --head: #f6f8fa; --page: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --line: #3d444d; --link: #4493f8; --head: #151b23; --page: #0d1117; }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: var(--text); background: var(--page); }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
a { color: var(--link); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; }
th { background: var(--head); }
th, td:not(:last-child) { white-space: nowrap; }
td[align='left']:last-child { min-width: 16rem; }
svg { max-width: 100%; height: auto; }
`;

/** The placeholder URL of a chart in the page. */
export const chartUrl = ({ name }: Chart) => `chart:${name}`;

type Element = {
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Element[];
  type: string;
  value?: string;
};

/** The blocks of a page as one self-contained HTML file. HTML nodes in the blocks are dropped. */
export function toPage(title: string, blocks: readonly RootContent[], charts: readonly Chart[]): XmlText {
  const root: Root = { type: 'root', children: [...blocks] };
  const tree = toHast(root) as Element;
  insertCharts(tree, new Map(charts.map((chart) => [chartUrl(chart), chart])));
  wrapTables(tree);
  const body = toHtml(tree as never, { allowDangerousHtml: true }) as XmlText;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xml(title)}</title>
<style>${STYLE as XmlText}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Replaces chart placeholders by their SVG, the only raw HTML in the tree. */
function insertCharts(element: Element, charts: ReadonlyMap<string, Chart>): void {
  for (const child of element.children ?? []) {
    const chart = child.tagName === 'img' ? charts.get(String(child.properties?.src)) : undefined;
    if (!chart) {
      insertCharts(child, charts);
      continue;
    }
    const described = `<span role="img" aria-label="${xml(chart.alt)}">${chart.svg}</span>`;
    Object.assign(child, { type: 'raw', value: described, tagName: undefined, children: undefined });
  }
}

/** A wide table scrolls by itself, with a keyboard too, and is named after the heading above it. */
function wrapTables(root: Element): void {
  let heading = '';
  root.children = (root.children ?? []).map((child) => {
    if (/^h\d$/.test(child.tagName ?? '')) heading = textOf(child);
    if (child.tagName !== 'table') return child;
    const properties = { className: ['scroll'], role: 'region', ariaLabel: heading, tabIndex: 0 };
    return { type: 'element', tagName: 'div', properties, children: [child] };
  });
}

const textOf = ({ value = '', children = [] }: Element): string => value + children.map(textOf).join('');
