// The form: each change shows another view at once; without script the same form is sent by its button.
import { wireCombobox } from "./combobox.js";
import { addressWith, config } from "./view.js";

/** The most places that are drawn together as lines. */
const MOST_PLACES = 5;

export function wireControls(show) {
  const form = document.getElementById("controles");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const { name, value, checked } = event.target;
    const { view } = config();
    if (name === "evento") {
      // Measures and bodies differ by event: the server chooses them anew.
      show(addressWith({ evento: value, medida: null, abrangencia: null }));
    } else if (name === "lugar") {
      const left = view.lugar.filter((place) => place !== value);
      show(addressWith({ lugar: left.length > 0 ? left : ["BR"], mapa: null }));
    } else if (name === "lugares") {
      show(addressWith({ lugares: null }));
    } else if (name === "de" && value > view.ate) {
      show(addressWith({ de: value, ate: value }));
    } else if (name === "ate" && value < view.de) {
      show(addressWith({ de: value, ate: value }));
    } else if (name === "taxa" && checked) {
      show(addressWith({ taxa: value || null }));
    } else if (["de", "ate", "passo", "medida", "abrangencia"].includes(name)) {
      show(addressWith({ [name]: value }));
    }
  });
  // Links to other views of this page are taken without loading it whole.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) {
      return;
    }
    const target = new URL(link.href.baseVal ?? link.href, location.href);
    const sameLanguage = (target.searchParams.get("lang") ?? "") === (config().view.lang ?? "");
    if (target.origin === location.origin && target.pathname === location.pathname && target.search && sameLanguage
        && !link.target && !link.hasAttribute("download")) {
      event.preventDefault();
      show(target.pathname + target.search);
    }
  });
  wireCombobox(document.getElementById("busca-lugar"), document.getElementById("lista-lugares"), (place) => {
    const { lugar, lugares } = config().view;
    const alone = lugares || (lugar.length === 1 && lugar[0] === "BR");
    const places = alone ? [place.id] : [...lugar.filter((id) => id !== place.id), place.id].slice(-MOST_PLACES);
    show(addressWith({ lugar: places, lugares: null, mapa: null }));
  });
}
