// What a correction changes of a file: the lines that go and those that come, each with the line before it.

/** A line of the comparison. @typedef {{sort: "gone" | "new" | "same", text: string}} Line */

/** The changed lines in their order, behind the last line that stays where they do not begin the file.
 * @param {string} before @param {string} now @returns {Line[][]} one list a place */
export function changedPlaces(before, now) {
  const lines = compared(before.split("\n"), now.split("\n"));
  /** @type {Line[][]} */
  const places = [];
  lines.forEach((line, n) => {
    if (line.sort === "same") return;
    const last = lines[n - 1];
    if (!last || last.sort === "same") places.push(last ? [last] : []);
    places[places.length - 1].push(line);
  });
  return places;
}

/** By the longest list of lines that both have. @param {string[]} before @param {string[]} now @returns {Line[]} */
function compared(before, now) {
  const most = Array.from({ length: before.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      most[a][b] = before[a] === now[b] ? most[a + 1][b + 1] + 1 : Math.max(most[a + 1][b], most[a][b + 1]);
    }
  }
  /** @type {Line[]} */
  const found = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < now.length) {
    if (a < before.length && b < now.length && before[a] === now[b]) found.push({ sort: "same", text: before[(b += 1, a++)] });
    else if (a < before.length && (b === now.length || most[a + 1][b] >= most[a][b + 1])) found.push({ sort: "gone", text: before[a++] });
    else found.push({ sort: "new", text: now[b++] });
  }
  return found;
}
