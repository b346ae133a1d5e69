/** The look of the dashboard: Primer's colours and measures, light and dark. About 5 kB. */
export const STYLE = `
:root{color-scheme:light dark;--fg:light-dark(#1f2328,#f0f6fc);--muted:light-dark(#59636e,#9198a1);--bg:light-dark(#fff,#0d1117);--soft:light-dark(#f6f8fa,#151b23);--line:light-dark(#d1d9e0,#3d444d);--accent:light-dark(#0969da,#4493f8);--green:light-dark(#1a7f37,#3fb950);--yellow:light-dark(#9a6700,#d29922);--orange:light-dark(#bc4c00,#f0883e);--red:light-dark(#cf222e,#f85149);--purple:light-dark(#8250df,#ab7df8)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--bg);padding:.5rem 1rem;z-index:1}
.top{background:var(--soft);border-bottom:1px solid var(--line)}
.top .line{display:flex;align-items:center;gap:.75rem;padding:.875rem 1.5rem .375rem}
.top .name{font-weight:600;color:var(--fg);margin-right:auto;font-size:15px}
.top form{display:flex;gap:.75rem;align-items:center;color:var(--muted)}
.tabs{display:flex;gap:.25rem;padding:0 1rem;overflow-x:auto}
.tabs a{color:var(--fg);padding:.375rem .75rem;margin-bottom:.4375rem;border-radius:6px;white-space:nowrap;position:relative}
.tabs a:hover{background:light-dark(#818b981a,#656c7633);text-decoration:none}
.tabs a[aria-current]{font-weight:600}.tabs a[aria-current]::after{content:"";position:absolute;left:0;right:0;bottom:-.4375rem;height:2px;background:light-dark(#fd8c73,#f78166)}
main{max-width:1280px;margin:0 auto;padding:1.5rem}
h1{font-size:24px;font-weight:600;line-height:1.3;margin:0 0 1rem}h2{font-size:16px;font-weight:600;margin:2rem 0 .5rem}h3{font-size:14px;font-weight:600;margin:0}
.box{border:1px solid var(--line);border-radius:6px;margin:0 0 1rem}.box>li{padding:.75rem 1rem}.box>.row{display:flex;gap:.625rem}.row>div{flex:1;min-width:0}.box>.row:hover{background:var(--soft)}
ul.box{list-style:none;padding:0}.box>li+li{border-top:1px solid var(--line)}.box>li p{margin:.125rem 0 0}
.icon{flex:none;margin-top:.1875rem;color:var(--muted);vertical-align:text-bottom}.icon.open{color:var(--green)}.icon.over{color:var(--purple)}.item-title{font-weight:600;font-size:16px;color:var(--fg);margin-right:.25rem}.item-title:hover{color:var(--accent)}
.meta{color:var(--muted);font-size:12px;margin:.125rem 0 0}
.label{display:inline-block;font-size:12px;font-weight:500;line-height:18px;padding:0 7px;border:1px solid color-mix(in srgb,currentColor 40%,transparent);border-radius:2em;white-space:nowrap;background:color-mix(in srgb,currentColor 8%,transparent)}.counter{display:inline-block;min-width:20px;padding:0 6px;font-size:12px;font-weight:500;line-height:20px;text-align:center;border-radius:2em;background:light-dark(#818b981f,#656c7633);vertical-align:1px}.state{display:inline-flex;align-items:center;gap:.25rem;padding:.1875rem .75rem;border-radius:2em;color:#fff;background:#59636e;font-weight:500}.state.open{background:#1f883d}.state.over{background:#8250df}.state .icon{margin:0;color:inherit}.subject{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;padding-bottom:1rem;border-bottom:1px solid var(--line);margin:0}
.SEV1{color:var(--red)}.SEV2{color:var(--orange)}.SEV3{color:var(--yellow)}.SEV4{color:var(--muted)}
.late{color:var(--red);font-weight:600}.good{color:var(--green)}.soon{color:var(--yellow)}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.375rem 0 0}.facts div{display:flex;gap:.375rem}.facts dt{color:var(--muted)}.facts dd{margin:0}
.blank{border:1px solid var(--line);border-radius:6px;padding:2rem 1rem;text-align:center;color:var(--muted)}.blank h3{color:var(--fg);font-size:20px;margin-bottom:.25rem}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 17rem;gap:0 2rem}.columns h2{margin-top:1.5rem}.about{margin:1.25rem 0}.about div{padding:.75rem 0;border-bottom:1px solid var(--line)}.about div:last-child{border:0}.about dt{font-size:12px;font-weight:600;color:var(--muted)}.about dd{margin:.125rem 0 0}.filter{margin:0 0 1rem}.search{display:flex;gap:.5rem}.search input{flex:1;min-width:0}.fields{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:.5rem;margin-top:.5rem}.fields button{align-self:end}.fields label{font-size:12px;color:var(--muted)}.fields :is(input,select){display:block;width:100%;font-size:14px;color:var(--fg);margin-top:.125rem}
input,select,button{font:inherit;color:inherit;background:var(--bg);border:1px solid light-dark(#818b98,#656c76);border-radius:6px;padding:.3125rem .75rem;min-height:32px}
button{background:var(--soft);font-weight:500;cursor:pointer}button.primary,a.primary{background:#1f883d;color:#fff;border-color:#1f883d}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}.scroll th,.scroll td{overflow-wrap:normal}.scroll td.number{white-space:nowrap}.scroll td[dir]{overflow-wrap:anywhere;min-width:7rem}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1rem}
.figures .box{padding:1rem;margin:0}.figures h2{margin:0}.figures strong{display:block;font-size:24px;font-weight:600;line-height:1.3}.figures time{font-size:18px}.meta+.figures{margin-top:.5rem}
.figures details{color:var(--muted);font-size:12px;margin-top:.375rem}.figures summary,.meaning summary{cursor:pointer;padding:.25rem 0}.meaning{color:var(--muted);font-size:12px;max-width:44rem}.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem;margin:1.5rem 0 0}.charts img{max-width:40rem;width:100%;height:auto;border:1px solid var(--line);border-radius:6px}progress{width:6rem;height:8px;accent-color:var(--green)}
.drawing svg{width:100%;min-width:40rem;height:auto;display:block}.drawing text{fill:var(--fg);font-size:11px}.drawing .axis{stroke:var(--line);stroke-width:2}.drawing .impact{fill:light-dark(#ffcecb,#67060c)}.drawing .mark{fill:var(--fg)}.drawing .update{fill:var(--accent)}.drawing .missed{fill:var(--red)}.drawing .gap{stroke:var(--red);stroke-width:2;stroke-dasharray:4 3}
.timeline{list-style:none;margin:0;padding:0}.timeline li{padding:.375rem 0 .375rem 1.25rem;border-left:2px solid var(--line);margin-left:.375rem;position:relative}.timeline li::before{content:"";position:absolute;left:-6px;top:.75rem;width:10px;height:10px;border-radius:50%;background:var(--muted)}.timeline time{display:inline-block;min-width:11.5rem;color:var(--muted)}.timeline .milestone span{font-weight:600}.timeline .milestone::before{background:var(--fg)}.timeline .missed::before{background:var(--red)}.timeline .update::before{background:var(--accent)}
time{white-space:nowrap}
table.items{table-layout:fixed;min-width:40rem}.items th:nth-child(2){width:26%}.items th:nth-child(3){width:24%}.items th:nth-child(4){width:6.5rem}
@media (max-width:64rem){.columns{grid-template-columns:minmax(0,1fr)}.columns aside{order:-1}.columns h2{margin-top:.5rem}.columns section+section h2{margin-top:1.5rem}.about{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}.fields{grid-template-columns:1fr 1fr 1fr}}
@media (max-width:40rem){main{padding:1rem}.figures{grid-template-columns:1fr 1fr;gap:.5rem}.figures .box{padding:.75rem}.figures h2{font-size:14px}.figures strong{font-size:20px}.figures time{font-size:16px}table.items,table.items tbody{display:block;min-width:0}table.items thead{position:absolute;clip-path:inset(50%)}table.items tr{display:flex;flex-wrap:wrap;gap:.125rem .75rem;padding:.75rem 0;border-bottom:1px solid var(--line)}table.items td{border:0;padding:0;font-size:12px}table.items td:first-child{flex-basis:100%;font-size:14px;font-weight:600}table.items td:last-child::before{content:'open for '}.top .line{padding:.75rem 1rem .25rem}.tabs{padding:0 .25rem}.tabs a{padding:.5rem}.fields{grid-template-columns:1fr 1fr}.timeline time{display:block;font-size:12px}button,.search input{min-height:40px}}
`.replaceAll('\n', '');
