// The words that came with the page make room for the page itself.
import { arrive } from "./links.js"

const PAUSE = 50

export function replaceFirstWords() {
  const waiting = setInterval(() => {
    if (!document.querySelector("#root :is(footer.site, .problems)")) return
    clearInterval(waiting)
    document.getElementById("first")?.remove()
    arrive()
  }, PAUSE)
}
