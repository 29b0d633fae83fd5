// Small multiples: one small chart a place, where lines on one chart could not be told apart.
import { addressWith, config, describe, formatNumber, html, svg } from "./view.js";

const WIDTH = 120;
const HEIGHT = 48;

export function drawMultiples(frame, series) {
  const { view, texts } = config();
  const most = (values) => Math.max(...values.filter((value) => value !== null), 0);
  // Rates are comparable; numbers of places of unlike size are not, so each has its own scale.
  const common = view.taxa ? most(series.flatMap(({ values }) => values)) : null;
  frame.replaceChildren(
    html("p", { class: "dica" }, common === null ? texts.ownScale : texts.commonScale),
    html("div", { class: "multiplos" }, ...series.map((each) => multiple(each, common ?? most(each.values)))));
}

function multiple({ name, place, labels, values, statuses, coverage }, most) {
  const last = values.findLastIndex((value) => value !== null);
  const words = last < 0 ? config().texts.nothing : `${labels[last]}: ${describe(values[last], statuses[last])}`;
  const step = WIDTH / values.length;
  const chart = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...coverage.flatMap((status, i) => status === "b" || status === "n"
      ? [svg("rect", { class: "risca-fundo", x: i * step, y: 0, width: step, height: HEIGHT })] : []),
    svg("path", { d: line(values, step, most) }));
  return html("figure", {}, html("a", { href: addressWith({ lugar: [place], lugares: null, mapa: null }), title: words },
    html("figcaption", {}, html("span", {}, name), html("b", {}, last < 0 ? "–" : formatNumber(values[last]))), chart));
}

function line(values, step, most) {
  const height = (value) => (HEIGHT - 2 - (most > 0 ? value / most : 0) * (HEIGHT - 6)).toFixed(1);
  let drawing = false;
  return values.map((value, i) => {
    if (value === null) {
      drawing = false;
      return "";
    }
    const x = ((i + 0.5) * step).toFixed(1);
    const alone = (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null;
    const command = `${drawing ? "L" : "M"}${x},${height(value)}${alone ? "h0.1" : ""}`;
    drawing = true;
    return command;
  }).join("");
}
