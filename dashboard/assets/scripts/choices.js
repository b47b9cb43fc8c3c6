// Choices of a page: links of class `option` and forms of class `choose`.
// Each writes what is chosen into the address, as one step of the history, and the page follows.
// The other parameters of the view stay, the evidence that is open too.
import { openAgain, opened } from "./folds.js"
import { showHits } from "./links.js"
import { isPlainClick } from "./touch.js"

const PATIENCE = 10_000 // in which the page with the new choice comes

// Where the focus is, as a way to find the same place in the new page.
function place(element) {
  const { parameter } = element.dataset
  if (parameter) {
    const words = element.textContent
    const links = () => document.querySelectorAll(`#root a.option[data-parameter="${parameter}"]`)
    return () => [...links()].find(({ textContent }) => textContent === words)
  }
  const field = element.name ? `[name="${element.name}"]:not([type=hidden])` : "[type=submit]"
  return () => document.querySelector(`#root form.choose ${field}`)
}

// The page arrives with new elements: what was open is opened again, the focus goes back.
function keep(folds, find) {
  const restore = () => {
    openAgain(folds)
    if (document.activeElement === document.body) find()?.focus({ preventScroll: true })
  }
  const watch = new MutationObserver(restore)
  watch.observe(document.getElementById("root"), { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), PATIENCE)
  for (const act of ["click", "keydown"]) {
    document.addEventListener(act, () => watch.disconnect(), { once: true, capture: true })
  }
}

// Show the view with these values of some parameters; empty ones are left out.
function choose(names, pairs, element) {
  const view = new URL(window.location.href)
  for (const name of names) view.searchParams.delete(name)
  for (const [name, value] of pairs) if (value) view.searchParams.append(name, value)
  if (view.href === window.location.href) return
  keep(opened(), place(element))
  window.history.pushState({}, "", view)
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  showHits()
}

function onClick(event) {
  const link = event.target.closest?.("#root a.option")
  if (!link || !isPlainClick(event)) return
  event.preventDefault()
  const names = link.dataset.parameter.split(" ")
  const { searchParams } = new URL(link.href)
  const pairs = names.flatMap((name) => searchParams.getAll(name).map((value) => [name, value]))
  choose(names, pairs, link)
}

function onSubmit(event) {
  const form = event.target.closest?.("#root form.choose")
  if (!form) return
  event.preventDefault()
  const fields = [...form.elements].filter(({ name, type }) => name && type !== "hidden")
  const names = fields.map(({ name }) => name)
  const pairs = fields.map(({ name, value }) => [name, value.trim()])
  choose(names, pairs, document.activeElement)
}

export function followChoices() {
  document.addEventListener("click", onClick)
  document.addEventListener("submit", onSubmit)
}
