// Where the focus is, in words that find the same place once the page is made anew: what it stands
// on, by its kind and its words, and by how many alike stand before it.
const STOPS = "a[href], summary, button"

// What stands in the panels beneath charts comes later than the page.
const all = (page) =>
  [...page.querySelectorAll(STOPS)].filter((element) => !element.closest(".panel-body"))
const nameOf = (element) => `${element.tagName} ${element.textContent.trim()}`

// The place of an element of a page; what is in a panel is found by the word that opens it. Null
// for what is elsewhere, and for a field, in which the next key would be a letter.
export function stopOf(element, page) {
  const panel = element.closest(".panel-body")?.parentElement
  const stop = panel?.querySelector("summary") ?? element
  if (!page?.contains(stop) || !stop.matches(STOPS)) return null
  const name = nameOf(stop)
  const alike = all(page).filter((other) => nameOf(other) === name)
  return { name, number: alike.indexOf(stop) }
}

// What stands at such a place of a page now.
export function stopAt(stop, page) {
  if (!stop || !page) return undefined
  return all(page).filter((element) => nameOf(element) === stop.name)[stop.number]
}
