// The menu of a phone, which unfolds in the head of the page: it folds when a page is chosen,
// and with Escape.
const unfolded = () => document.querySelector(".masthead .unfold[open]")

function onClick(event) {
  if (event.target.closest?.(".masthead nav a")) unfolded()?.removeAttribute("open")
}

function onKey(event) {
  const menu = unfolded()
  if (event.key !== "Escape" || !menu) return
  menu.removeAttribute("open")
  menu.querySelector("summary").focus()
}

export function foldMenu() {
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKey)
}
