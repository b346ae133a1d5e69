import type { StatusPageSettings } from '../../policy/sections/status-page.ts';

/** The look of the status page: Primer's colours, one column, light and dark. About 5 kB. */
export function style({ colours }: StatusPageSettings): string {
  return `${STYLE}:root{--accent:light-dark(${colours.accent},${colours.accentDark})}`;
}

const STYLE = `
:root{color-scheme:light dark;
--fg:light-dark(#1f2328,#f0f6fc);--muted:light-dark(#59636e,#9198a1);--bg:light-dark(#fff,#0d1117);--card:light-dark(#fff,#151b23);
--line:light-dark(#d1d9e0,#3d444d);--soft:light-dark(#f6f8fa,#151b23);
--operational:light-dark(#1a7f37,#3fb950);--maintenance:light-dark(#0969da,#4493f8);--degraded:light-dark(#9a6700,#d29922);--partial:light-dark(#bc4c00,#f0883e);--major:light-dark(#cf222e,#f85149)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.wrap{max-width:54rem;margin:0 auto;padding:0 1.25rem}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--bg);padding:.5rem 1rem;z-index:1}
header .wrap{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1.5rem;padding-top:2rem;padding-bottom:1.5rem}
.brand{display:flex;align-items:center;gap:.75rem;font-weight:600;font-size:1.375rem;color:var(--fg);margin-right:auto}
.brand:hover{text-decoration:none}.brand img{height:2.25rem;width:auto;display:block}
.links{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;font-size:.9375rem}
.links>a{color:var(--muted);padding:.25rem 0}
.subscribe{position:relative}
.subscribe summary{list-style:none;cursor:pointer;border:1px solid var(--line);border-radius:6px;padding:.3125rem .875rem;font-weight:500;background:var(--soft)}
.subscribe summary::-webkit-details-marker{display:none}
.subscribe ul{position:absolute;right:0;z-index:1;margin:.375rem 0 0;padding:.375rem 0;list-style:none;min-width:13rem;background:var(--bg);border:1px solid var(--line);border-radius:8px;box-shadow:0 8px 24px #0003}
.subscribe li a{display:block;padding:.4375rem 1rem;color:var(--fg)}.subscribe li a:hover{background:var(--soft);text-decoration:none}
.about{color:var(--muted);margin:-.75rem 0 1.5rem}
.banner{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;border-radius:10px;padding:1.125rem 1.375rem;color:#fff;margin-bottom:2.5rem}
.banner h1{font-size:1.375rem;line-height:1.3;font-weight:600;margin:0;display:flex;gap:.75rem;align-items:center;flex:auto}
.banner svg{flex:none}.banner p{margin:0;font-size:.875rem}
.banner.operational{background:#1a7f37}.banner.maintenance{background:#0969da}.banner.degraded{background:#8a5c00}.banner.partial{background:#bc4c00}.banner.major{background:#cf222e}
.stale{border:1px solid var(--degraded);border-radius:8px;padding:.75rem 1rem;margin:0 0 1.25rem}
h2{font-size:1.25rem;font-weight:600;margin:2.75rem 0 .875rem}
section:first-of-type>h2{margin-top:0}.title+section>h2{margin-top:1.25rem}
h3{font-size:1.0625rem;font-weight:600;margin:0}
.card{border:1px solid var(--line);border-radius:10px;background:var(--card);margin:0 0 1rem}
.incident{padding:1.125rem 1.375rem;border-left-width:5px}
.incident.maintenance{border-left-color:var(--maintenance)}.incident.degraded{border-left-color:var(--degraded)}.incident.partial{border-left-color:var(--partial)}.incident.major{border-left-color:var(--major)}
.incident.over{border-left-color:var(--operational)}
.incident h3 a{color:var(--fg)}.incident p:last-child{margin-bottom:0}.incident>.updates:first-child{margin-top:0}
.meta{color:var(--muted);font-size:.875rem;margin:.125rem 0 0}
.next{margin:.875rem 0 0;font-weight:500;font-size:.9375rem}
.updates{list-style:none;margin:1rem 0 0;padding:0}
.updates li{position:relative;padding:0 0 1rem 1.25rem;border-left:2px solid var(--line);margin-left:.3125rem}
.updates li:last-child{padding-bottom:0;border-left-color:transparent}
.updates li::before{content:"";position:absolute;left:-6px;top:.4375rem;width:10px;height:10px;border-radius:50%;background:var(--line)}
.updates li:first-child::before{background:var(--fg)}
.updates p{margin:.125rem 0 0;white-space:pre-line}
.updates strong{font-weight:600}
.updates time{color:var(--muted);font-size:.875rem;margin-left:.375rem}
.rows>*{padding:1.125rem 1.375rem}.rows>*+*{border-top:1px solid var(--line)}
.row{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:baseline}
.row h3,.row h4{flex:auto;margin:0;font-size:1rem;font-weight:600}
.state{font-size:.9375rem;font-weight:500}
.state.operational{color:var(--operational)}.state.maintenance{color:var(--maintenance)}.state.degraded{color:var(--degraded)}.state.partial{color:var(--partial)}.state.major{color:var(--major)}
.group>.row{cursor:pointer;list-style:none}.group>.row::-webkit-details-marker{display:none}
.group>.row h3::before{content:"";display:inline-block;width:.4375rem;height:.4375rem;border:solid var(--muted);border-width:0 2px 2px 0;transform:rotate(-45deg);margin:0 .625rem .125rem .125rem}
.group[open]>.row h3::before{transform:rotate(45deg);margin-bottom:.1875rem}
.member{margin-top:1.125rem}
.bar{display:flex;gap:2px;height:2.125rem;margin:.625rem 0 .375rem}
.bar>*{flex:1;border-radius:2px;background:light-dark(#2da44e,#2ea043);min-width:1px}
.bar .n{background:light-dark(#dde2e7,#30363d)}.bar .maintenance{background:var(--maintenance)}.bar .degraded{background:light-dark(#d4a72c,#d29922)}.bar .partial{background:light-dark(#e16f24,#db6d28)}.bar .major{background:light-dark(#cf222e,#f85149)}
.bar a:hover,.bar a:focus-visible{transform:scaleY(1.12);outline-offset:1px}
.scale{display:flex;align-items:center;gap:.75rem;color:var(--muted);font-size:.8125rem}
.scale .line{flex:1;border-top:1px solid var(--line)}
.months{font-size:.875rem;color:var(--muted);margin-top:.5rem}.months summary{cursor:pointer;width:fit-content;padding:.25rem 0}
.months dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(7.5rem,1fr));gap:.5rem;margin:.75rem 0 0}
.months div{border:1px solid var(--line);border-radius:6px;padding:.375rem .625rem}
.months dt{font-size:.8125rem}.months dd{margin:0;color:var(--fg);font-weight:500}
.day{margin:0 0 1.5rem}.day h3{border-bottom:1px solid var(--line);padding-bottom:.375rem;margin-bottom:.625rem}
.day p{margin:.25rem 0}.day .title{font-weight:600}.day .title:not(:first-of-type){margin-top:1rem}.day h2{margin:2rem 0 .75rem}.quiet{color:var(--muted)}
.years{display:flex;flex-wrap:wrap;gap:.5rem 1rem;margin:0 0 1.5rem;padding:0;list-style:none}
.years [aria-current]{color:var(--fg);font-weight:600}
h1.title{font-size:1.75rem;line-height:1.25;font-weight:600;margin:1rem 0 .25rem}
.whole{margin-top:1.25rem}.learned{border:1px solid var(--line);border-radius:10px;padding:.875rem 1.375rem;margin:1rem 0;font-weight:500;background:var(--soft)}
footer{border-top:1px solid var(--line);margin-top:3rem;color:var(--muted);font-size:.875rem}
footer .wrap{padding-top:1.25rem;padding-bottom:2.5rem}footer p{margin:.25rem 0}
@media (max-width:40rem){.bar{gap:1px}.bar>*{border-radius:1px}
header .wrap{padding-top:1.25rem;padding-bottom:1rem}.banner{padding:1rem}.banner h1{font-size:1.1875rem}.rows>*,.incident{padding:1rem}.links{width:100%}}
@media (prefers-reduced-motion:no-preference){.bar a{transition:transform .1s}}
@media print{.subscribe,.links{display:none}}
`.replaceAll('\n', '');
