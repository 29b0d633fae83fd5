// Copying of the link, the API's address, the citation and the code to embed.
import { config } from "./view.js";

export function wireShare() {
  for (const button of document.querySelectorAll("[data-copia]")) {
    button.addEventListener("click", () => copy(document.getElementById(button.dataset.copia), button));
  }
}

async function copy(field, button) {
  const announcement = document.getElementById("anuncio");
  try {
    await navigator.clipboard.writeText(field.value);
    announcement.textContent = config().texts.copied;
    button.firstChild.textContent = config().texts.copied;
  } catch {
    // Without the right to the clipboard (plain HTTP, refused) the text is selected for the reader to copy.
    field.select();
    announcement.textContent = config().texts.copyByHand;
    button.firstChild.textContent = config().texts.copyByHand;
  }
}
