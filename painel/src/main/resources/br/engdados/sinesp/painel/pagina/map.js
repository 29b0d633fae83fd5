// The map's frame: which map, its legend, what is said on hovering, and what lies outside of it.
import { boundaries } from "./geometry.js";
import { classLabel, classNumbered } from "./classes.js";
import { drawCountry } from "./map-country.js";
import { drawState } from "./map-state.js";
import { readMapTable } from "./tables.js";
import { config, describe, fill, html } from "./view.js";

let turn = 0;

/** Draws the map of the view at hand; a later call overtakes an earlier one. */
export async function drawMap() {
  const mine = ++turn;
  const frame = document.getElementById("mapa");
  const { boundariesUrl, map, texts } = config();
  if (frame.childElementCount === 0 || frame.querySelector(".so-sem-script, .vazio-grafico")) {
    frame.replaceChildren(html("p", { class: "vazio-grafico" }, texts.mapLoading));
  }
  try {
    const [country, cells] = await Promise.all([boundaries(boundariesUrl), municipalCells(map)]);
    if (mine !== turn) {
      return;
    }
    drawLegend();
    listOutside(cells);
    const table = readMapTable();
    const drawn = map.area === "BR"
      ? await drawCountry(country, table, cells, () => mine === turn)
      : drawState(country, table, map.area);
    if (mine === turn && drawn) {
      frame.style.aspectRatio = drawn.ratio;
      frame.replaceChildren(...drawn.parts);
      frame.dataset.desenhado = `${map.area} ${map.dataUrl}`;
      wireTip(frame);
    }
  } catch (failure) {
    if (mine === turn) {
      frame.replaceChildren(html("p", { class: "vazio-grafico", role: "alert" },
        fill(texts.mapFailed, { detail: failure.message })));
    }
  }
}

/** All municipalities' values from the API, for the national map: code → {value, status, share}. */
async function municipalCells(map) {
  if (map.area !== "BR" || map.level !== "municipio") {
    return null;
  }
  const answer = await fetch(map.dataUrl);
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  const { codigos, valores, taxas, linhas, informadas, estados, classes, sem_limite: unlisted } = await answer.json();
  map.classes = classes;
  map.unlisted = unlisted;
  const shares = new Map(estados.map(({ uf, parcela_sem_municipio: share }) => [uf, share ?? 0]));
  const drawn = taxas ?? valores;
  return new Map(codigos.map((code, i) => [String(code), {
    value: drawn[i],
    status: statusOf(valores[i], linhas[i], informadas[i]),
    share: shares.get(config().stateCodes[String(code).slice(0, 2)]) ?? 0,
  }]));
}

function statusOf(value, rows, reporting) {
  if (rows === 0) {
    return "n";
  }
  if (reporting === 0) {
    return "b";
  }
  return reporting < rows ? "p" : value === 0 ? "z" : "i";
}

/** What is on no map for being far out at sea stands in the list, beside what has no boundary. */
function listOutside(cells) {
  const box = document.getElementById("fora");
  box.querySelectorAll("[data-ilha]").forEach((item) => item.remove());
  const add = (id, name, value, status) => {
    box.querySelector("ul").append(html("li", { "data-ilha": id }, `${name}: `, html("b", {}, describe(value, status))));
    box.hidden = false;
  };
  for (const { codigo, municipio, uf, valor, linhas, informadas } of config().map.unlisted ?? []) {
    add(codigo, `${municipio || config().texts.unknownMunicipality} (${uf})`, valor, statusOf(valor, linhas, informadas));
  }
  for (const [id, name] of Object.entries(config().outside)) {
    const cell = cells?.get(id) ?? readMapTable().get(id);
    if (cell) {
      add(id, name, cell.value, cell.status);
    }
  }
}

function drawLegend() {
  const { map, texts, unit } = config();
  const swatch = (name) => html("span", { class: `amostra ${name}`, "aria-hidden": "true" });
  const classes = map.classes.map((ends, i) => html("li", {},
    swatch(classNumbered(i, map.classes.length)), html("span", {}, classLabel(ends))));
  const keys = [["classe-branco", texts.legend.blank], ["classe-zero", texts.legend.zero], ["classe-sem", texts.legend.noRow]];
  if (map.hasDoubtful) {
    keys.splice(2, 0, ["classe-duvida", texts.legend.doubtful]);
  }
  document.getElementById("legenda").replaceChildren(
    html("p", {}, fill(texts.legend.title, { unit })),
    html("ul", { class: "legenda-classes" }, ...classes),
    html("ul", { class: "legenda-chaves" }, ...keys.map(([name, words]) => html("li", {}, swatch(name), words))));
}

/** The words of a place for the tip and for screen readers. */
export function placeWords({ name, value, status, share = 0, small = false }) {
  const { texts, map } = config();
  const words = `${name}: ${describe(value, status)}${small ? ` (${texts.small})` : ""}`;
  if (share < 0.005) {
    return words;
  }
  const percent = share.toLocaleString(config().lang, { style: "percent", maximumFractionDigits: 1 });
  if (map.area === "BR") {
    return `${words}. ${fill(texts.share, { percent })}`;
  }
  return value === 0 && map.hasDoubtful ? `${words}. ${fill(texts.doubtfulZero, { percent })}` : words;
}

function wireTip(frame) {
  const tip = html("div", { class: "dica-mapa", "aria-hidden": "true", hidden: "" });
  frame.append(tip);
  const showAt = (target, x, y) => {
    const words = target?.closest("[data-dica]")?.dataset.dica;
    tip.hidden = !words;
    if (words) {
      tip.textContent = words;
      const box = frame.getBoundingClientRect();
      const left = Math.min(Math.max(0, x - box.left + 14), box.width - tip.offsetWidth);
      const above = y - box.top - tip.offsetHeight - 12;
      tip.style.transform = `translate(${left}px, ${above < 0 ? y - box.top + 20 : above}px)`;
    }
  };
  frame.onpointermove = (event) => showAt(event.target, event.clientX, event.clientY);
  frame.onpointerleave = () => showAt(null);
  frame.onfocusin = (event) => {
    if (event.target.matches(":focus-visible")) {
      const box = event.target.getBoundingClientRect();
      showAt(event.target, box.left + box.width / 2, box.top + box.height / 2);
    }
  };
  frame.onfocusout = () => showAt(null);
  // WCAG 1.4.13: what appears on hovering or focus goes away on Escape.
  frame.onkeydown = (event) => {
    if (event.key === "Escape") {
      tip.hidden = true;
    }
  };
}
