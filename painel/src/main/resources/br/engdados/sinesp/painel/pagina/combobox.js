// A combobox by the ARIA pattern: the list below follows what is typed, the focus stays in the field.
import { config, fill, html } from "./view.js";

const PAUSE = 120;

/** Wires a text field and its list; chosen is called with {id, …} of the place. */
export function wireCombobox(input, list, chosen) {
  let places = [];
  let active = -1;
  let timer = 0;
  let request = null;

  input.removeAttribute("name");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
  })) {
    input.setAttribute(name, value);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(index) {
    active = (index + places.length) % places.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  }

  function open(found) {
    places = found;
    active = -1;
    input.removeAttribute("aria-activedescendant");
    const { texts } = config();
    list.replaceChildren(...places.map((place, i) => html("li",
      { role: "option", id: `opcao-${i}`, "aria-selected": "false" },
      html("span", {}, place.nome), html("small", {}, place.detalhe))));
    if (places.length === 0) {
      list.append(html("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "vazio" }, texts.noPlace));
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    document.getElementById("anuncio").textContent =
      places.length === 0 ? texts.noPlace : fill(texts.placesFound, { n: places.length });
  }

  function take(index) {
    const place = places[index];
    input.value = "";
    close();
    if (place) {
      chosen(place);
    }
  }

  async function search() {
    request?.abort();
    request = new AbortController();
    const words = input.value.trim();
    if (words === "") {
      close();
      return;
    }
    try {
      open(await searchPlaces(words, request.signal));
    } catch (failure) {
      if (failure.name !== "AbortError") {
        close();
        list.replaceChildren(html("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "vazio" },
          fill(config().texts.failed, { detail: failure.message })));
        list.hidden = false;
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden && places.length > 0;
    if (event.key === "ArrowDown" && !isOpen) {
      search();
    } else if (event.key === "ArrowDown") {
      activate(active + 1);
    } else if (event.key === "ArrowUp" && isOpen) {
      activate(active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && isOpen) {
      take(Math.max(active, 0));
    } else if (event.key === "Escape") {
      if (list.hidden) {
        input.value = "";
      }
      close();
    } else {
      return;
    }
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li[id]");
    if (item) {
      take([...list.children].indexOf(item));
    }
  });
}

async function searchPlaces(words, signal) {
  const { searchUrl, texts } = config();
  const answer = await fetch(`${searchUrl}?${new URLSearchParams({ q: words })}`, { signal });
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  const { lugares } = await answer.json();
  return lugares.slice(0, 20).map((place) => ({ ...place, detalhe: placeDetail(place, texts) }));
}

function placeDetail(place, texts) {
  const kind = texts.kinds[place.tipo] ?? "";
  return place.tipo === "municipio" ? place.uf : kind;
}
