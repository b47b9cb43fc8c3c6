// The words that came with the page make room for the page itself.
import { openAgain } from "./folds.js"
import { arrive } from "./links.js"
import { keepPanels } from "./panels.js"

const PAUSE = 50

export function replaceFirstWords() {
  const waiting = setInterval(() => {
    if (!document.querySelector("#root :is(footer.site, .problems)")) return
    clearInterval(waiting)
    const first = document.getElementById("first")
    const top = first?.scrollTop ?? 0
    const folds = [...(first?.querySelectorAll("details[id][open]") ?? [])].map(({ id }) => id)
    keepPanels(first)
    first?.remove()
    // Who has read on stays there; it is the same page, block by block.
    openAgain(folds)
    if (top) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top })
    if (!top || window.location.hash) arrive()
  }, PAUSE)
}
