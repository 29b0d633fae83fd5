// What the server says of the view at hand, and addresses of other views.
let current = null;

/** Reads the data block that the server put into the page. */
export function readConfig() {
  current = JSON.parse(document.getElementById("config").textContent);
}

/** The view at hand: its parameters, texts, formats and the map's address. */
export function config() {
  return current;
}

/** The address of this view with some parameters changed; null removes one, an array repeats it. */
export function addressWith(changes) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...current.view, ...changes })) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "") {
        parameters.append(name, each);
      }
    }
  }
  return `${location.pathname}?${parameters}`;
}

/** Puts values into a text's {names}. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Writes a number as the page's language does. */
export function formatNumber(value, decimals = current.decimals) {
  return value.toLocaleString(current.lang, { minimumFractionDigits: 0, maximumFractionDigits: decimals });
}

/** Writes a number briefly, for axes. */
export function formatBriefly(value) {
  return value.toLocaleString(current.lang, { notation: "compact", maximumFractionDigits: 2 });
}

/** The words for a value or for why there is none: reported, partly reported, zero, blank, no row. */
export function describe(value, status) {
  const { texts, unit } = current;
  if (status === "b" || status === "n" || value === null) {
    return texts.status[status ?? "n"];
  }
  const words = `${formatNumber(value)} ${unit}`;
  return status === "p" ? `${words} (${texts.status.p})` : words;
}

/** Makes an element of SVG. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** Makes an element of HTML. */
export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** A colour of the style sheet, by the name of its custom property. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
