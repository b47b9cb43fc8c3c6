// Streamlit answers popstate by showing the page of the address, in the same session. A link of class `focus`, one of
// class `close`, and a mark of a chart keep the other parameters of the view.
export default function () {
  if (window.__insideLinks) return
  window.__insideLinks = true

  function focused(id) {
    const view = new URL(window.location.href)
    view.searchParams.delete("focus")
    if (id) view.searchParams.set("focus", id)
    return view
  }

  function target(link) {
    const url = new URL(link.href)
    return link.matches(".focus, .close") ? focused(url.searchParams.get("focus")) : url
  }

  const scroller = () => document.querySelector('[data-testid="stMain"]')
  let before = 0 // where the reader stood when the evidence was opened

  function go(url) {
    const open = url.searchParams.has("focus")
    const was = new URL(window.location.href).searchParams.has("focus")
    const here = url.pathname === window.location.pathname
    if (open && !was) before = scroller()?.scrollTop ?? 0
    const place = here && was && !open ? before : 0
    window.history.pushState({}, "", url)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    scroller()?.scrollTo({ top: 0 })
    settle(url, open, place)
  }

  // The new page arrives in pieces: wait for what was asked for, then show it.
  function settle(url, open, place) {
    const wanted = () => (open ? document.querySelector(".evidence") : url.hash ? document.getElementById(url.hash.slice(1)) : null)
    let patience = 100
    let calm = 0 // figures above the place arrive late and move it; whoever scrolls has found a place
    for (const move of ["wheel", "touchstart", "keydown"]) document.addEventListener(move, () => (patience = -1), { once: true })
    const timer = setInterval(() => {
      const element = wanted()
      if (element && open) element.focus({ preventScroll: true })
      if (element && !open) element.scrollIntoView()
      const gone = !open && !url.hash && !document.querySelector(".evidence")
      if (gone && place && scroller()) scroller().scrollTo({ top: place })
      calm = gone && (!place || scroller()?.scrollTop === place) ? calm + 1 : 0
      if (element || calm > (place ? 15 : 0) || patience-- < 0) clearInterval(timer)
    }, 100)
  }

  // The back button closes the evidence too: the reader stands again where it was opened.
  window.addEventListener("popstate", (event) => {
    const url = new URL(window.location.href)
    if (event.isTrusted && before && !url.searchParams.has("focus")) settle(url, false, before)
  })

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

  // The slider beneath a chart walks its marks.
  function point(slider) {
    return JSON.parse(slider.dataset.points)[slider.value]
  }

  function show(slider) {
    const [id, words] = point(slider)
    slider.setAttribute("aria-valuetext", words)
    slider.closest(".walk").querySelector("output").textContent = words
    for (const chart of slider.closest('[class*="st-key-chart-"]')?.querySelectorAll(".js-plotly-plot") ?? []) {
      if (!chart.offsetParent || !window.Plotly) continue
      const curve = chart.data.findIndex((trace) => Array.from(trace.customdata ?? []).includes(id))
      if (curve < 0) continue
      const number = Array.from(chart.data[curve].customdata).indexOf(id)
      window.Plotly.Fx.hover(chart, [{ curveNumber: curve, pointNumber: number }])
    }
  }
  document.addEventListener("input", (event) => {
    if (event.target.matches?.(".walk input")) show(event.target)
  })
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.(".walk input")) show(event.target)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.(".walk input")) go(focused(point(event.target)[0]))
  })

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy")
    if (!button) return
    const text = button.dataset.copy
    button.dataset.label ??= button.textContent
    try {
      await navigator.clipboard.writeText(text.startsWith("?") ? focused(new URLSearchParams(text).get("focus")).href : text)
      button.textContent = "Copied"
    } catch {
      button.textContent = "Not allowed by the browser"
    }
    setTimeout(() => (button.textContent = button.dataset.label), 2000)
  })

  // Charts come late and are made anew when the page changes, so each is found when it appears.
  function listen() {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (chart.__opensEvidence || !chart.on) continue
      chart.__opensEvidence = true
      chart.on("plotly_click", (event) => {
        const id = event.points[0]?.customdata
        if (id) go(focused(id))
      })
    }
  }
  new MutationObserver(listen).observe(document.body, { childList: true, subtree: true })
  listen()
}
