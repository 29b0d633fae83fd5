// Brazil: the municipalities on one canvas, the 27 states above it as links that take the focus.
import { classOf, fillOf } from "./classes.js";
import { SIDE, isOutside, nextIn, slices } from "./geometry.js";
import { placeWords } from "./map.js";
import { colour, config, svg } from "./view.js";

const { geoPath } = globalThis.d3;
/** Device pixels of the canvas's side: as many as the widest frame shows on a fine screen. */
const PIXELS = 1280;

let shapes = null;

/** The canvas and the states of the country; null when overtaken by a later call. */
export async function drawCountry(country, table, cells, isCurrent) {
  shapes ??= await tracePaths(country);
  const canvas = document.createElement("canvas");
  canvas.width = PIXELS;
  canvas.height = PIXELS;
  const context = canvas.getContext("2d");
  context.scale(PIXELS / SIDE, PIXELS / SIDE);
  const byClass = new Map();
  for (const [id, path, uf] of cells ? shapes.municipalities : shapes.states) {
    const name = classOf((cells ? cells.get(id) : table.get(uf)) ?? { value: null, status: "n" });
    if (!byClass.has(name)) {
      byClass.set(name, []);
    }
    byClass.get(name).push(path);
  }
  const pauses = slices();
  for (const [name, paths] of byClass) {
    context.fillStyle = fillOf(name, context);
    for (const path of paths) {
      context.fill(path);
      await pauses();
    }
    if (!isCurrent()) {
      return null;
    }
  }
  if (cells) {
    stroke(context, shapes.municipalBorders, colour("contorno"), 0.22);
  }
  stroke(context, shapes.stateBorders, colour("contorno-estado"), 1.1);
  canvas.setAttribute("role", "presentation");
  return { parts: [canvas, states(country, table)], ratio: 1 };
}

function stroke(context, path, style, width) {
  context.strokeStyle = style;
  context.lineWidth = width;
  context.lineJoin = "round";
  context.stroke(path);
}

async function tracePaths(country) {
  const pauses = slices();
  const trace = (shape) => {
    const path = new Path2D();
    geoPath(null, path)(shape);
    return path;
  };
  const municipalities = [];
  for (const municipality of country.municipalities) {
    municipalities.push([municipality.id, trace(municipality.feature)]);
    await pauses();
  }
  const states = [];
  for (const state of country.states) {
    states.push([state.id, trace(state.feature), state.uf]);
    await pauses();
  }
  const municipalBorders = trace(country.municipalBorders);
  await pauses();
  return { municipalities, states, municipalBorders, stateBorders: trace(country.stateBorders) };
}

function states(country, table) {
  const { texts, view } = config();
  const path = geoPath().digits(1);
  const shown = country.states.filter((state) => table.has(state.uf) && !isOutside(state.feature));
  const chosen = shown.find((state) => view.lugar.includes(state.uf)) ?? shown.find((state) => state.uf === "SP") ?? shown[0];
  const group = svg("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, role: "group", "aria-label": texts.mapLabel });
  for (const state of shown) {
    const cell = table.get(state.uf);
    const words = placeWords(cell);
    const link = svg("a", {
      class: `estado${view.lugar.includes(state.uf) ? " atual" : ""}`,
      href: cell.href, tabindex: state === chosen ? "0" : "-1", "data-uf": state.uf, "data-dica": words,
      id: `estado-${state.uf}`, "aria-label": `${words}. ${texts.openState}`,
    }, svg("path", { d: path(state.feature) }),
    svg("text", { x: state.centre[0].toFixed(1), y: state.centre[1].toFixed(1), "aria-hidden": "true" }, state.uf));
    group.append(link);
  }
  group.addEventListener("keydown", (event) => {
    const here = shown.find((state) => state.uf === event.target.dataset?.uf);
    if (here && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = nextIn(event.key, here, shown, (state) => here.adjacent.includes(state.uf));
      if (next) {
        moveFocus(group, event.target, group.querySelector(`[data-uf="${next.uf}"]`));
      }
    }
  });
  return group;
}

/** One stop of the Tab key for the whole map: the focus and its tab stop move together. */
export function moveFocus(group, from, to) {
  from.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
}
