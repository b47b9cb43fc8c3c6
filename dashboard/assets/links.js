// Streamlit answers popstate by showing the page of the address, in the same session. A link of class `focus`, and one
// of class `close`, keeps the other parameters of the view.
export default function () {
  if (window.__insideLinks) return
  window.__insideLinks = true

  function target(link) {
    const url = new URL(link.href)
    if (!link.matches(".focus, .close")) return url
    const view = new URL(window.location.href)
    view.searchParams.delete("focus")
    const focus = url.searchParams.get("focus")
    if (focus) view.searchParams.set("focus", focus)
    return view
  }

  function go(url) {
    window.history.pushState({}, "", url)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    const main = document.querySelector('[data-testid="stMain"]')
    if (main) main.scrollTo({ top: 0 })
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.inside")
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(target(link))
  })

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !new URL(window.location.href).searchParams.has("focus")) return
    const close = document.querySelector("a.inside.close")
    if (close) go(target(close))
  })
}
