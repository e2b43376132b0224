/** The style sheet of the page. It asks for nothing: system fonts, no pictures. */
import { paletteCss } from './palette.ts'

const BASE = `
*,*::before,*::after{box-sizing:border-box}
[hidden]{display:none!important}
html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text)}
h1,h2,h3,h4,p,ul,dl,dd,figure,pre{margin:0}
ul{padding:0;list-style:none}
code,pre,.path{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.87em}
code,.path,.type,td,th,p,h1,h2,h3,h4,li{overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:0;padding:.5rem 1rem;background:var(--surface);z-index:1}
.skip:focus{left:0}
`

const FRAME = `
.top{display:flex;align-items:center;gap:1rem;padding:.55rem 1.5rem;background:var(--surface);border-bottom:1px solid var(--line)}
.top b{font-size:1rem;letter-spacing:.01em}
.top .quiet{flex:1}
.quiet{color:var(--quiet)}
.page{max-width:1500px;margin:0 auto;padding:1.25rem 1.5rem 4rem;display:grid;gap:1.25rem 2rem;grid-template-columns:minmax(0,1fr)}
@media screen and (min-width:1000px){
.page.filtered{grid-template-columns:minmax(0,1fr) 264px}
.page.filtered .filters{grid-column:2;grid-row:1/span 2;position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto}
}
button,input,select{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--control);border-radius:5px;padding:.28rem .55rem;max-width:100%}
button{cursor:pointer;padding:.28rem .8rem}
button:hover{background:var(--sunken)}
button[aria-pressed=true]::before{content:"✓ " / ""}
::placeholder{color:var(--quiet);opacity:1}
input[type=checkbox]{width:1rem;height:1rem;margin:0;accent-color:var(--link);flex:none}
footer{max-width:1500px;margin:0 auto;padding:0 1.5rem 2rem;font-size:.87rem}
`

const OVERVIEW = `
.decision{padding:.9rem 1.15rem;background:var(--surface);border:1px solid var(--line);border-left:6px solid var(--critical);border-radius:6px}
.decision.passed{border-left-color:var(--good)}
h1{font-size:1.55rem;line-height:1.2;font-weight:650;color:var(--critical);margin-bottom:.25rem}
.passed h1{color:var(--good)}
.facts{display:flex;flex-wrap:wrap;gap:.3rem 2.2rem;margin:.8rem 0 0;padding:0 .2rem}
.facts dt{font-size:.8rem;color:var(--quiet)}
.callout{margin-top:.8rem;padding:.6rem 1rem;background:var(--surface);border:1px solid var(--medium);border-radius:6px}
h2{font-size:1.12rem;line-height:1.3;font-weight:650;margin:1.5rem 0 .6rem}
.filters h2,.results>:first-child>h2{margin-top:0}
.many{font-weight:400;font-size:.87rem;color:var(--quiet);font-variant-numeric:tabular-nums}
.tiles{display:flex;flex-wrap:wrap;gap:.4rem;margin-bottom:1rem}
.tile{display:flex;align-items:baseline;gap:.45rem;padding:.3rem .65rem .35rem;background:var(--surface);border:1px solid var(--line);border-top:3px solid var(--none);border-radius:5px}
.tile b{font-size:1.25rem;font-weight:650;font-variant-numeric:tabular-nums}
.tile.zero b{color:var(--quiet);font-weight:400}
.chart{max-width:820px;padding:.8rem 1rem;background:var(--surface);border:1px solid var(--line);border-radius:6px;overflow:hidden}
.chart svg{display:block;width:100%;height:auto}
.chart text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--text)}
.chart .label{text-anchor:end}
.chart .inside{text-anchor:middle;fill:var(--onSolid);font-size:12px;font-weight:600}
.chart .total{font-weight:600}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin-bottom:.5rem;font-size:.87rem;color:var(--quiet)}
.key{display:inline-flex;align-items:center;gap:.4rem}
.swatch{width:.8rem;height:.8rem;border-radius:2px}
details{margin-top:.7rem}
summary{cursor:pointer;width:fit-content;color:var(--link);font-size:.93rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin-top:.5rem;background:var(--surface);border:1px solid var(--line);font-size:.9rem}
th,td{padding:.25rem .75rem;border-bottom:1px solid var(--line);text-align:left;font-weight:400;vertical-align:top}
thead th{color:var(--quiet);font-size:.83rem;white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums}
`

const FILTERS = `
.filters{padding:.9rem 1rem;background:var(--surface);border:1px solid var(--line);border-radius:6px;display:flex;flex-wrap:wrap;gap:.8rem 1.6rem;align-items:flex-start}
.filters h2{flex-basis:100%;margin:0}
.filters p label,legend{display:block;font-size:.83rem;color:var(--quiet);padding:0;margin-bottom:.15rem}
.filters input[type=search],.filters select{width:14.5rem}
fieldset{border:0;margin:0;padding:0;min-width:0}
fieldset label{display:flex;align-items:center;gap:.5rem;padding:.08rem 0;cursor:pointer}
fieldset .many{margin-left:auto;padding-left:.8rem}
.shown{display:flex;align-items:center;justify-content:space-between;gap:1rem;font-variant-numeric:tabular-nums}
@media screen and (min-width:1000px){
.filters p,.filters fieldset{flex-basis:100%}
.filters input[type=search],.filters select{width:100%}
.shown{position:sticky;bottom:-.9rem;flex-basis:calc(100% + 2rem)!important;margin:0 -1rem -.9rem;padding:.6rem 1rem;background:var(--surface);border-top:1px solid var(--line)}
}
`

const FINDINGS = `
.group{margin-bottom:1rem;background:var(--surface);border:1px solid var(--line);border-radius:6px}
.about{padding:.75rem 1rem .7rem}
.about p{max-width:92ch}
h3{font-size:1.02rem;line-height:1.4;font-weight:650}
h3.small{font-size:.95rem}
h4{font-size:1rem;font-weight:600;display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .7rem}
p>b:first-child{font-weight:600;font-size:.87rem;color:var(--quiet);margin-right:.35rem}
.badge{display:inline-block;padding:0 .5em;border-radius:4px;font-size:.8rem;font-weight:650;line-height:1.55;margin-right:.25rem;color:var(--onSolid);background:var(--none);vertical-align:.08em}
.id{margin:.1rem 0 .3rem;color:var(--quiet);font-size:.93rem}
.control{font-size:.83rem;margin-left:.6rem}
.references{font-size:.87rem;margin-top:.15rem}
.finding{padding:.65rem 1rem .75rem;border-top:1px solid var(--line)}
.large .finding{content-visibility:auto;contain-intrinsic-size:auto 170px}
.group>.finding:first-child{border-top:0}
.state>.finding{margin-bottom:.6rem;background:var(--surface);border:1px solid var(--line);border-radius:6px}
.tag{font-size:.83rem;font-weight:400;color:var(--quiet)}
.subject{color:var(--quiet);font-size:.93rem}
.subject code{color:var(--text)}
.type{font-size:.87rem}
.also{margin-top:.35rem;font-size:.93rem}
pre{margin-top:.45rem;padding:.45rem .7rem;background:var(--sunken);border:1px solid var(--line);border-radius:5px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5;tab-size:4}
.l,.n{display:block;position:relative;padding-left:5.5ch;min-height:1.5em}
.l::before{content:attr(data-n);position:absolute;left:0;width:4ch;text-align:right;color:var(--quiet);user-select:none}
.n{color:var(--note)}
.diff span{display:block;min-height:1.5em}
.diff .head,.diff .hunk{color:var(--quiet)}
.diff .added{color:var(--good)}
.diff .gone{color:var(--critical)}
mark{color:var(--text);background:var(--mark);border-radius:2px;text-decoration:underline 2px solid var(--underline);text-underline-offset:3px;text-decoration-skip-ink:none}
mark.near{background:none;text-decoration:underline 2px dotted var(--quiet)}
.also+.remarks{margin-top:.5rem}
.remarks{background:var(--surface);border:1px solid var(--line);border-radius:6px}
.remarks>li{padding:.5rem 1rem}
.remarks>li+li{border-top:1px solid var(--line)}
.remarks .path{margin-right:.6rem}
.nothing{padding:2rem 1rem;text-align:center;color:var(--quiet);background:var(--surface);border:1px dashed var(--control);border-radius:6px}
`

/** Colors of words and bars, by what they stand for. */
const MEANINGS = ['critical', 'high', 'medium', 'low', 'undecided', 'none', 'good']
  .map(
    (name) =>
      `.badge.${name},.swatch.${name}{background:var(--${name})}rect.${name}{fill:var(--${name})}.tile.${name}{border-top-color:var(--${name})}`,
  )
  .join('\n')

const MEDIA = `
@media (max-width:560px){.page,.top{padding-left:.8rem;padding-right:.8rem}.top{justify-content:space-between}.top .quiet,.chart{display:none}th,td{padding:.25rem .4rem}thead th{white-space:normal;overflow-wrap:normal}.templates :is(th,td):is(:nth-child(2),:nth-child(3)){display:none}.filters{padding-left:.8rem;padding-right:.8rem}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){.badge,.tile,mark{border:1px solid;forced-color-adjust:auto}.swatch,rect{forced-color-adjust:none}}
@media print{
html{font-size:10pt}
body{background:none}
.filters,.top button,.skip,details:not([open]){display:none!important}
.page{display:block;padding:0}
.large .finding{content-visibility:visible}
.overview{margin-bottom:1rem}
.group,.decision,.tile,.chart,pre{break-inside:avoid}
.group{break-inside:auto}
.about,h2,h3,h4{break-after:avoid}
.badge,.swatch,rect,mark,.tile,.decision{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`

/** All of it. */
export function styleSheet(): string {
  return [paletteCss(), BASE, FRAME, OVERVIEW, FILTERS, FINDINGS, MEANINGS, MEDIA].join('')
}
