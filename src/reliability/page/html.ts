import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { markup, type XmlText, xml } from '../../sinks/xml.ts';
import type { Chart } from './charts.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.25; }
h2 { margin-top: 2rem; border-bottom: 1px solid #76839055; padding-bottom: .25rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .875rem; }
th, td { border: 1px solid #76839055; padding: .25rem .6rem; }
figure { margin: 1rem 0; }
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
