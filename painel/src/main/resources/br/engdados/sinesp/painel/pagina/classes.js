// How a value is drawn: its class of the legend, or why it has none. Zero, blank and no row stay three things.
import { colour, config, formatNumber } from "./view.js";

const PALETTE = 6;
/** From this share of a state's total without municipality on, a municipality's zero is no plain zero. */
export const DOUBTFUL_SHARE = 0.05;

/** The name of the style class of a place: classe-1 … classe-6, zero, doubtful zero, blank, no row. */
export function classOf({ value, status, share = 0 }) {
  if (value === null || value === undefined) {
    return status === "b" ? "classe-branco" : "classe-sem";
  }
  if (value === 0) {
    return share >= DOUBTFUL_SHARE ? "classe-duvida" : "classe-zero";
  }
  const { classes } = config().map;
  let index = classes.findIndex(({ ate }) => value <= ate);
  index = index < 0 ? classes.length - 1 : index;
  return classNumbered(index, classes.length);
}

/** The palette's class for the legend's class of an index, so that few classes still span the palette. */
export function classNumbered(index, count) {
  return `classe-${count <= 1 ? 3 : 1 + Math.round((index * (PALETTE - 1)) / (count - 1))}`;
}

/** The words of a class: its ends. */
export function classLabel({ de, ate }) {
  // A line may break after the dash: large numbers do not fit side by side.
  return de === ate ? formatClassEnd(de) : `${formatClassEnd(de)}–\u200b${formatClassEnd(ate)}`;
}

function formatClassEnd(value) {
  const { view, lang } = config();
  return view.taxa ? value.toLocaleString(lang, { maximumSignificantDigits: value < 1000 ? 3 : 5 }) : formatNumber(value);
}

/** What a canvas fills a class with: a colour, or a pattern for blank and for doubtful zeros. */
export function fillOf(name, context) {
  if (name === "classe-branco") {
    return pattern(context, colour("risca-fundo"), (tile) => {
      tile.strokeStyle = colour("risca");
      tile.lineWidth = 1.5;
      tile.beginPath();
      for (const shift of [-6, 0, 6]) {
        tile.moveTo(shift, 6);
        tile.lineTo(shift + 6, 0);
      }
      tile.stroke();
    });
  }
  if (name === "classe-duvida") {
    return pattern(context, colour("zero"), (tile) => {
      tile.fillStyle = colour("risca");
      tile.fillRect(2, 2, 1.8, 1.8);
    });
  }
  return name === "classe-sem" ? "transparent" : colour(name.replace("classe-zero", "zero"));
}

function pattern(context, background, draw) {
  const ratio = Math.max(1, Math.round(devicePixelRatio));
  const tile = document.createElement("canvas");
  tile.width = 6 * ratio;
  tile.height = 6 * ratio;
  const drawing = tile.getContext("2d");
  drawing.scale(ratio, ratio);
  drawing.fillStyle = background;
  drawing.fillRect(0, 0, 6, 6);
  draw(drawing);
  const made = context.createPattern(tile, "repeat");
  // The map's context is scaled to the plane's units; the pattern is not meant to be.
  made.setTransform(context.getTransform().inverse());
  return made;
}
