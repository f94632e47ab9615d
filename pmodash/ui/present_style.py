"""How a slide looks, and that nothing else is seen while it is shown."""

STYLE = """
.stApp:has(.stage-slide) :is([data-testid="stHeader"], [data-testid="stSidebar"], [data-testid="stToolbar"],
  [data-testid="stStatusWidget"], [data-testid="stToastContainer"], [data-testid="stSkipLink"],
  [data-testid="stExpandSidebarButton"], [data-testid="stDecoration"]),
body:has(.stage-slide) [data-testid="stToastContainer"] { display: none !important }
.stApp:has(.stage-slide) [data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"]
  > *:not(:has(.st-key-present_screen)):not(:has([class*="st-key-present_"])):not([class*="st-key-present_"]) {
  display: none !important
}
.stApp:has(.stage-slide) [data-testid="stMain"] { overflow: hidden !important }
.stApp:has(.stage-slide) [data-stale="true"] { opacity: 1 !important; transition: none !important }
.stage-root { position: fixed; inset: 0; z-index: 1000; overflow: hidden; background: var(--st-background-color) }
.stage-said { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
[class*="st-key-chart_of_"] { position: fixed !important; visibility: hidden; z-index: 1001 }
[class*="st-key-chart_of_"] > *, [class*="st-key-chart_of_"] [data-testid="stPlotlyChart"] { height: 100% !important }

.stage-slide {
  --body: 28px; --quiet: color-mix(in srgb, var(--st-text-color) 72%, var(--st-background-color));
  --faint: color-mix(in srgb, var(--st-text-color) 14%, var(--st-background-color));
  --panel: color-mix(in srgb, var(--st-text-color) 4%, var(--st-background-color));
  --accent: var(--st-primary-color); --better: #1d6b50; --worse: #a81a16;
  box-sizing: border-box; display: flex; flex-direction: column; gap: 20px; padding: 40px 60px 22px;
  transform-origin: 0 0; color: var(--st-text-color); font-family: var(--st-font); line-height: 1.3;
  border-top: 8px solid var(--accent); overflow: hidden
}
@media (prefers-reduced-motion: no-preference) {
  .stage-slide { animation: stage-in 140ms ease-out }
  @keyframes stage-in { from { opacity: 0.35 } }
}
.stage-slide p, .stage-slide h1, .stage-slide ul, .stage-slide ol { margin: 0; padding: 0 }
.stage-slide [dir] { unicode-bidi: plaintext; overflow-wrap: anywhere }
.stage-head { flex: none; display: flex; flex-direction: column; gap: 6px }
.stage-kicker { font-size: 22px; font-weight: 600; color: var(--accent); letter-spacing: 0.01em }
.stage-slide h1.stage-finding {
  display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; flex: none;
  font-size: 42px; font-weight: 700; line-height: 1.18; letter-spacing: -0.01em; text-wrap: balance;
  color: var(--st-text-color); font-family: inherit
}
.stage-since { font-size: 24px; color: var(--quiet) }
.stage-body { flex: 1; min-height: 0; display: flex; flex-direction: column; gap: 18px; overflow: hidden }
.stage-split { flex: 1; min-height: 0; display: flex; gap: 36px }
.stage-hole { flex: 1; min-width: 0 }
.stage-side { flex: 1; min-width: 0; min-height: 0; overflow: hidden }
.stage-hole + .stage-side { flex: 0 0 32%; align-self: center; max-height: 100% }
.stage-of-table .stage-points { margin-bottom: 12px }
.stage-dark .stage-slide { --better: #57c49f; --worse: #ff8a7a }

.stage-facts { flex: none; display: grid; grid-template-columns: repeat(4, 1fr); gap: 20px }
.stage-fact { background: var(--panel); border-radius: 12px; padding: 10px 22px; min-width: 0; overflow: hidden }
.stage-fact-label { font-size: 22px; color: var(--quiet); font-weight: 600 }
.stage-fact-value { font-size: 60px; font-weight: 700; line-height: 1.08; white-space: nowrap }
.stage-fact-behind { font-size: 22px; color: var(--quiet) }
.stage-fact-change { font-size: 22px; font-weight: 600; margin-top: 2px }
.stage-better { color: var(--better) }
.stage-worse { color: var(--worse) }
.stage-even { color: var(--quiet) }

.stage-points { list-style: none; display: flex; flex-direction: column; gap: 0.62em; font-size: var(--body) }
.stage-points li { padding-inline-start: 1.2em; position: relative }
.stage-points li::before {
  content: ""; position: absolute; inset-inline-start: 0; top: 0.48em; width: 0.38em; height: 0.38em;
  border-radius: 50%; background: var(--accent)
}
ol.stage-points li { padding-inline-start: 2em; counter-increment: point }
ol.stage-points li::before {
  content: counter(point); background: none; width: auto; height: auto; top: 0; color: var(--accent); font-weight: 700
}
.stage-points span { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden }

.stage-table { width: 100%; border-collapse: collapse; font-size: 22px; table-layout: auto }
.stage-table th { font-size: 20px; font-weight: 600; color: var(--quiet); text-align: start; vertical-align: bottom }
.stage-table th, .stage-table td { padding: 9px 12px 9px 0; border-bottom: 1px solid var(--faint); line-height: 1.2 }
.stage-table th { border-bottom: 2px solid var(--quiet) }
.stage-slide .stage-table th { overflow-wrap: normal }
.stage-table td { white-space: nowrap; max-width: var(--cell); overflow: hidden; text-overflow: ellipsis }
.stage-table td:first-child { font-weight: 600 }
.stage-table td span { display: inline }
.stage-table .stage-cell-number, .stage-table .stage-cell-share { text-align: end; font-variant-numeric: tabular-nums }
.stage-table :is(.stage-cell-number, .stage-cell-share) + :not(.stage-cell-number, .stage-cell-share) {
  padding-inline-start: 28px
}
.stage-table td i { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 50%; margin-inline-end: 0.45em }
.stage-slide p.stage-more { font-size: 22px; color: var(--quiet); padding-top: 10px }

.stage-remark {
  flex: none; border-inline-start: 6px solid var(--accent); background: var(--panel); padding: 8px 20px;
  font-size: 24px; border-radius: 0 10px 10px 0
}
.stage-remark strong { font-size: 20px; color: var(--accent); display: block }
.stage-remark span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden }
.stage-body:has(> .stage-split:empty:only-child) { flex: none }
.stage-body:has(> .stage-split:empty:only-child) + .stage-remark { font-size: 30px }
.stage-of-words .stage-remark span { -webkit-line-clamp: 12 }

.stage-foot {
  flex: none; margin-top: auto; display: flex; align-items: baseline; gap: 28px; font-size: 18px; color: var(--quiet)
}
.stage-note {
  flex: 1; min-width: 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden
}
.stage-foot span:not(.stage-note) { white-space: nowrap }
.stage-foot span:empty:not(.stage-note) { display: none }
.stage-label {
  max-width: 520px; overflow: hidden; text-overflow: ellipsis; font-weight: 700; color: var(--st-text-color)
}
.stage-number { font-variant-numeric: tabular-nums }

.stage-of-cover { padding-inline-start: 110px; border-top: 0; border-inline-start: 28px solid var(--accent) }
.stage-of-cover .stage-head { flex: 1.2; justify-content: flex-end }
.stage-slide.stage-of-cover h1.stage-finding { font-size: 76px }
.stage-of-cover .stage-body { flex: 1 }
.stage-of-cover .stage-split { flex: none }
.stage-of-cover .stage-points { gap: 0.3em; color: var(--quiet) }
.stage-of-cover .stage-points li { padding: 0 }
.stage-of-cover .stage-points li::before { display: none }
.stage-slide p.stage-hidden { font-size: 24px; font-weight: 600 }
"""
