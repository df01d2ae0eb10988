// The page's style: calm type, figures of equal width, light and dark, phone and paper.

/** Colours after Okabe and Ito, chosen to be told apart by colour-blind readers; darker on light, lighter on dark ground. */
const light = ["#0067a5", "#c44a00", "#007a59", "#a03f7d", "#9a6a00", "#2b7fb8", "#5b5b5b", "#7a3b9a"] as const;
const dark = ["#6cb8ee", "#f08a45", "#34c79d", "#dd93bd", "#e3ae3c", "#9fd0f0", "#b5b5b5", "#c49ae0"] as const;
/** Dash of a curve by its place, so that colour is never alone. */
const dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 2", "6 2 2 2 2 2"] as const;
/** Grounds of bars by place: full, then lighter, edges always strong. */
const grounds = [0.85, 0.35, 0.6, 0.15, 0.75, 0.25, 0.5, 0.05] as const;

const variables = (colours: readonly string[]) => colours.map((colour, i) => `--s${i}:${colour}`).join(";");

const series = dashes
  .map(
    (dash, i) =>
      `.s${i} .curve{stroke:var(--s${i});stroke-dasharray:${dash}}.s${i} .ground,.s${i} .bar{fill:var(--s${i})}.s${i} .bar{fill-opacity:${grounds[i]};stroke:var(--s${i})}.s${i} .mark{fill:var(--s${i})}`,
  )
  .join("\n");

export const style = `
:root{color-scheme:light dark;--ground:#fdfdfc;--raised:#f4f4f1;--ink:#1d2126;--soft:#5a626c;--rule:#d9dbd8;--faded:#a9aeb3;--faint:#e9eae7;--link:#1f5a8a;--hit:#fff4cf;
--warn-ground:#fff3d6;--warn-ink:#6b4500;--good:#1c6b46;--bad:#9c2f24;--half:#4f5d00;${variables(light)}}
@media (prefers-color-scheme:dark){:root{--ground:#14171a;--raised:#1d2125;--ink:#e3e6e8;--soft:#a0a8b0;--rule:#363c42;--faded:#646c74;--faint:#262b30;--link:#8fc1ea;--hit:#3a3415;
--warn-ground:#3a2f10;--warn-ink:#f2d48a;--good:#6fcf9f;--bad:#f0978c;--half:#c9d36b;${variables(dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:lining-nums tabular-nums;overflow-wrap:break-word}
main{max-width:52rem;margin:0 auto;padding:2.5rem 1.5rem 6rem}
h1{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;margin:0 0 .5rem}
h2{font-size:1.2rem;line-height:1.3;font-weight:650;margin:3rem 0 .8rem;padding-top:.9rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;line-height:1.4;font-weight:650;margin:0 0 .35rem}
p,ul,ol{margin:0 0 1rem}
ul,ol{padding-left:1.2rem}
li{margin:0 0 .4rem}
li::marker{color:var(--soft)}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
code,pre{font:.86em/1.5 ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.4rem .8rem;z-index:9}
nav{font-size:.88rem;line-height:1.45;max-width:52rem;margin:0 auto;padding:1.5rem 1.5rem 0}
nav h2{font-size:.75rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);border:0;margin:0 0 .4rem;padding:0}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem}
nav li{margin:0}
nav a{color:var(--soft);text-decoration:none}
nav a:hover{color:var(--link);text-decoration:underline}
@media (min-width:78rem){nav{position:fixed;top:2.6rem;left:calc(50% - 38.5rem);width:11rem;padding:0;max-height:90vh;overflow:auto}nav ol{display:block}nav li{margin:0 0 .35rem}}
.banner{background:var(--warn-ground);color:var(--warn-ink);padding:.7rem 1rem;border-left:4px solid currentColor;margin:0 0 1.6rem}
.goal{font-size:1.05rem;color:var(--soft);margin:0 0 1.3rem}
.verdicts{list-style:none;padding:0;margin:0 0 1.4rem}
.verdicts li{margin:0 0 .35rem}
.verdicts .badge{display:inline-block;min-width:9.5rem;margin-right:.5rem}
.badge{font-size:.82em;font-weight:600;white-space:nowrap}
.badge.refuted{color:var(--bad)}.badge.open{color:var(--soft)}.badge.supported{color:var(--half)}.badge.held{color:var(--good)}
.badge.note{color:var(--soft);font-weight:500}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(13.5rem,1fr));gap:.7rem 1.4rem;margin:0 0 1rem;padding:1rem 0 0;border-top:1px solid var(--rule);font-size:.9rem;line-height:1.4}
.facts dt{color:var(--soft);font-size:.8rem}
.facts dd{margin:0}
.refused{font-size:.88rem;color:var(--soft);margin:0 0 1rem}
.n>a{color:inherit;text-decoration:underline dotted var(--faded) 1px;text-underline-offset:.22em}
.n>a:hover,.n>a:focus{color:var(--link);text-decoration-style:solid}
.n.quiet>a,td .n>a{text-decoration-color:transparent}
.n.quiet>a:hover,.n.quiet>a:focus,td .n>a:hover,td .n>a:focus{text-decoration-color:currentColor}
.n.open>a{font-style:italic}
.n:target>a,.record:target{background:var(--hit)}
.missing{color:var(--bad)}
bdi{unicode-bidi:isolate}
.o{display:none;position:fixed;right:1rem;bottom:1rem;z-index:5;width:max-content;max-width:min(27rem,calc(100vw - 2rem));max-height:60vh;overflow:auto;background:var(--raised);color:var(--ink);border:1px solid var(--rule);border-radius:6px;box-shadow:0 6px 24px rgb(0 0 0/.16);padding:.6rem .8rem;font:400 .8rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;text-align:left;white-space:normal;overflow-wrap:anywhere}
.o.near{right:auto;bottom:auto}
.n:hover>.o,.n:focus-within>.o{display:block}
.n>.o.closed{display:none}
.n:hover>.o{z-index:6}
.o-head{display:block;font-weight:650;margin:0 0 .25rem}
.o-row{display:grid;grid-template-columns:6.2rem 1fr;gap:.5rem}
.o-name{color:var(--soft)}
.o-item{display:block;padding:.08rem 0}
.scroll{overflow-x:auto;margin:0 0 1.6rem}
table{border-collapse:collapse;font-size:.875rem;line-height:1.4;min-width:60%}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem;caption-side:top}
caption>span{display:inline-block;position:sticky;left:0;max-width:min(100%,calc(100vw - 2rem))}
th,td{text-align:left;vertical-align:baseline;padding:.34rem .9rem .34rem 0;border-bottom:1px solid var(--faint)}
th{font-weight:400}
thead .num{max-width:7.5rem}tbody th{min-width:8rem;max-width:24rem}tbody th code{display:block;min-width:12rem}tbody th code{overflow-wrap:break-word}
thead th{color:var(--soft);font-size:.8rem;line-height:1.3;vertical-align:bottom;border-bottom:1px solid var(--rule);font-weight:500}
th:last-child,td:last-child{padding-right:0}
.num{text-align:right}
td.num{white-space:nowrap}
tbody tr:hover{background:var(--raised)}
figure{margin:0 0 2.4rem;break-inside:avoid}
figcaption{font-size:.92rem;font-weight:550;margin:0 0 .35rem}
.chart{margin:.3rem 0 .2rem}
.chart svg{display:block;width:100%;min-width:31rem;height:auto;font-size:11.5px}
.chart text{fill:var(--soft)}
.end{text-anchor:end}.mid{text-anchor:middle}
.grid{stroke:var(--faint)}.axis,.foot{stroke:var(--rule)}.zero{stroke:var(--soft)}
.curve{fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
.ground{fill-opacity:.16}
.mark{stroke:var(--ground);stroke-width:1}
${series}
.legend{list-style:none;padding:0;margin:0 0 .3rem;font-size:.85rem;line-height:1.4}
ul.legend{display:flex;flex-wrap:wrap;gap:.15rem 1.3rem}
.legend li{margin:0}
.key{width:30px;height:12px;vertical-align:-1px;margin-right:.45rem}
.guide{margin-top:.9rem}
.fine{font-size:.82rem;color:var(--soft);margin:0 0 .3rem}
details{font-size:.85rem}
summary{cursor:pointer;color:var(--soft)}
.numbers{display:inline-block;vertical-align:top;margin-right:1.3rem}.numbers[open]{display:block;margin-right:0}
details .scroll{margin:.5rem 0 1rem;max-height:24rem;overflow:auto}
pre{max-height:24rem;overflow:auto;background:var(--raised);padding:.7rem .9rem;margin:.5rem 0 0}
.lead{color:var(--soft);font-size:.92rem}
.record{padding:1rem .8rem;margin:0 -.8rem;border-bottom:1px solid var(--faint);font-size:.85rem;line-height:1.45}
.record .about{font-weight:400;color:var(--soft);padding-left:.4rem}
.record dl{margin:0 0 .3rem}
.record dl div{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:.8rem}
.record dt{color:var(--soft)}
.record dd{margin:0;overflow-wrap:anywhere}
.exact{font-weight:650}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@media (max-width:40rem){body{font-size:15.5px}main{padding:1.4rem 1rem 4rem}nav{padding:1rem 1rem 0}h1{font-size:1.4rem}h2{margin-top:2.2rem}
.o,.o.near{left:0!important;right:0;top:auto!important;bottom:0;width:auto;max-width:none;border-radius:10px 10px 0 0;max-height:50vh}
.record dl div{grid-template-columns:5.4rem minmax(0,1fr)}.verdicts .badge{min-width:0}.facts{grid-template-columns:repeat(auto-fill,minmax(9.4rem,1fr))}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;--ground:#fff;--raised:#f6f6f4;--ink:#000;--soft:#444;--rule:#bbb;--faint:#ddd;--link:#000;--hit:#fff;--warn-ground:#fff;--warn-ink:#000;--good:#000;--bad:#000;--half:#000;${variables(light)}}
html{font-size:9.5pt}body{font-size:1rem}main{max-width:none;padding:0}.record{font-size:.78rem;line-height:1.35;padding:.5rem 0;margin:0}h2{margin-top:1.8rem}.lead,.goal{color:#000}nav,.skip,.guide,.o,.numbers,.record details{display:none!important}.n>a{text-decoration:none}.scroll{overflow:visible}table{font-size:.85rem}
h2,h3{break-after:avoid}tr,.record,.banner{break-inside:avoid}thead{display:table-header-group}.chart svg{min-width:0}@page{margin:18mm 16mm}}
`;
