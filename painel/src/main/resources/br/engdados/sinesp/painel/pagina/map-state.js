// A state: its municipalities as shapes that take the focus, in the plane of the country.
import { classOf } from "./classes.js";
import { SIDE, isOutside, largestPart, nextIn } from "./geometry.js";
import { moveFocus } from "./map-country.js";
import { placeWords } from "./map.js";
import { config, svg } from "./view.js";

const { geoPath } = globalThis.d3;
const MARGIN = 0.03;
/** The frame's width by its height, within what the page has room for. */
const LEAST_RATIO = 0.8;
const MOST_RATIO = 1.6;

/** The state's map, and the width of its frame by its height. */
export function drawState(country, table, uf) {
  const { texts, view } = config();
  const state = country.states.find((each) => each.uf === uf);
  const path = geoPath();
  const shapes = country.municipalities.filter((each) => each.id.startsWith(state.id)).map(({ id, feature }) => ({
    id, feature, centre: path.centroid(largestPart(feature)), cell: table.get(id) ?? { name: id, value: null, status: "n" },
  })).filter((each) => !isOutside(each.feature));
  const { box, ratio, scale } = frame(shapes);
  // Two digits of a pixel at the size drawn.
  const digits = geoPath().digits(Math.min(6, 2 + Math.ceil(Math.log10(scale))));
  const group = svg("svg", { viewBox: box.join(" "), role: "group", "aria-label": texts.stateMapLabel }, patterns(1 / scale));
  const chosen = shapes.find((each) => view.lugar.includes(each.id)) ?? shapes.reduce(
    (a, b) => ((b.cell.value ?? -1) > (a.cell.value ?? -1) ? b : a));
  for (const each of shapes) {
    const name = classOf({ ...each.cell, share: config().map.share });
    const words = placeWords({ ...each.cell, share: config().map.share });
    const attributes = {
      d: digits(each.feature), class: `municipio ${name}${view.lugar.includes(each.id) ? " atual" : ""}`,
      "data-id": each.id, "data-dica": words,
    };
    if (name === "classe-branco" || name === "classe-duvida") {
      attributes.fill = `url(#${name === "classe-branco" ? "risca" : "pontos"})`;
    }
    group.append(svg("a", {
      href: each.cell.href ?? "#", class: "municipio-link", tabindex: each === chosen ? "0" : "-1",
      id: `municipio-${each.id}`, "data-id": each.id, "aria-label": `${words}. ${texts.openMunicipality}`,
    }, svg("path", attributes)));
  }
  group.addEventListener("keydown", (event) => {
    const here = shapes.find((each) => each.id === event.target.dataset?.id);
    if (here && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = nextIn(event.key, here, shapes, () => true);
      if (next) {
        moveFocus(group, event.target, group.querySelector(`a[data-id="${next.id}"]`));
      }
    }
  });
  return { parts: [group], ratio };
}

/** A box around the shapes, and how much it magnifies the plane. */
function frame(shapes) {
  const path = geoPath();
  const [[x0, y0], [x1, y1]] = shapes.map((each) => path.bounds(largestPart(each.feature))).reduce(
    ([[ax, ay], [bx, by]], [[cx, cy], [dx, dy]]) => [[Math.min(ax, cx), Math.min(ay, cy)], [Math.max(bx, dx), Math.max(by, dy)]]);
  const margin = Math.max(x1 - x0, y1 - y0) * MARGIN;
  const [width, height] = [x1 - x0 + 2 * margin, y1 - y0 + 2 * margin];
  return {
    box: [x0 - margin, y0 - margin, width, height].map((n) => n.toFixed(3)),
    ratio: Math.min(Math.max(width / height, LEAST_RATIO), MOST_RATIO),
    scale: SIDE / Math.max(width, height),
  };
}

/** Hatch and dots, of the size of pixels whatever the scale of the box. */
function patterns(unit) {
  const tile = (id, ...marks) => svg("pattern", {
    id, width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: `scale(${unit})`,
  }, ...marks);
  return svg("defs", {},
    tile("risca", svg("rect", { class: "risca-fundo", width: 9, height: 9 }),
      svg("path", { class: "risca", d: "M-2,2 L2,-2 M0,9 L9,0 M7,11 L11,7" })),
    tile("pontos", svg("rect", { class: "ponto-fundo", width: 9, height: 9 }), svg("circle", { class: "ponto", cx: 4.5, cy: 4.5, r: 1.4 })));
}
