// Streamlit answers popstate by showing the page of the address, in the same session. A link of class `focus`, one of
// class `close`, and a mark of a chart keep the other parameters of the view.
export default function () {
  if (window.__insideLinks) return
  window.__insideLinks = true

  // The words that came with the page make room for the page itself.
  const arrived = setInterval(() => {
    if (!document.querySelector("footer.site, .problems")) return
    document.getElementById("first")?.remove()
    clearInterval(arrived)
    const here = new URL(window.location.href)
    if (here.hash && !here.searchParams.has("focus")) settle(here, false, 0)
  }, 50)

  function changed(name, value) {
    const view = new URL(window.location.href)
    view.searchParams.delete(name)
    if (value) view.searchParams.set(name, value)
    return view
  }
  const focused = (id) => changed("focus", id)

  function target(link) {
    const url = new URL(link.href)
    if (link.matches(".day")) return changed("as_of", url.searchParams.get("as_of"))
    return link.matches(".focus, .close") ? focused(url.searchParams.get("focus")) : url
  }

  const scroller = () => document.querySelector('[data-testid="stMain"]')
  let before = 0 // where the reader stood when the evidence was opened
  let opener = -1 // and which of the stops had the focus
  const stops = () => [...document.querySelectorAll("a.focus, .walk input")]

  function go(url) {
    const open = url.searchParams.has("focus")
    const was = new URL(window.location.href).searchParams.has("focus")
    const here = url.pathname === window.location.pathname
    if (open && !was) [before, opener] = [scroller()?.scrollTop ?? 0, stops().indexOf(document.activeElement)]
    const place = here && was && !open ? before : 0
    window.history.pushState({}, "", url)
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    scroller()?.scrollTo({ top: 0 })
    settle(url, open, place)
  }

  const running = () =>
    document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning"

  // The new page arrives in pieces, and late ones move what stands beneath them: wait for what was
  // asked for, and hold it in sight until the page rests. Whoever scrolls, clicks or presses a key
  // has found a place.
  function settle(url, open, place) {
    const wanted = () => (open ? document.querySelector(".evidence") : url.hash ? document.getElementById(url.hash.slice(1)) : null)
    let patience = url.hash ? 600 : 100
    let calm = 0
    let last = null // where the page stood a moment ago
    for (const move of ["wheel", "pointerdown", "keydown"])
      document.addEventListener(move, () => (patience = -1), { once: true })
    const timer = setInterval(() => {
      const elsewhere = window.location.hash && window.location.hash !== url.hash
      if (patience-- < 0 || elsewhere) return clearInterval(timer)
      const element = wanted()
      if (element && open) element.focus({ preventScroll: true })
      if (element && !open) element.scrollIntoView()
      const closed = !open && !document.querySelector(".evidence")
      const gone = closed && !url.hash
      if (gone && place && scroller()) scroller().scrollTo({ top: place })
      if (gone && opener >= 0) stops()[opener]?.focus({ preventScroll: true })
      if (gone) opener = -1
      const stands = scroller()?.scrollTop
      const there = element ? closed : gone && (!place || stands === place)
      calm = there && !running() && stands === last ? calm + 1 : 0
      last = stands
      if ((element && open) || calm > (element || place ? 15 : 0)) clearInterval(timer)
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

  // The menu of a phone lies over the page: it takes the focus, and goes when a page is chosen, and with Escape.
  const inMenu = (name) => document.querySelector(`[data-testid="stSidebar${name}"]`)
  document.addEventListener("click", (event) => {
    if (event.target.closest?.('[data-testid="stExpandSidebarButton"]')) setTimeout(() => inMenu("NavLink")?.focus(), 400)
    if (event.target.closest?.('[data-testid="stSidebarNavLink"]')) setTimeout(() => inMenu("CollapseButton")?.querySelector("button").click(), 50)
  })
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && inMenu("CollapseButton")?.querySelector("button")
    if (menu) return menu.click()
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
  for (const moved of ["input", "focusin"])
    document.addEventListener(moved, ({ target }) => target.matches?.(".walk input") && show(target))
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.(".walk input")) go(focused(point(event.target)[0]))
  })

  // The address of this view with some parameters more.
  function viewed(parameters) {
    const view = new URL(window.location.href)
    for (const [name, value] of new URLSearchParams(parameters)) view.searchParams.set(name, value)
    return view.href
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy[data-copy]")
    if (!button) return
    const text = button.dataset.copy
    button.dataset.label ??= button.textContent
    try {
      await navigator.clipboard.writeText(text.startsWith("?") ? viewed(text) : text)
      button.textContent = "Copied"
    } catch {
      button.textContent = "Not allowed by the browser"
    }
    setTimeout(() => (button.textContent = button.dataset.label), 2000)
  })

  // A picture is the figure in view, with title and legend above, sources and release beneath. Plotly's texts know a few tags.
  const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  const pen = document.createElement("canvas").getContext("2d")

  function lines(text, font, width) {
    pen.font = font
    const found = [""]
    const fits = (line) => pen.measureText(line).width <= width
    for (let word of text.split(" ")) {
      while (!fits(word)) {
        let end = word.length
        while (!fits(word.slice(0, end))) end--
        found.push(word.slice(0, end))
        word = word.slice(end)
      }
      const longer = `${found.at(-1)} ${word}`.trim()
      if (fits(longer)) found[found.length - 1] = longer
      else found.push(word)
    }
    return found.filter(Boolean).map(plain)
  }

  // The items of the legend with their places, row by row, and where the last row ends.
  function flowed(items, width, top) {
    let [x, y, tall] = [0, top, 0]
    const placed = Array.from(items, (item) => {
      const words = lines(item.textContent.trim(), "12px sans-serif", width - 34)
      const needs = 34 + Math.max(...words.map((line) => pen.measureText(line).width))
      if (x && x + needs > width) [x, y, tall] = [0, y + tall, 0]
      const one = { x, y, words: words.join("<br>"), source: item.querySelector("img").src }
      x += needs
      tall = Math.max(tall, 4 + 15 * words.length)
      return one
    })
    return [placed, y + tall]
  }

  function framed(figure, { title, notes, ground }, items) {
    const [width, height] = [figure.offsetWidth, figure.offsetHeight]
    const layout = JSON.parse(JSON.stringify(figure.layout))
    const { t = 0, b = 0, l = 0, r = 0 } = layout.margin ?? {}
    const head = lines(title, "700 20px Georgia, serif", width - 40)
    const [keys, ends] = flowed(items, width - 40, 18 + 26 * head.length)
    const foot = notes.split("\n").flatMap((note) => lines(note, "11px sans-serif", width - 40))
    const [above, beneath] = [ends + 8, 20 + 15 * foot.length]
    Object.assign(layout, { width, height: height + above + beneath, autosize: false, paper_bgcolor: ground, plot_bgcolor: ground })
    layout.margin = { ...layout.margin, t: t + above, b: b + beneath }
    const text = { xref: "paper", x: 0, xanchor: "left", yref: "paper", y: 1, yanchor: "top", align: "left", showarrow: false }
    const [wide, high, top] = [width - l - r, height - t - b, t + above]
    const put = (words, x, y, font) => ({ ...text, text: words, xshift: 16 + x - l, yshift: top - y, font })
    layout.annotations = [
      ...(layout.annotations ?? []),
      put(head.join("<br>"), 0, 12, { family: "Georgia, serif", size: 20 }),
      ...keys.map((one) => put(one.words, one.x + 18, one.y - 3, { size: 12 })),
      { ...text, text: foot.join("<br>"), xshift: 16 - l, y: 0, yshift: -b - 6, font: { size: 11 } },
    ]
    const size = { sizex: 14 / wide, sizey: 12 / high, xref: "paper", yref: "paper" }
    const image = (one) => ({ ...size, source: one.source, x: (16 + one.x - l) / wide, y: 1 + (top - one.y) / high })
    layout.images = [...(layout.images ?? []), ...keys.map(image)]
    return { data: figure.data, layout }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.picture")
    if (!button) return
    const { chart, file, ...words } = button.parentElement.dataset
    const shown = (one) => document.querySelector(`.st-key-${one}-${CSS.escape(chart)} .js-plotly-plot`)
    const figure = ["wide", "narrow"].map(shown).find((one) => one?.offsetParent)
    button.dataset.label ??= button.textContent
    try {
      const items = figure.closest('[class*="st-key-chart-"]')?.querySelectorAll(".legend li") ?? []
      const picture = framed(figure, words, items)
      const { width, height } = picture.layout
      const href = await window.Plotly.toImage(picture, { format: button.dataset.form, width, height, scale: button.dataset.form === "png" ? 2 : 1 })
      Object.assign(document.createElement("a"), { href, download: `${file}.${button.dataset.form}` }).click()
    } catch {
      button.textContent = "Not possible in this browser"
    }
  })

  // Charts come late and are made anew when the page changes, so each is found when it appears.
  function listen() {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (chart.__opensEvidence || !chart.on) continue
      chart.__opensEvidence = true
      chart.on("plotly_click", (event) => {
        const id = event.points[0]?.customdata
        // A tap ends with a click, which would meet whatever stands there once the evidence is open.
        if (id) setTimeout(() => go(focused(id)), event.event?.pointerType === "mouse" || event.event?.type === "mouseup" ? 0 : 400)
      })
    }
  }
  new MutationObserver(listen).observe(document.body, { childList: true, subtree: true })
  listen()
}
