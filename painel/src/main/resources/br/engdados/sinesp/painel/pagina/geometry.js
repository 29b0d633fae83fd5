// The boundaries, projected once into a plane of SIDE × SIDE units; long work gives way to the page in between.
const { geoAzimuthalEqualArea, geoPath } = globalThis.d3;
const { feature, mesh, neighbors } = globalThis.topojson;

export const SIDE = 1000;
const MARGIN = 6;
/** What the map shows: the islands further east (Trindade, Fernando de Noronha) would make the country small. */
const EXTENT = { type: "MultiPoint", coordinates: [[-74, 5.3], [-34.7, -7], [-53, -33.8], [-70, -9], [-60, 5.3], [-35, -3]] };
/** Milliseconds of work at a stretch. */
const SLICE = 12;

let loading = null;

/** The country in the plane: {states, municipalities, paths, stateBorders, municipalBorders}; loaded once. */
export function boundaries(address) {
  loading ??= load(address).catch((failure) => {
    loading = null;
    throw failure;
  });
  return loading;
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  const topology = await projected(await answer.json());
  const states = feature(topology, topology.objects.estados).features;
  const adjacent = neighbors(topology.objects.estados.geometries);
  const path = geoPath();
  await pause();
  return {
    states: states.map((state, i) => ({
      id: String(state.id),
      uf: state.properties.uf,
      feature: state,
      centre: path.centroid(largestPart(state)),
      adjacent: adjacent[i].map((n) => states[n].properties.uf),
    })),
    municipalities: topology.objects.municipios.geometries.map((geometry) => ({
      id: String(geometry.id), get feature() { return feature(topology, geometry); },
    })),
    stateBorders: mesh(topology, topology.objects.estados),
    municipalBorders: mesh(topology, topology.objects.municipios, (a, b) => a !== b),
  };
}

/** The topology with its arcs undone from their deltas and projected; shared arcs stay shared. */
async function projected(topology) {
  const projection = geoAzimuthalEqualArea().rotate([54, 14])
    .fitExtent([[MARGIN, MARGIN], [SIDE - MARGIN, SIDE - MARGIN]], EXTENT);
  const { scale: [kx, ky], translate: [dx, dy] } = topology.transform;
  const arcs = [];
  const pauses = slices();
  for (const arc of topology.arcs) {
    let [x, y] = [0, 0];
    arcs.push(arc.map(([px, py]) => projection([(x += px) * kx + dx, (y += py) * ky + dy])));
    await pauses();
  }
  return { ...topology, arcs, transform: undefined, bbox: undefined };
}

/** A function that gives way to the page whenever a slice of time is used up. */
export function slices() {
  let start = performance.now();
  return async () => {
    if (performance.now() - start > SLICE) {
      await pause();
      start = performance.now();
    }
  };
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A multi-part shape's largest part: islands must not pull labels and frames out to sea. */
export function largestPart(shape) {
  const { type, coordinates } = shape.geometry;
  if (type !== "MultiPolygon") {
    return shape;
  }
  const path = geoPath();
  const parts = coordinates.map((part) => ({ type: "Polygon", coordinates: part }));
  return parts.reduce((a, b) => (path.area(a) >= path.area(b) ? a : b));
}

/** Whether a shape lies wholly outside of what the map shows. */
export function isOutside(shape) {
  const [[x0, y0], [x1, y1]] = geoPath().bounds(shape);
  return x0 > SIDE || y0 > SIDE || x1 < 0 || y1 < 0;
}

/** The shape that lies next in a direction (arrow keys): neighbours first, then whatever lies there. */
export function nextIn(key, from, candidates, adjacent) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null;
  let least = Infinity;
  for (const candidate of candidates) {
    const [vx, vy] = [candidate.centre[0] - from.centre[0], candidate.centre[1] - from.centre[1]];
    const along = vx * dx + vy * dy;
    const across = Math.abs(vx * dy) + Math.abs(vy * dx);
    if (along <= 0 || across > 2 * along) {
      continue;
    }
    const cost = along + 2 * across + (adjacent(candidate) ? 0 : 3 * SIDE);
    if (cost < least) {
      [best, least] = [candidate, cost];
    }
  }
  return best;
}
