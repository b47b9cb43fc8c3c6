// Tables that a reader can sort: the button in a heading orders the rows of each group.
// What a cell counts for stands in its data-order; rows without it come last.
const order = (row, column) => row.cells[column]?.dataset.order ?? ""

function compare(one, other) {
  const [first, second] = [Number(one), Number(other)]
  if (Number.isNaN(first) || Number.isNaN(second)) {
    return one.localeCompare(other, document.documentElement.lang)
  }
  return first - second
}

function sorted(rows, column, isUp) {
  const known = rows.filter((row) => order(row, column))
  const unknown = rows.filter((row) => !order(row, column))
  known.sort((one, other) => compare(order(one, column), order(other, column)))
  return [...(isUp ? known : known.reverse()), ...unknown]
}

function sort(heading) {
  const isUp = heading.getAttribute("aria-sort") !== "ascending"
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort")
  heading.setAttribute("aria-sort", isUp ? "ascending" : "descending")
  for (const group of heading.closest("table").tBodies) {
    group.append(...sorted([...group.rows], heading.cellIndex, isUp))
  }
}

export function sortTables() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button.sort")
    if (button) sort(button.closest("th"))
  })
}
