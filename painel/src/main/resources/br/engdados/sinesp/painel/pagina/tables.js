// The tables: read for the charts, and sorted by their headers.
import { config } from "./view.js";

/** A number of a cell, or null where it has none. */
export function cellValue(cell) {
  return cell.dataset.v === undefined ? null : Number(cell.dataset.v);
}

/** The series of the table, one a column of values: {name, place, times, labels, values, statuses, coverage}. */
export function readSeries() {
  const table = document.getElementById("serie");
  const rows = [...table.tBodies[0].rows].sort((a, b) => a.dataset.t.localeCompare(b.dataset.t));
  const wanted = config().drawnColumn;
  const headers = [...table.tHead.rows[0].cells];
  return headers.flatMap((header, column) => header.dataset.tipo !== wanted ? [] : [{
    name: header.dataset.nome,
    place: header.dataset.lugar,
    times: rows.map((row) => row.dataset.t),
    labels: rows.map((row) => row.cells[0].textContent),
    values: rows.map((row) => cellValue(row.cells[column])),
    statuses: rows.map((row) => row.cells[column].dataset.s),
    // What was reported is said by the counts, whatever is drawn of them.
    coverage: statusesOf(rows, headers.findIndex((other) =>
      other.dataset.tipo === "valor" && other.dataset.serie === header.dataset.serie)),
  }]);
}

function statusesOf(rows, column) {
  return rows.map((row) => row.cells[column].dataset.s);
}

/** The values of the map's table: identity → {name, value, status, share, small, href}. */
export function readMapTable() {
  const table = document.getElementById("mapa-valores");
  const column = [...table.tHead.rows[0].cells].findIndex((header) => header.dataset.tipo === "mapa");
  return new Map([...table.tBodies[0].rows].map((row) => [row.dataset.id, {
    name: row.cells[0].textContent,
    href: row.querySelector("a").getAttribute("href"),
    value: cellValue(row.cells[column]),
    status: row.cells[column].dataset.s,
    share: Number(row.dataset.share ?? 0),
    small: row.dataset.pequena !== undefined,
  }]));
}

/** Gives every header a button that sorts; the order stands in the address. */
export function makeSortable(table) {
  const order = new URLSearchParams(location.search).get(orderName(table));
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `${table.id}-ordem-${column}`;
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const descending = header.getAttribute("aria-sort") === "ascending"
        || (!header.hasAttribute("aria-sort") && column > 0);
      sort(table, column, descending);
      remember(table, column, descending);
    });
  });
  const [, column, direction] = /^(\d+)(a|d)$/.exec(order ?? "") ?? [];
  if (column !== undefined && Number(column) < table.tHead.rows[0].cells.length) {
    sort(table, Number(column), direction === "d");
  }
}

function orderName(table) {
  return table.id === "serie" ? "ordem" : "ordem_mapa";
}

function sort(table, column, descending) {
  [...table.tHead.rows[0].cells].forEach((header, i) => {
    if (i === column) {
      header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    } else {
      header.removeAttribute("aria-sort");
    }
  });
  const collator = new Intl.Collator(config().lang);
  const isText = column === 0;
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => {
    const [x, y] = [a.cells[column].dataset.v, b.cells[column].dataset.v];
    if (x === undefined || y === undefined) {
      // What has no value stands last, whatever the direction.
      return (x === undefined) - (y === undefined);
    }
    const difference = isText ? collator.compare(x, y) : Number(x) - Number(y);
    return descending ? -difference : difference;
  });
  table.tBodies[0].append(...rows);
}

function remember(table, column, descending) {
  const address = new URL(location.href);
  address.searchParams.set(orderName(table), `${column}${descending ? "d" : "a"}`);
  history.replaceState(null, "", address);
}
