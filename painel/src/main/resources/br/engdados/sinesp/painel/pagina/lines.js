// The lines: drawn from the numbers of the table below them, so that both say the same.
import { drawCoverage } from "./coverage.js";
import { drawMultiples } from "./multiples.js";
import { readSeries } from "./tables.js";
import { colour, config, describe, fill, formatBriefly, html } from "./view.js";

const { uPlot } = globalThis;
/** More lines than this cannot be told apart: small multiples instead. */
const MOST_LINES = 5;
const DASHES = [[], [8, 4], [2, 4], [10, 3, 2, 3], []];
const WIDTHS = [2.4, 2.2, 2.6, 2.2, 1.4];
const DAY = 86_400;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;
/** Months between the ticks of the time axis. */
const STEPS = [1, 2, 3, 6, 12, 24, 60];

let plot = null;
let resizing = null;

export function drawLines() {
  plot?.destroy();
  plot = null;
  resizing?.disconnect();
  const frame = document.getElementById("linhas");
  const strip = document.getElementById("cobertura");
  const series = readSeries();
  strip.replaceChildren();
  for (const name of ["tabindex", "role", "aria-label"]) {
    frame.removeAttribute(name);
  }
  frame.onkeydown = null;
  if (series.length === 0 || series.every(({ values }) => values.every((value) => value === null))) {
    frame.replaceChildren(html("p", { class: "vazio-grafico" }, config().texts.nothing));
    return;
  }
  if (series.length > MOST_LINES) {
    drawMultiples(frame, series);
    return;
  }
  drawPlot(frame, series);
  resizing = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = plot.root.parentElement;
    if (width > 0 && (width !== plot.width || height !== plot.height)) {
      plot.setSize({ width, height });
    }
  });
  resizing.observe(plot.root.parentElement);
}

function drawPlot(frame, series) {
  const { texts } = config();
  const legend = html("ul", { class: "legenda-linhas" });
  const target = html("div", { class: "plot" });
  frame.replaceChildren(legend, target);
  frame.setAttribute("tabindex", "0");
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", fill(texts.chartLabel, { places: series.map(({ name }) => name).join(", ") }));
  const times = series[0].times.map(seconds);
  const half = (times.length > 1 ? times[1] - times[0] : MONTH) / 2;
  plot = new uPlot({
    width: target.clientWidth,
    height: target.clientHeight,
    padding: [8, 8, 0, 0],
    tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false, x: false, y: false }, points: { size: 8 } },
    scales: {
      x: { range: () => [times[0] - half, times.at(-1) + half] },
      y: { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] },
    },
    axes: [timeAxis(times), valueAxis()],
    series: [{}, ...series.map((each, i) => ({
      stroke: colour(`serie-${i + 1}`),
      width: WIDTHS[i],
      dash: DASHES[i],
      spanGaps: false,
      points: { size: 6, filter: isolated },
    }))],
    hooks: {
      setCursor: [(u) => writeLegend(legend, series, u.cursor.idx)],
      draw: [() => drawCoverage(plot, series)],
    },
  }, [times, ...series.map(({ values }) => values)], target);
  writeLegend(legend, series, null);
  frame.onkeydown = (event) => moveCursor(event, series);
}

/** A value between two gaps has no line: it is drawn as a point, even where points are not. */
function isolated(u, index, shown) {
  if (shown) {
    return null;
  }
  const values = u.data[index];
  return values.flatMap((value, i) => value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [i] : []);
}

function seconds(time) {
  const [year, month = 1] = time.split("-").map(Number);
  return Date.UTC(year, month - 1, 1) / 1000;
}

function axis(more) {
  return { stroke: colour("suave"), font: "12px system-ui, sans-serif", ...more,
    grid: { stroke: colour("linha"), width: 1 }, ticks: { stroke: colour("linha"), width: 1, size: 4 } };
}

/** The time axis: ticks at whole months that divide the year, years named where they begin. */
function timeAxis(times) {
  const { lang } = config();
  const month = new Intl.DateTimeFormat(lang, { month: "short", timeZone: "UTC" });
  return axis({
    splits: (u) => {
      const room = Math.max(2, Math.floor(u.width / 64));
      const span = (times.at(-1) - times[0]) / MONTH + 1;
      const step = STEPS.find((months) => span / months <= room) ?? STEPS.at(-1);
      return times.filter((time) => {
        const date = new Date(time * 1000);
        return (date.getUTCFullYear() * 12 + date.getUTCMonth()) % step === 0;
      });
    },
    values: (u, splits) => splits.map((time, i) => {
      const date = new Date(time * 1000);
      const year = String(date.getUTCFullYear());
      if (splits.length > 1 && splits[1] - splits[0] > YEAR - MONTH) {
        return year;
      }
      const name = month.format(date).replace(".", "");
      return date.getUTCMonth() === 0 || i === 0 ? `${name}\n${year}` : name;
    }),
    size: 44,
  });
}

function valueAxis() {
  return axis({ values: (_, splits) => splits.map(formatBriefly), size: roomForLabels, gap: 6 });
}

/** As wide as the longest label; not measured again where uPlot lays the axes out once more. */
function roomForLabels(u, labels, index, cycle) {
  const { font, gap, ticks, _size: size } = u.axes[index];
  if (cycle > 1) {
    return size;
  }
  [u.ctx.font] = font;
  const widths = (labels ?? []).map((label) => u.ctx.measureText(label).width / devicePixelRatio);
  return Math.max(56, Math.ceil(ticks.size + 1.5 * gap + Math.max(0, ...widths)));
}

function writeLegend(legend, series, index) {
  const items = series.map((each, i) => html("li", { class: `ficha-${i + 1}` },
    html("span", { class: "traco", "aria-hidden": "true" }), `${each.name}${index === null || index === undefined ? "" : ":"} `,
    ...(index === null || index === undefined ? [] : [html("b", {}, describe(each.values[index], each.statuses[index]))])));
  const moment = html("li", { class: "momento" }, index === null || index === undefined ? "" : series[0].labels[index]);
  legend.replaceChildren(...items, moment);
}

/** The arrow keys walk through the months and say their values. */
function moveCursor(event, series) {
  const last = series[0].times.length - 1;
  const here = plot.cursor.idx ?? (event.key === "ArrowLeft" ? last + 1 : -1);
  const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: last }[event.key];
  if (next === undefined) {
    return;
  }
  event.preventDefault();
  const index = Math.min(Math.max(next, 0), last);
  plot.setCursor({ left: plot.valToPos(plot.data[0][index], "x"), top: 0 });
  document.getElementById("anuncio").textContent = `${series[0].labels[index]}. ${series.map((each) =>
    `${each.name}: ${describe(each.values[index], each.statuses[index])}`).join(". ")}`;
}
