// The page is rendered by the server; this module asks it for the next view and puts the changed parts in place.
import { wireControls } from "./controls.js";
import { drawLines } from "./lines.js";
import { drawMap } from "./map.js";
import { wireShare } from "./share.js";
import { makeSortable } from "./tables.js";
import { config, fill, readConfig } from "./view.js";

const main = document.getElementById("conteudo");
const errorBox = document.getElementById("erro");
let running = null;

/** Shows another view: asks the server for it, keeps it in the address, and leaves the focus where it was. */
export async function show(address, { push = true } = {}) {
  running?.abort();
  const request = new AbortController();
  running = request;
  main.setAttribute("aria-busy", "true");
  errorBox.hidden = true;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: request.signal });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!next.getElementById("config")) {
      throw new Error(`HTTP ${answer.status}`);
    }
    if (push && String(new URL(address, location.href)) !== location.href) {
      history.pushState(null, "", address);
    }
    replaceParts(next);
    readConfig();
    draw();
    document.getElementById("anuncio").textContent = document.querySelector("#resumo h1").textContent.trim();
  } catch (failure) {
    if (failure.name !== "AbortError") {
      showFailure(address, failure, push);
    }
  } finally {
    if (running === request) {
      running = null;
      main.removeAttribute("aria-busy");
    }
  }
}

function replaceParts(next) {
  const focused = document.activeElement?.id;
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  for (const part of document.querySelectorAll("[data-parte]")) {
    const fresh = next.getElementById(part.id);
    if (!fresh) {
      throw new Error(`no part ${part.id} in the answer`);
    }
    for (const details of part.querySelectorAll("details[id]")) {
      fresh.querySelector(`#${details.id}`)?.toggleAttribute("open", details.open);
    }
    part.replaceWith(document.adoptNode(fresh));
  }
  document.getElementById("evento").value = next.getElementById("evento").value;
  for (const rel of ["canonical", "alternate"]) {
    document.head.querySelectorAll(`link[rel="${rel}"]`).forEach((link) => link.remove());
    next.head.querySelectorAll(`link[rel="${rel}"]`).forEach((link) => document.head.append(document.adoptNode(link)));
  }
  if (focused && document.activeElement?.id !== focused) {
    (document.getElementById(focused) ?? document.getElementById("conteudo")).focus({ preventScroll: true });
  }
}

function showFailure(address, failure, push) {
  const again = document.createElement("button");
  again.type = "button";
  again.className = "botao";
  again.textContent = config().texts.retry;
  again.addEventListener("click", () => show(address, { push }));
  errorBox.replaceChildren(fill(config().texts.failed, { detail: failure.message }), again);
  errorBox.hidden = false;
}

function draw() {
  document.querySelectorAll("table.numeros").forEach(makeSortable);
  wireShare();
  drawLines();
  drawMap();
}

readConfig();
wireControls(show);
draw();
window.addEventListener("popstate", () => show(location.href, { push: false }));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
