// The strip beneath the lines: which months were reported, in part, as zero, left blank, or have no row.
import { config, fill, html, svg } from "./view.js";

const HEIGHT = 12;
const GAP = 4;

/** Draws the strip under a plot, each cell under its point. */
export function drawCoverage(plot, series) {
  const { texts } = config();
  const ratio = devicePixelRatio;
  const width = plot.width;
  const cell = plot.bbox.width / ratio / series[0].times.length;
  const left = plot.bbox.left / ratio;
  const height = series.length * (HEIGHT + GAP);
  const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": summary(series) },
    svg("defs", {}, svg("pattern", { id: "risca-faixa", width: 5, height: 5, patternUnits: "userSpaceOnUse" },
      svg("rect", { class: "risca-fundo", width: 5, height: 5 }), svg("path", { class: "risca", d: "M-1,1 L1,-1 M0,5 L5,0 M4,6 L6,4" }))));
  series.forEach((each, row) => {
    const y = row * (HEIGHT + GAP);
    drawing.append(svg("line", { x1: left - 26, x2: left - 6, y1: y + HEIGHT / 2, y2: y + HEIGHT / 2, class: `marca-${row + 1}` }));
    each.coverage.forEach((status, i) => drawing.append(...cellShapes(status, row + 1, each.labels[i], {
      x: left + i * cell + 0.5, y: y + 0.5, width: Math.max(1, cell - 1), height: HEIGHT - 1,
    })));
  });
  const key = (name, words) => html("li", {}, html("span", { class: `amostra ${name}`, "aria-hidden": "true" }), words);
  document.getElementById("cobertura").replaceChildren(
    html("h3", {}, texts.coverage), drawing,
    html("ul", { class: "legenda-chaves" }, key("informado", texts.status.i), key("parcial", texts.status.p),
      key("classe-zero", texts.status.z), key("classe-branco", texts.status.b), key("classe-sem", texts.status.n)));
}

function cellShapes(status, number, label, box) {
  const title = svg("title", {}, `${label}: ${config().texts.status[status]}`);
  const series = `serie-${number}`;
  switch (status) {
    case "i": return [svg("rect", { ...box, class: `${series} informado` }, title)];
    case "p": return [
      svg("rect", { ...box, class: "borda" }),
      svg("rect", { ...box, y: box.y + box.height / 2, height: box.height / 2, class: `${series} informado` }, title)];
    case "z": return [svg("rect", { ...box, class: "zero" }, title)];
    case "b": return [svg("rect", { ...box, fill: "url(#risca-faixa)" }, title)];
    default: return [svg("rect", { ...box, class: "sem" }, title)];
  }
}

function summary(series) {
  const { texts } = config();
  return series.map((each) => {
    const counts = ["i", "p", "z", "b", "n"].map((status) => [status, each.coverage.filter((s) => s === status).length])
      .filter(([, n]) => n > 0).map(([status, n]) => `${n} ${texts.status[status]}`).join(", ");
    return `${each.name}: ${fill(texts.coverageSummary, { n: each.coverage.length, counts })}`;
  }).join(". ");
}
