const charts = values("chart-values");
const CONFIG = { displayModeBar: false, doubleClick: false, responsive: true, showTips: false };
const WIDE = 640;

function draw(box) {
  const look = lookNow() + (box.clientWidth < WIDE ? "-narrow" : "");
  if (box.dataset.look === look) return;
  box.dataset.look = look;
  const { data, layout } = structuredClone(charts[box.dataset.chart][look]);
  Plotly.react(box, data, layout, CONFIG);
}

function drawPrinted(box) {
  if (box.childElementCount) return;
  const { data, layout } = structuredClone(charts[box.dataset.printed].printed);
  Plotly.newPlot(box, data, { ...layout, width: box.clientWidth }, { staticPlot: true });
}

function drawCharts() {
  const boxes = [...document.querySelectorAll("[data-chart]")];
  const printed = [...document.querySelectorAll("[data-printed]")];
  const all = () => boxes.forEach(draw);
  all();
  offerLook(all);
  new ResizeObserver(all).observe(document.getElementById("main"));
  addEventListener("beforeprint", () => printed.forEach(drawPrinted));
  setTimeout(() => printed.forEach(drawPrinted));
}

openForPrint();
drawCharts();
