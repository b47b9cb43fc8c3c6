// Parts of the page that a reader has opened, and how a link opens what is folded.
const all = () => [...document.querySelectorAll("#root details[id]")]

// The ids of the parts that are open.
export const opened = () => all().filter(({ open }) => open).map(({ id }) => id)

// Open parts by their ids; those that are not there are passed over.
export function openAgain(ids) {
  for (const id of ids) document.getElementById(id)?.setAttribute("open", "")
}

// Open everything that a place is folded in.
export function reveal(place) {
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true
  }
}
