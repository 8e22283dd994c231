/** Where a number stands between the axis's ends, in per cent; a wide span is drawn by its logarithm. */
function scaleOf(rows) {
  const ends = rows.flatMap((row) => [row.low_on_axis, row.high_on_axis]).filter((end) => end !== null);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const byLog = least > 0 && most / least > 50;
  const shape = byLog ? Math.log10 : (value) => value;
  const [from, to] = byLog
    ? [Math.floor(shape(least)), Math.ceil(shape(most))]
    : [Math.min(0, least), most || 1];
  const at = (value) => 4 + (92 * (shape(value) - from)) / (to - from || 1);
  const step = byLog ? Math.ceil((to - from) / 6) : niceStep((to - from) / 5);
  const ticks = [];
  for (let tick = byLog ? from : Math.ceil(from / step) * step; tick <= to + 1e-9; tick += step)
    ticks.push(byLog ? 10 ** tick : tick);
  return { at, ticks, byLog };
}

function drawTicks(scale) {
  return scale.ticks.flatMap((tick) => {
    const x = `${scale.at(tick)}%`;
    const line = svg("line", { class: "grid", x1: x, x2: x, y1: "0", y2: "86" });
    return [line, svg("text", { x, y: "102", "text-anchor": "middle" }, tickLabel(tick))];
  });
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= rough);
}

function tickLabel(value) {
  if (value !== 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3))
    return Number(value.toPrecision(6)).toExponential().replace("e+", "e");
  return Number(value.toPrecision(6)).toLocaleString("en");
}

/** Numbers that would hide each other are stacked, so that a column is as high as its numbers are many. */
function drawPoints(rows, scale) {
  const heights = new Array(101).fill(0);
  const placed = rows.map((row) => {
    const ends = [row.low_on_axis ?? row.high_on_axis, row.high_on_axis ?? row.low_on_axis].map(scale.at);
    return { row, ends, height: stackOn(heights, ends) };
  });
  const step = Math.min(9, 74 / Math.max(...heights));
  const radius = Math.max(1.5, Math.min(4, step / 2));
  return placed.map(({ row, ends, height }) => drawPoint(row, ends, 78 - height * step, radius));
}

/** The lowest place above all that stands between the ends, which it then takes. */
function stackOn(heights, [low, high]) {
  const [first, last] = [Math.round(low), Math.round(high)];
  const height = Math.max(...heights.slice(first, last + 1));
  heights.fill(height + 1, first, last + 1);
  return height;
}

function drawPoint(row, [low, high], y, radius) {
  const document = documentById.get(row.document_id);
  const about = row.subject_concept_id ? ` (${label(row.subject_concept_id)})` : "";
  const follow = () => {
    location.hash = `#q-${row.quantity_id}`;
  };
  const ends = low === high ? [low] : [low, high];
  const marks = ends.map((x) => (document.advertising ? drawSquare : drawDot)(x, y, radius));
  const title = svg("title", `${row.surface}${about}, ${document.name}`);
  return svg(
    "g",
    { click: follow },
    title,
    low === high ? null : drawRange(document, ends, y, radius),
    marks,
  );
}

function drawDot(x, y, radius) {
  return svg("circle", { class: "point", cx: `${x}%`, cy: y, r: radius });
}

function drawSquare(x, y, radius) {
  const square = svg("rect", { class: "point advert", x: -radius, width: 2 * radius, height: 2 * radius });
  return svg("svg", { x: `${x}%`, y: y - radius, overflow: "visible" }, square);
}

function drawRange(document, [low, high], y, radius) {
  const style = document.advertising ? "point advert" : "point";
  return svg("line", {
    class: style,
    x1: `${low}%`,
    x2: `${high}%`,
    y1: y,
    y2: y,
    "stroke-width": radius * 0.75,
  });
}
