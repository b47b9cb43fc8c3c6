// The words that came with the page make room for the page itself.
import { arrive } from "./links.js"

const PAUSE = 50

export function replaceFirstWords() {
  const waiting = setInterval(() => {
    if (!document.querySelector("#root :is(footer.site, .problems)")) return
    clearInterval(waiting)
    const first = document.getElementById("first")
    const top = first?.scrollTop ?? 0
    first?.remove()
    // Who has read on stays there; it is the same page, block by block.
    if (top) document.querySelector('[data-testid="stMain"]')?.scrollTo({ top })
    if (!top || window.location.hash) arrive()
  }, PAUSE)
}
